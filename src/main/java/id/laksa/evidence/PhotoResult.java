package id.laksa.evidence;

/** What became of an upload. */
public sealed interface PhotoResult {
  /**
   * A photograph that may be served.
   *
   * @param jpeg the bytes served: a JPEG without any metadata; owned by the receiver
   * @param sha256 of {@code jpeg}, 64 lower-case hexadecimal digits
   * @param width of {@code jpeg} in pixels, upright
   * @param height of {@code jpeg} in pixels, upright
   * @param facts what the upload said about itself
   * @param original SHA-256 of the upload as it came, 64 lower-case hexadecimal digits
   * @param features what its pixels tell
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its sha256, never copied for its size
  record Sanitized(
      byte[] jpeg,
      String sha256,
      int width,
      int height,
      PhotoFacts facts,
      String original,
      PhotoFeatures features)
      implements PhotoResult {}

  /**
   * An upload that is not taken.
   *
   * @param reason stable, for programs
   * @param sentence for the sender, in Indonesian
   */
  record Refused(RefusalReason reason, String sentence) implements PhotoResult {}

  /**
   * Nothing is known about the upload, since we had no room or time for it. The same one may be
   * taken later.
   *
   * @param tried whether it had its turn and our decoder's time or memory didn't suffice
   */
  record Busy(boolean tried) implements PhotoResult {}
}
