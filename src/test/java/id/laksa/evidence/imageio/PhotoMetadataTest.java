package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import id.laksa.evidence.PhotoStore;
import id.laksa.place.GeoPoint;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoMetadataTest extends SanitizerCase {
  private static final Instant NOON_IN_JAKARTA = Instant.parse("2026-11-22T05:00:00Z");
  private static final ExifBlock FULL =
      new ExifBlock()
          .orientation(6)
          .takenAt("2026:11:22 12:00:00", null)
          .at("S", 6.1783, "E", 106.6319);

  @Test
  void aPhotoLeavesWithoutMetadata() throws Exception {
    byte[] secret = "http://ns.adobe.com/xap/1.0/\0<x>Budi</x>".getBytes(StandardCharsets.US_ASCII);
    byte[] photo = Photos.withSegment(FULL.in(Photos.aJpeg()), 0xe1, secret);
    photo = Photos.withSegment(Photos.withSegment(photo, 0xed, secret), 0xfe, secret);
    byte[] jpeg = accepted(photo).jpeg();
    assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Budi");
    assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg)).getDirectories())
        .extracting(Directory::getName)
        .containsExactlyInAnyOrder("JPEG", "JFIF", "Huffman", "File Type");
  }

  @Test
  void theSameUploadGivesTheSameBytes() {
    var photo = accepted(FULL.in(Photos.aJpeg()));
    assertThat(accepted(FULL.in(Photos.aJpeg())).jpeg()).isEqualTo(photo.jpeg());
    assertThat(photo.sha256()).isEqualTo(PhotoStore.idOf(photo.jpeg()));
  }

  @Test
  void nothingIsLeftBehindOnTheDisk() throws Exception {
    accepted(FULL.in(Photos.aJpeg()));
    accepted(Photos.aPng());
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void theFactsAreReadBeforeTheyAreRemoved() {
    assertFacts(FULL.in(Photos.aJpeg()));
  }

  @Test
  void theFactsOfAPngAreRead() {
    assertFacts(Photos.withChunk(Photos.aPng(), "eXIf", FULL.tiff()));
  }

  @Test
  void theFactsOfAWebpAreRead() {
    byte[] tiff = FULL.tiff();
    byte[] plain = Photos.CLEAR_WEBP;
    ByteBuffer photo = ByteBuffer.allocate(plain.length + 8 + tiff.length);
    photo.order(ByteOrder.LITTLE_ENDIAN).put(plain);
    photo.put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(tiff.length).put(tiff);
    photo.putInt(4, photo.capacity() - 8);
    assertFacts(photo.array());
  }

  @Test
  void aTimeWithAnOffsetIsNotReadInTheCitysZone() {
    var exif = new ExifBlock().takenAt("2026:11:22 14:00:00", "+09:00");
    assertThat(accepted(exif.in(Photos.aJpeg())).facts().takenAt()).isEqualTo(NOON_IN_JAKARTA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0000:00:00 00:00:00", "    :  :     :  :  ", "2026:02:30 10:00:00", "2026", ""})
  void aTimeThatIsNoneIsUnknown(String time) {
    var exif = new ExifBlock().takenAt(time, null);
    assertThat(accepted(exif.in(Photos.aJpeg())).facts().takenAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "91, 106", "6, 181"})
  void aPlaceThatCannotBeIsUnknown(double lat, double lon) {
    var exif = new ExifBlock().at("S", lat, "E", lon);
    assertThat(accepted(exif.in(Photos.aJpeg())).facts().gps()).isNull();
  }

  @Test
  void aPhotoWithoutMetadataHasNoFactsButItsSize() {
    var facts = accepted(Photos.aJpeg()).facts();
    assertThat(facts.takenAt()).isNull();
    assertThat(facts.gps()).isNull();
    assertThat(facts.width()).isEqualTo(640);
  }

  @Test
  void damagedMetadataDoesNotCostThePhoto() {
    byte[] tiff = FULL.tiff();
    for (int length = 0; length < tiff.length; length++) {
      byte[] prefix = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
      byte[] cut = Photos.joined(prefix, Arrays.copyOf(tiff, length));
      accepted(Photos.withSegment(Photos.aJpeg(16, 16), 0xe1, cut));
    }
  }

  /** Where the green patch of the stored upper left corner is seen. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.1, 0.1", "2, 0.9, 0.1", "3, 0.9, 0.9", "4, 0.1, 0.9",
    "5, 0.1, 0.1", "6, 0.9, 0.1", "7, 0.9, 0.9", "8, 0.1, 0.9"
  })
  void aPhotoIsTurnedUpright(int orientation, double x, double y) {
    byte[] photo = new ExifBlock().orientation(orientation).in(Photos.aJpeg());
    BufferedImage image = shown(photo);
    assertThat(image.getWidth()).isEqualTo(orientation < 5 ? 640 : 480);
    assertThat(image.getHeight()).isEqualTo(orientation < 5 ? 480 : 640);
    assertColour(image, x, y, Color.GREEN);
    boolean lying = orientation >= 5;
    assertColour(image, lying ? x : 1 - x, lying ? 1 - y : y, Color.BLUE);
    assertColour(image, lying ? 1 - x : x, lying ? y : 1 - y, Color.RED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65_535})
  void anUnknownOrientationIsUpright(int orientation) {
    byte[] photo = new ExifBlock().orientation(orientation).in(Photos.aJpeg());
    assertColour(shown(photo), 0.1, 0.1, Color.GREEN);
  }

  @Test
  void theColoursOfAProfileBecomeThoseThatEveryViewerAssumes() {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
    var pen = grey.createGraphics();
    pen.setColor(new Color(55, 55, 55));
    pen.fillRect(0, 0, 64, 64);
    byte[] plain = Photos.encoded("jpeg", grey, false);
    byte[] photo = Photos.withSegment(plain, 0xe2, Photos.joined(head, profile));
    assertColour(shown(photo), 0.5, 0.5, new Color(128, 128, 128));
  }

  @Test
  void aBrokenProfileDoesNotCostThePhoto() {
    byte[] profile = "ICC_PROFILE\0\1\1nonsense".getBytes(StandardCharsets.ISO_8859_1);
    assertColour(shown(Photos.withSegment(Photos.aJpeg(), 0xe2, profile)), 0.1, 0.1, Color.GREEN);
  }

  private void assertFacts(byte[] photo) {
    var facts = accepted(photo).facts();
    assertThat(facts.takenAt()).isEqualTo(NOON_IN_JAKARTA);
    GeoPoint gps = facts.gps();
    assertThat(gps).isNotNull();
    assertThat(gps.lat()).isCloseTo(-6.1783, Offset.offset(1e-6));
    assertThat(gps.lon()).isCloseTo(106.6319, Offset.offset(1e-6));
  }
}
