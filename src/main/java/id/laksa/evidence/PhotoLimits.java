package id.laksa.evidence;

/**
 * How much an upload may cost.
 *
 * @param maxBytes the largest file taken, in bytes
 * @param maxPixels the largest width times height; a format whose decoder holds more than the
 *     finished picture in memory gets a share of it
 * @param maxSide the largest width or height, in pixels
 * @param concurrency how many photographs are decoded at once
 */
public record PhotoLimits(int maxBytes, long maxPixels, int maxSide, int concurrency) {
  /** 10 MiB, 64 megapixels, 16,384 pixels a side (a phone's widest panorama), two at once. */
  public static final PhotoLimits DEFAULT = new PhotoLimits(10 * 1_048_576, 64_000_000, 16_384, 2);

  public PhotoLimits {
    if (maxBytes < 1 || maxPixels < 1 || maxSide < 1 || concurrency < 1) {
      throw new IllegalArgumentException("Every photo limit must be 1 or more");
    }
  }
}
