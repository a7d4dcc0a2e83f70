package id.laksa.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What can be told from a photo's pixels.
 *
 * @param sharpness variance of the Laplacian of the grey picture, made at most 512 pixels wide and
 *     high: below about 20 nothing has an edge, a sharp photo of a street has some hundreds
 * @param likeness 64 bits that differ little when pictures look alike (see {@link #difference});
 *     null when the picture is so even that it would look like any other even one
 */
public record PhotoFeatures(double sharpness, @Nullable Long likeness) {
  /** The number of bits in which two likenesses differ: 0 the same, about 32 nothing in common. */
  public static int difference(long one, long other) {
    return Long.bitCount(one ^ other);
  }
}
