package id.laksa.whatsapp;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What of the WhatsApp Cloud API the city uses. Every call ends in its time. */
public interface CloudApi {
  /**
   * Sends a message, once.
   *
   * @param callbackData comes back with each status: at most 512 characters, no personal data
   */
  SendResult send(WhatsAppUser to, Message message, String callbackData);

  /**
   * Fetches a photo.
   *
   * @param directUrl where the message said it is; null when it didn't
   * @param scratch where the file is put
   */
  MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch);
}
