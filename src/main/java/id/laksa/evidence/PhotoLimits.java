package id.laksa.evidence;

/**
 * How much an upload may cost.
 *
 * @param maxBytes the largest file taken, in bytes
 * @param maxPixels the largest width times height of a JPEG; PNG may have half of it, WebP a tenth
 * @param maxSide the largest width or height, in pixels
 * @param concurrency how many photographs are decoded at once, WebP apart
 * @param waiting how many more wait for their turn; a quarter of them WebP
 */
public record PhotoLimits(int maxBytes, long maxPixels, int maxSide, int concurrency, int waiting) {
  /**
   * 10 MiB, 128 megapixels (a phone's 108), 16,384 pixels a side (a phone's widest panorama), two
   * at once, 16 waiting.
   */
  public static final PhotoLimits DEFAULT =
      new PhotoLimits(10 * 1_048_576, 128_000_000, 16_384, 2, 16);

  /** These, for one at a time. */
  public PhotoLimits oneAtATime() {
    return new PhotoLimits(maxBytes, maxPixels, maxSide, 1, waiting);
  }

  public PhotoLimits {
    if (maxBytes < 1 || maxPixels < 1 || maxSide < 1 || concurrency < 1 || waiting < 1) {
      throw new IllegalArgumentException("Every photo limit must be 1 or more");
    }
  }
}
