package id.laksa.sla;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A way to somebody who is told.
 *
 * @param name as ladders write it: {@code kepala-dinas}
 * @param department whose; null for all
 * @param address a mail address or a telephone number; empty where the channel needs none
 */
public record Receiver(String name, @Nullable String department, Channel channel, String address) {
  /** How he is told. */
  public enum Channel {
    /** On the first page of the Live Room. */
    LIVE_ROOM,
    /** By a message in {@code opd.<code>.escalations}. */
    QUEUE,
    /** By mail. */
    EMAIL,
    /** By an approved template. */
    WHATSAPP;

    /** As tables write it: {@code live-room}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
