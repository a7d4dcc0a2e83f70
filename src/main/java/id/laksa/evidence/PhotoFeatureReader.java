package id.laksa.evidence;

/** Looks at photographs that are kept. */
@FunctionalInterface
public interface PhotoFeatureReader {
  /**
   * Looks.
   *
   * @param jpeg one of the store's
   * @throws java.io.IOException when it isn't a photograph that the store would keep
   */
  PhotoFeatures read(byte[] jpeg) throws java.io.IOException;
}
