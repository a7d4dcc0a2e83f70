package id.laksa.whatsapp;

import java.nio.file.Path;

/** What became of fetching a citizen's photo. Reasons are stable, for programs. */
public sealed interface MediaResult {
  /**
   * It is here, as sent and not looked into.
   *
   * @param file the caller's from now on; the caller deletes it
   * @param mime what it is said to be, {@code image/…} in lower case
   */
  record Fetched(Path file, String mime) implements MediaResult {}

  /** It may come another time. */
  record Later(String reason) implements MediaResult {}

  /**
   * It won't come.
   *
   * @param reason one of the constants here
   */
  record Gone(String reason) implements MediaResult {
    /** WhatsApp doesn't have it, or not for us. */
    public static final String GONE = "media-gone";

    /** Larger than we take. */
    public static final String TOO_LARGE = "media-too-large";

    /** A film, a document, a voice. */
    public static final String NOT_IMAGE = "media-not-image";

    /** Its address had ended each time we came. */
    public static final String EXPIRED = "media-expired";

    /** Other bytes than WhatsApp announced. */
    public static final String DAMAGED = "media-damaged";

    /** Its address isn't one that our token may be shown to. */
    public static final String ADDRESS_REFUSED = "media-address-refused";
  }
}
