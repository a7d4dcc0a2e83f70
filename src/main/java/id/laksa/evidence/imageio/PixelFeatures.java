package id.laksa.evidence.imageio;

import id.laksa.evidence.PhotoFeatures;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Looks at pixels. The likeness is a perceptual hash: which of the 64 lowest frequencies of the
 * picture, made 32 by 32 and grey, lie above their median. Scaling, compression and light hardly
 * change them.
 */
final class PixelFeatures {
  private static final int LARGEST = 512;
  private static final int SIDE = 32;
  private static final int FREQUENCIES = 8;
  private static final int WORDS = 4;
  private static final int WORD = 16;

  /** Below it, in shades of 256, what differs is the camera's noise. */
  private static final double LEAST_CONTRAST = 4;

  private static final double[][] COSINES = cosines();

  private PixelFeatures() {}

  /** Looks at an upright picture, blue, green and red a pixel, a byte each. */
  static PhotoFeatures of(BufferedImage picture) {
    Grey grey = grey(picture);
    return new PhotoFeatures(grey.edges(), likeness(grey.scaled(SIDE)));
  }

  /** Averages squares of pixels, so that neither noise nor the size of the picture counts. */
  private static Grey grey(BufferedImage picture) {
    int width = picture.getWidth();
    int step = 1 + (Math.max(width, picture.getHeight()) - 1) / LARGEST;
    int columns = Math.max(1, width / step);
    int rows = Math.max(1, picture.getHeight() / step);
    int across = Math.min(step, width);
    int down = Math.min(step, picture.getHeight());
    byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    double[] shades = new double[columns * rows];
    for (int row = 0; row < rows * down; row++) {
      int at = row * width * 3;
      int line = row / down * columns;
      for (int column = 0; column < columns; column++) {
        int sum = 0;
        for (int i = 0; i < across; i++, at += 3) {
          // Luma by ITU-R BT.601, in 256ths.
          sum += 29 * (bytes[at] & 255) + 150 * (bytes[at + 1] & 255) + 77 * (bytes[at + 2] & 255);
        }
        shades[line + column] += sum;
      }
    }
    double scale = 1.0 / (256.0 * across * down);
    Arrays.setAll(shades, i -> shades[i] * scale);
    return new Grey(columns, rows, shades);
  }

  private static @Nullable Long likeness(double[] shades) {
    double mean = Arrays.stream(shades).average().orElse(0);
    double variance = Arrays.stream(shades).map(s -> (s - mean) * (s - mean)).average().orElse(0);
    if (Math.sqrt(variance) < LEAST_CONTRAST) {
      return null;
    }
    double[] strengths = new double[FREQUENCIES * FREQUENCIES];
    for (int v = 0; v < FREQUENCIES; v++) {
      double[] folded = new double[SIDE];
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          folded[x] += COSINES[v][y] * shades[y * SIDE + x];
        }
      }
      for (int u = 0; u < FREQUENCIES; u++) {
        for (int x = 0; x < SIDE; x++) {
          strengths[v * FREQUENCIES + u] += COSINES[u][x] * folded[x];
        }
      }
    }
    double[] sorted = strengths.clone();
    Arrays.sort(sorted);
    double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    long bits = 0;
    for (int i = 0; i < strengths.length; i++) {
      bits |= strengths[i] > median ? 1L << place(i) : 0;
    }
    return bits;
  }

  /** Spreads high and low frequencies over the four words by which photos are looked up. */
  private static int place(int i) {
    return (i / FREQUENCIES + i) % WORDS * WORD + i / WORDS;
  }

  /** The lowest frequencies but the mean, which is the light. */
  private static double[][] cosines() {
    double[][] cosines = new double[FREQUENCIES][SIDE];
    for (int f = 0; f < FREQUENCIES; f++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[f][x] = Math.cos(Math.PI * (f + 1) * (2 * x + 1) / (2 * SIDE));
      }
    }
    return cosines;
  }
}
