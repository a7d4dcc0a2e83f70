package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedPhotosTest extends SanitizerCase {
  private static final Color GREY = new Color(128, 128, 128);

  @Test
  void aJpegIsShown() {
    assertStreet(shown(Photos.aJpeg()), 640, 480);
  }

  @Test
  void aProgressiveJpegIsShown() {
    assertStreet(shown(Photos.aProgressiveJpeg()), 640, 480);
  }

  @Test
  void aJpegWithAFilmBehindItIsShown() {
    assertStreet(shown(Photos.joined(Photos.aJpeg(), new byte[5_000])), 640, 480);
  }

  @Test
  void aPngIsShown() {
    assertStreet(shown(Photos.aPng()), 640, 480);
  }

  @Test
  void aWebpIsShown() {
    BufferedImage image = shown(Photos.LOSSY_WEBP);
    assertColour(image, 0.2, 0.5, Color.RED);
    assertColour(image, 0.8, 0.5, Color.BLUE);
  }

  @Test
  void aLosslessWebpIsShown() {
    BufferedImage image = shown(Photos.LOSSLESS_WEBP);
    assertColour(image, 0.2, 0.5, Color.RED);
    assertColour(image, 0.8, 0.5, Color.BLUE);
  }

  @Test
  void whatIsClearInAWebpBecomesWhite() {
    BufferedImage image = shown(Photos.CLEAR_WEBP);
    assertColour(image, 0.2, 0.5, Color.RED);
    assertColour(image, 0.8, 0.5, Color.WHITE);
  }

  @Test
  void whatIsClearInAPngBecomesWhite() {
    BufferedImage drawn = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    assertColour(shown(Photos.png(drawn)), 0.5, 0.5, Color.WHITE);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_INT_ARGB})
  void aPngOfAnyColourModelIsShown(int type) {
    assertStreet(shown(Photos.png(Photos.aStreet(640, 480, type))), 640, 480);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void aGreyPngKeepsItsGrey(int type) {
    BufferedImage image = new BufferedImage(64, 64, type);
    fill(image.getRaster(), type == BufferedImage.TYPE_BYTE_GRAY ? 128 : 128 * 257);
    assertColour(shown(Photos.png(image)), 0.5, 0.5, GREY);
  }

  @Test
  void aGreyJpegKeepsItsGrey() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    fill(image.getRaster(), 128);
    assertColour(shown(Photos.encoded("jpeg", image, false)), 0.5, 0.5, GREY);
  }

  @ParameterizedTest
  @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
  void aGreyPngWithAlphaKeepsItsGrey(int depth) {
    int full = depth == DataBuffer.TYPE_BYTE ? 255 : 65_535;
    BufferedImage image = custom(ColorSpace.CS_GRAY, depth, 2, full * 128 / 255, full);
    assertColour(shown(Photos.png(image)), 0.5, 0.5, GREY);
  }

  @Test
  void aPngOf16BitsAColourIsShown() {
    int[] orange = {65_535, 128 * 257, 0};
    BufferedImage image = custom(ColorSpace.CS_sRGB, DataBuffer.TYPE_USHORT, 3, orange);
    assertColour(shown(Photos.png(image)), 0.5, 0.5, new Color(255, 128, 0));
  }

  @Test
  void aCmykJpegIsShownInItsColours() throws IOException {
    byte[] red = printJpeg(0, 255, 0, 0, 255);
    assertColour(shown(red), 0.5, 0.5, new Color(240, 10, 10), 30);
  }

  @Test
  void aYcckJpegIsShownInItsColours() throws IOException {
    byte[] red = printJpeg(2, 179, 171, 0, 255);
    assertColour(shown(red), 0.5, 0.5, new Color(240, 10, 10), 30);
  }

  @Test
  void aLargerPhotoIsMadeSmaller() {
    var photo = accepted(Photos.aJpeg(6_000, 4_000));
    assertThat(photo.width()).isEqualTo(3_000);
    assertThat(photo.height()).isEqualTo(2_000);
    assertThat(photo.facts().width()).isEqualTo(6_000);
    assertThat(photo.facts().height()).isEqualTo(4_000);
    assertStreet(Photos.decoded(photo.jpeg()), 3_000, 2_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aJpegWithoutItsEndMarkerIsShown(int missing) {
    assertStreet(shown(Photos.without(missing, Photos.aJpeg())), 640, 480);
    assertStreet(shown(Photos.without(missing, Photos.aProgressiveJpeg())), 640, 480);
  }

  @Test
  void aJpegOf108MegapixelsIsMadeSmaller() {
    var photo = accepted(Photos.aLargeJpeg(12_000, 9_000, false));
    assertThat(photo.width()).isEqualTo(4_000);
    assertThat(photo.height()).isEqualTo(3_000);
    assertThat(photo.facts().width()).isEqualTo(12_000);
  }

  @Test
  void aProgressiveJpegOf50MegapixelsIsMadeSmaller() {
    var photo = accepted(Photos.aLargeJpeg(8_160, 6_120, true));
    assertThat(photo.width()).isEqualTo(4_080);
    assertThat(photo.height()).isEqualTo(3_060);
  }

  @Test
  void aWebpOfOneColourIsShownHoweverFewItsBytes() {
    assertThat(accepted(HostileWebps.ofOneColour(4_000, 3_000)).width()).isEqualTo(4_000);
  }

  @Test
  void aPhotoOfAPixelIsShown() {
    assertThat(shown(Photos.aJpeg(1, 1)).getWidth()).isEqualTo(1);
  }

  private static void assertStreet(BufferedImage image, int width, int height) {
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertColour(image, 0.1, 0.1, Color.GREEN);
    assertColour(image, 0.2, 0.7, Color.RED);
    assertColour(image, 0.8, 0.5, Color.BLUE);
  }

  private static void fill(WritableRaster raster, int... pixel) {
    int pixels = raster.getWidth() * raster.getHeight();
    for (int band = 0; band < pixel.length; band++) {
      int[] samples = new int[pixels];
      Arrays.fill(samples, pixel[band]);
      raster.setSamples(0, 0, raster.getWidth(), raster.getHeight(), band, samples);
    }
  }

  private static BufferedImage custom(int colours, int depth, int bands, int... pixel) {
    var space = ColorSpace.getInstance(colours);
    boolean alpha = bands > space.getNumComponents();
    var model = new ComponentColorModel(space, alpha, false, alpha ? 3 : 1, depth);
    WritableRaster raster = model.createCompatibleWritableRaster(64, 64);
    fill(raster, pixel);
    return new BufferedImage(model, raster, false, null);
  }

  /** A JPEG for printers, whose four inks are stored inverted, as its maker's marker says. */
  private static byte[] printJpeg(int transform, int... pixel) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
    fill(raster, pixel);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    }
    byte[] adobe = {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
    return Photos.withSegment(bytes.toByteArray(), 0xee, adobe);
  }
}
