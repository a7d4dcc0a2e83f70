package id.laksa.whatsapp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A citizen who wrote to us on WhatsApp: personal data.
 *
 * @param id ours
 * @param name of his profile; null when not told
 */
public record Contact(UUID id, WhatsAppUser sender, @Nullable String name) {
  /** Shows nothing of the person. */
  @Override
  public String toString() {
    return "Contact[" + id + "]";
  }
}
