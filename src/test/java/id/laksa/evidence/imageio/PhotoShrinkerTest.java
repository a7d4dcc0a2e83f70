package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhotoShrinkerTest {
  private final PhotoShrinker shrinker = new PhotoShrinker();

  @Test
  void aPhotoThatFitsStaysAsItIs() throws IOException {
    byte[] jpeg = Photos.aJpeg();
    assertThat(shrinker.shrink(jpeg, jpeg.length)).isSameAs(jpeg);
  }

  @Test
  void aLargerOneShowsTheSameInFewerBytes() throws IOException {
    byte[] jpeg = new JpegEncoder().encode(sand(1_200, 800));
    int most = jpeg.length / 3;

    byte[] smaller = shrinker.shrink(jpeg, most);

    assertThat(smaller).hasSizeLessThanOrEqualTo(most).hasSizeGreaterThan(most / 3);
    BufferedImage picture = Photos.decoded(smaller);
    assertThat(picture.getWidth() / (double) picture.getHeight()).isBetween(1.49, 1.51);
  }

  @Test
  void whatIsNoPhotoIsAFault() {
    assertThatIOException().isThrownBy(() -> shrinker.shrink(new byte[20_000], 10_000));
  }

  private static BufferedImage sand(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Random grains = new Random(7);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        picture.setRGB(x, y, grains.nextInt(0x1000000));
      }
    }
    return picture;
  }
}
