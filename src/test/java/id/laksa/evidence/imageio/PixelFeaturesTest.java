package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.PhotoFeatures;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelFeaturesTest {
  private static final int SAME = 6;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aScaledPhotoLooksTheSame(int seed) {
    BufferedImage street = street(seed);
    for (int[] size : new int[][] {{1600, 1200}, {640, 480}, {320, 240}, {817, 611}}) {
      assertThat(difference(street, scaled(street, size[0], size[1]))).isLessThanOrEqualTo(SAME);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aBrighterPhotoLooksTheSame(int seed) {
    BufferedImage street = street(seed);
    BufferedImage brighter =
        new java.awt.image.RescaleOp(0.8f, 40, null).filter(street, like(street));
    assertThat(difference(street, brighter)).isLessThanOrEqualTo(SAME);
  }

  @Test
  void aPhotoSentThroughThePipelineAgainLooksTheSame() throws Exception {
    BufferedImage street = street(6);
    byte[] again = new JpegEncoder().encode(street);
    PhotoFeatures features = new ImageIoFeatureReader().read(again);
    assertThat(PhotoFeatures.difference(features.likeness(), PixelFeatures.of(street).likeness()))
        .isLessThanOrEqualTo(2);
  }

  @Test
  void anotherPhotoLooksDifferent() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(difference(street(seed), street(seed + 100))).isGreaterThan(11);
    }
  }

  @Test
  void anEvenPictureHasNoLikenessAndNoSharpness() {
    BufferedImage wall = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
    assertThat(PixelFeatures.of(wall)).isEqualTo(new PhotoFeatures(0, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aBlurredPhotoIsLessSharp(int seed) {
    BufferedImage street = street(seed);
    double sharp = PixelFeatures.of(street).sharpness();
    assertThat(sharp).isGreaterThan(100);
    assertThat(PixelFeatures.of(blurred(street, 31)).sharpness()).isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 33, 511, 513, 4_640})
  void aPictureOfAnySizeIsLookedAt(int side) {
    PixelFeatures.of(new BufferedImage(side, 1, BufferedImage.TYPE_3BYTE_BGR));
    PixelFeatures.of(new BufferedImage(1, side, BufferedImage.TYPE_3BYTE_BGR));
    PixelFeatures.of(new BufferedImage(side, 40, BufferedImage.TYPE_3BYTE_BGR));
  }

  private static int difference(BufferedImage one, BufferedImage other) {
    return PhotoFeatures.difference(
        PixelFeatures.of(one).likeness(), PixelFeatures.of(other).likeness());
  }

  private static BufferedImage street(int seed) {
    BufferedImage image = new BufferedImage(1200, 900, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = image.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      pen.setColor(new Color(random.nextInt(0xFFFFFF)));
      pen.fillRect(random.nextInt(1100), random.nextInt(800), 150, 120);
    }
    pen.dispose();
    return image;
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = scaled.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return scaled;
  }

  private static BufferedImage blurred(BufferedImage image, int width) {
    float[] row = new float[width];
    Arrays.fill(row, 1f / width);
    BufferedImage across = new ConvolveOp(new Kernel(width, 1, row)).filter(image, like(image));
    BufferedImage both = new ConvolveOp(new Kernel(1, width, row)).filter(across, like(image));
    // The filter leaves the borders black, which would be edges.
    int inside = image.getWidth() - 2 * width;
    int down = image.getHeight() - 2 * width;
    return scaled(both.getSubimage(width, width, inside, down), inside, down);
  }

  private static BufferedImage like(BufferedImage image) {
    return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
  }
}
