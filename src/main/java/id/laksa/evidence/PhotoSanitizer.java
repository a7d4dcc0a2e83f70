package id.laksa.evidence;

import java.nio.file.Path;

/** Makes a photograph nobody trusts into one that can be shown to anybody. */
@FunctionalInterface
public interface PhotoSanitizer {
  /**
   * Decodes an upload within bounds and encodes it anew, upright and without metadata. The same
   * bytes give the same answer, but for {@link PhotoResult.Busy}. Waits for its turn while others
   * decode, for a bounded time.
   *
   * @param upload a file of any content; its name doesn't matter, it is only read
   * @param source who sent it: those who wait take turns by it
   * @throws java.io.UncheckedIOException when the file itself can't be read
   */
  PhotoResult sanitize(Path upload, String source);
}
