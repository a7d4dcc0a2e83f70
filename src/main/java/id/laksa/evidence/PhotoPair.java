package id.laksa.evidence;

import java.io.IOException;

/** Shows before and after in one picture, for channels that show one at a time. */
public interface PhotoPair {
  /**
   * Both side by side, as high as one another where their shapes allow it.
   *
   * @param before a JPEG of the store's, on the left
   * @param after another, on the right
   * @return a JPEG without metadata, at most 2,000 pixels wide
   * @throws IOException when one of them isn't a photograph that the store would keep
   */
  byte[] beside(byte[] before, byte[] after) throws IOException;
}
