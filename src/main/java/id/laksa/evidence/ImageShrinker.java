package id.laksa.evidence;

import java.io.IOException;

/** Makes photographs small enough for channels that bound them. */
public interface ImageShrinker {
  /**
   * The same picture in at most {@code maxBytes}.
   *
   * @param jpeg one of the store's
   * @param maxBytes at least 10,000
   * @return {@code jpeg} itself when it fits, else a smaller picture without metadata
   * @throws IOException when it isn't a photograph that the store would keep
   */
  byte[] shrink(byte[] jpeg, int maxBytes) throws IOException;
}
