package id.laksa.evidence.imageio;

import static id.laksa.evidence.RefusalReason.CANNOT_DECODE;
import static id.laksa.evidence.RefusalReason.TOO_MANY_PIXELS;

import java.nio.ByteBuffer;

/**
 * What the scans of a JPEG bring, by their headers: what it costs to hold it, and whether all came.
 */
final class JpegScans {
  /** A dozen is usual; each one costs a pass over the whole picture. */
  private static final int MAX_SCANS = 100;

  /**
   * Of all coefficients, which the decoder holds, outside the heap, when one scan doesn't bring
   * them all. Enough for 64 megapixels with colours at half the resolution, as phones write them,
   * or 33 at the full one.
   */
  private static final long MOST_BYTES = 192L * 1_048_576;

  private static final int BLOCK = 8;
  private static final int BYTES_A_BLOCK = 128;
  private static final long ALL = -1;

  private boolean inPasses;
  private int count;
  private byte[] components = {};

  /** A bit for each of a component's 64 frequencies that was brought to its last digit. */
  private long[] brought = {};

  private long bytes;

  /**
   * Reads the frame's header.
   *
   * @param start of its length
   */
  void frame(int marker, ByteBuffer in, int start, int width, int height)
      throws UnfitPhotoException {
    inPasses = marker == 0xc2;
    components = new byte[Byte.toUnsignedInt(in.get(start + 7))];
    if (components.length == 0 || components.length > 4) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    brought = new long[components.length];
    int across = 1;
    int down = 1;
    for (int i = 0; i < components.length; i++) {
      components[i] = in.get(start + 8 + 3 * i);
      int sampling = in.get(start + 9 + 3 * i);
      across = Math.max(across, (sampling >> 4) & 15);
      down = Math.max(down, sampling & 15);
    }
    for (int i = 0; i < components.length; i++) {
      int sampling = in.get(start + 9 + 3 * i);
      bytes +=
          BYTES_A_BLOCK
              * blocks(width, across, (sampling >> 4) & 15)
              * blocks(height, down, sampling & 15);
    }
  }

  /**
   * Reads a scan's header.
   *
   * @param start of its length
   */
  void scan(ByteBuffer in, int start) throws UnfitPhotoException {
    int named = Byte.toUnsignedInt(in.get(start + 2));
    if (++count > MAX_SCANS || named > components.length) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    if ((inPasses || named < components.length || count > 1) && bytes > MOST_BYTES) {
      throw new UnfitPhotoException(TOO_MANY_PIXELS);
    }
    int behind = start + 3 + 2 * named;
    for (int i = 0; i < named; i++) {
      for (int component = 0; component < components.length; component++) {
        if (components[component] == in.get(start + 3 + 2 * i)) {
          brought[component] |=
              inPasses ? last(in.get(behind), in.get(behind + 1), in.get(behind + 2)) : ALL;
        }
      }
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Whether all came that make the picture as it was meant: none of the scans is missing. */
  boolean areComplete() {
    for (long frequencies : brought) {
      if (frequencies != ALL) {
        return false;
      }
    }
    return count > 0;
  }

  private static long last(int from, int to, int digits) {
    boolean all = (digits & 15) == 0 && from >= 0 && to >= from && to < 64;
    return all ? (ALL << from) & (ALL >>> (63 - to)) : 0;
  }

  /** As the decoder counts them: whole ones of the smallest unit that holds all components. */
  private static long blocks(int pixels, int most, int sampling) {
    int unit = BLOCK * most;
    return (long) ((pixels + unit - 1) / unit) * sampling;
  }
}
