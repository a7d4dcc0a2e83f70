package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PhotoPairMakerTest {
  private final PhotoPairMaker pairs = new PhotoPairMaker();

  @Test
  void beforeStandsOnTheLeftAndAfterOnTheRight() throws IOException {
    BufferedImage both =
        Photos.decoded(pairs.beside(plain(Color.RED, 400, 300), plain(Color.BLUE, 600, 1_200)));
    assertThat(both.getWidth()).isEqualTo(990 + 20 + 480);
    assertThat(both.getHeight()).isEqualTo(960);
    assertThat(new Color(both.getRGB(100, 100)).getRed()).isGreaterThan(200);
    assertThat(new Color(both.getRGB(1_400, 900)).getBlue()).isGreaterThan(200);
  }

  @Test
  void theSamePairGivesTheSameBytes() throws IOException {
    byte[] before = plain(Color.RED, 40, 30);
    byte[] after = plain(Color.BLUE, 40, 30);
    assertThat(pairs.beside(before, after)).isEqualTo(pairs.beside(before, after));
  }

  @Test
  void whatIsNoPhotoIsAFault() {
    assertThatIOException()
        .isThrownBy(() -> pairs.beside(new byte[100], plain(Color.BLUE, 40, 30)));
  }

  private static byte[] plain(Color colour, int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return new JpegEncoder().encode(picture);
  }
}
