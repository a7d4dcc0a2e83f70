package id.laksa.evidence.imageio;

import static id.laksa.evidence.RefusalReason.ANIMATED;
import static id.laksa.evidence.RefusalReason.CANNOT_DECODE;
import static id.laksa.evidence.RefusalReason.HEIC;
import static id.laksa.evidence.RefusalReason.NOT_AN_IMAGE;
import static id.laksa.evidence.RefusalReason.TOO_LARGE;
import static id.laksa.evidence.RefusalReason.TOO_MANY_PIXELS;
import static id.laksa.evidence.RefusalReason.TRUNCATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoResult.Refused;
import java.awt.image.BufferedImage;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedPhotosTest extends SanitizerCase {
  private static final BufferedImage STREET = Photos.aStreet(64, 64, BufferedImage.TYPE_3BYTE_BGR);

  @ParameterizedTest
  @ValueSource(strings = {"gif", "bmp", "tiff"})
  void anImageOfAnotherFormatIsRefused(String format) {
    assertRefused(NOT_AN_IMAGE, Photos.encoded(format, STREET, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "%PDF-1.7\n",
        "\0\0\0\u0018ftypavif",
        "RIFF....AVI LIST",
        "<!doctype html><script>alert(1)</script>"
      })
  void whatIsNoImageIsRefused(String content) {
    assertRefused(NOT_AN_IMAGE, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "heix", "hevc", "mif1"})
  void aHeicIsRefusedByItsName(String brand) {
    byte[] photo = ("\0\0\0\u0018ftyp" + brand).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(upload(photo))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(HEIC);
              assertThat(refused.sentence()).contains("HEIC", "JPEG");
            });
  }

  @Test
  void aPageThatIsAlsoAPhotoComesOutAsAPhotoOnly() {
    byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    byte[] photo = Photos.withSegment(Photos.joined(Photos.aJpeg(), page), 0xfe, page);
    assertThat(new String(accepted(photo).jpeg(), StandardCharsets.ISO_8859_1))
        .doesNotContain("script");
  }

  @Test
  void ofAMovingPngTheStillPictureRemains() {
    byte[] moving = Photos.withChunk(Photos.aPng(), "acTL", new byte[] {0, 0, 0, 9, 0, 0, 0, 0});
    assertThat(accepted(moving).jpeg()).isEqualTo(accepted(Photos.aPng()).jpeg());
  }

  @Test
  void aFileAboveTheLimitIsRefused() {
    int limit = PhotoLimits.DEFAULT.maxBytes();
    byte[] padded = Photos.joined(Photos.aJpeg(), new byte[limit]);
    accepted(Arrays.copyOf(padded, limit));
    assertRefused(TOO_LARGE, Arrays.copyOf(padded, limit + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 90, 99})
  void aTruncatedPhotoIsRefused(int percent) {
    assertRefused(TRUNCATED, Photos.firstPercent(percent, Photos.aJpeg()));
    assertRefused(TRUNCATED, Photos.firstPercent(percent, Photos.aProgressiveJpeg()));
    assertRefused(TRUNCATED, Photos.firstPercent(percent, Photos.aPng()));
  }

  @Test
  void aWebpTruncatedAnywhereIsRefused() {
    for (byte[] photo : new byte[][] {Photos.LOSSY_WEBP, Photos.LOSSLESS_WEBP, Photos.CLEAR_WEBP}) {
      for (int length = 12; length < photo.length; length++) {
        assertRefused(TRUNCATED, Arrays.copyOf(photo, length));
      }
    }
  }

  @Test
  void aTruncatedJpegWithAnEndMarkerPutOnIsRefused() {
    byte[] end = {(byte) 0xff, (byte) 0xd9};
    assertRefused(TRUNCATED, Photos.joined(Photos.firstPercent(70, Photos.aJpeg()), end));
    assertRefused(
        TRUNCATED, Photos.joined(Photos.firstPercent(70, Photos.aProgressiveJpeg()), end));
  }

  /** What follows the end of a scan may be another, or nothing: only the headers before it tell. */
  @Test
  void aProgressiveJpegWithoutItsLastScansIsRefused() {
    byte[] photo = Photos.aProgressiveJpeg();
    int scans = 0;
    for (int at = 2; at < photo.length - 1; at++) {
      boolean next = photo[at] == -1 && (photo[at + 1] & 255) == 0xda;
      if (next && ++scans > 1) {
        assertRefused(TRUNCATED, Arrays.copyOf(photo, at));
      }
    }
    assertThat(scans).isGreaterThan(3);
  }

  @Test
  void aJpegIsRefusedWhoseBytesEndBeforeItsPixels() {
    byte[] photo = Photos.aJpeg();
    for (int missing = 10; missing < 200; missing += 19) {
      assertRefused(TRUNCATED, Photos.without(missing, photo));
    }
  }

  @Test
  void aJpegInPassesThatNeedsTooMuchMemoryIsRefused() {
    // Three colours at the full resolution, in one scan or in several.
    byte[] full = Photos.claiming(8_160, 6_120, Photos.aProgressiveJpeg());
    full[frame(full) + 11] = 0x11;
    assertRefused(TOO_MANY_PIXELS, full);
    byte[] oneScan = Photos.claiming(9_248, 9_248, Photos.aJpeg());
    oneScan[frame(oneScan) + 1] = (byte) 0xc2;
    assertRefused(TOO_MANY_PIXELS, oneScan);
  }

  @Test
  void aJpegWhoseHeightComesLaterIsRefused() {
    byte[] later = Photos.claiming(640, 0, Photos.aJpeg());
    assertRefused(CANNOT_DECODE, Photos.withSegment(later, 0xdc, new byte[] {-1, -1}));
  }

  @Test
  void aPngWhoseLastPixelsAreMissingIsRefused() {
    byte[] whole = Photos.aPng();
    byte[] half = Arrays.copyOfRange(whole, 41, whole.length - 16 - (whole.length - 57) / 2);
    byte[] head = Arrays.copyOf(whole, 33);
    byte[] end = Arrays.copyOfRange(whole, whole.length - 12, whole.length);
    byte[] photo = Photos.withChunk(Photos.joined(head, end), "IDAT", half);
    assertThat(upload(photo)).isInstanceOf(Refused.class);
  }

  @Test
  void aWebpWhosePixelsAreMissingIsRefused() {
    for (byte[] whole : new byte[][] {Photos.LOSSY_WEBP, Photos.LOSSLESS_WEBP}) {
      byte[] cut = Arrays.copyOf(whole, 34);
      ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 26).putInt(16, 14);
      assertRefused(TRUNCATED, cut);
    }
  }

  @Test
  void aPngWithAWrongCheckSumIsRefused() {
    byte[] photo = Photos.aPng();
    photo[photo.length / 2] ^= 1;
    assertRefused(CANNOT_DECODE, photo);
  }

  @Test
  void aMovingWebpIsRefused() {
    assertRefused(ANIMATED, Photos.MOVING_WEBP);
  }

  @Test
  void aPhotoThatClaimsTooManyPixelsIsRefused() {
    assertRefused(TOO_MANY_PIXELS, Photos.claiming(50_000, 50_000, Photos.aJpeg()));
    assertRefused(TOO_MANY_PIXELS, Photos.claiming(12_801, 10_000, Photos.aJpeg()));
    assertRefused(TOO_MANY_PIXELS, Photos.claiming(20_000, 10, Photos.aJpeg()));
    assertRefused(TOO_MANY_PIXELS, Photos.claiming(12_000, 9_000, Photos.aProgressiveJpeg()));
    assertRefused(TOO_MANY_PIXELS, Photos.pngClaiming(8_001, 8_000, Photos.aPng()));
    assertRefused(TOO_MANY_PIXELS, Photos.pngClaiming(50_000, 50_000, Photos.aPng()));
    assertRefused(TOO_MANY_PIXELS, Photos.pngClaiming(Integer.MAX_VALUE, 1, Photos.aPng()));
    assertRefused(TOO_MANY_PIXELS, canvas(50_000, 50_000));
    assertRefused(TOO_MANY_PIXELS, webpFrame(16_000, 16_000));
  }

  @Test
  void aHeaderAloneIsEnoughToRefuseTooManyPixels() {
    byte[] photo = Photos.pngClaiming(50_000, 50_000, Photos.aPng());
    assertRefused(TOO_MANY_PIXELS, Arrays.copyOf(photo, 33));
  }

  @Test
  void aPhotoWithoutPixelsIsRefused() {
    assertRefused(CANNOT_DECODE, Photos.claiming(0, 480, Photos.aJpeg()));
    assertRefused(CANNOT_DECODE, Photos.pngClaiming(640, 0, Photos.aPng()));
    assertRefused(CANNOT_DECODE, Photos.pngClaiming(-1, 480, Photos.aPng()));
    assertRefused(CANNOT_DECODE, new byte[] {-1, (byte) 0xd8, -1, (byte) 0xd9});
  }

  @Test
  void aWebpWhoseFrameIsLargerThanItsCanvasIsRefused() {
    assertRefused(CANNOT_DECODE, canvas(31, 24));
  }

  @Test
  void aJpegWithASecondFrameHeaderIsRefused() {
    byte[] small = {8, 0, 1, 0, 1, 1, 1, 17, 0};
    assertRefused(CANNOT_DECODE, Photos.withSegment(Photos.aJpeg(), 0xc0, small));
  }

  @Test
  void whateverIsWrongInsideNothingIsThrown() {
    Random random = new Random(20_261_122);
    for (byte[] photo :
        new byte[][] {
          Photos.aJpeg(64, 64),
          Photos.png(STREET),
          new ExifBlock().orientation(6).at("S", 6.2, "E", 106.6).in(Photos.aJpeg(64, 64))
        }) {
      for (int round = 0; round < 400; round++) {
        byte[] damaged = photo.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt(256);
        }
        assertThat(upload(damaged)).isNotNull();
      }
    }
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> sanitizer.sanitize(nowhere, "a citizen"))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static int frame(byte[] jpeg) {
    int at = 0;
    while (jpeg[at] != -1 || (jpeg[at + 1] & 253) != 0xc0) {
      at++;
    }
    return at;
  }

  private static byte[] canvas(int width, int height) {
    byte[] photo = Photos.CLEAR_WEBP.clone();
    ByteBuffer header = ByteBuffer.wrap(photo).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(24, width - 1).putShort(27, (short) (height - 1));
    photo[29] = (byte) ((height - 1) >> 16);
    return photo;
  }

  private static byte[] webpFrame(int width, int height) {
    byte[] photo = Photos.LOSSY_WEBP.clone();
    ByteBuffer header = ByteBuffer.wrap(photo).order(ByteOrder.LITTLE_ENDIAN);
    header.putShort(26, (short) width).putShort(28, (short) height);
    return photo;
  }
}
