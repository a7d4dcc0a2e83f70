package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoResult.Refused;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.evidence.RefusalReason;
import id.laksa.texts.CityTexts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the sanitizer share: uploads, and how to look at what came out. */
abstract class SanitizerCase {
  static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

  @TempDir Path folder;

  final ImageIoPhotoSanitizer sanitizer =
      new ImageIoPhotoSanitizer(
          PhotoLimits.DEFAULT, JAKARTA, CityTexts.INDONESIAN, InstantSource.system());

  @AfterEach
  void endDecoder() {
    sanitizer.close();
  }

  PhotoResult upload(byte[] content) {
    return sanitizer.sanitize(file(content), "a citizen");
  }

  Path file(byte[] content) {
    try {
      return Files.write(Files.createTempFile(folder, "upload", ".txt"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sanitized accepted(byte[] content) {
    PhotoResult result = upload(content);
    assertThat(result).isInstanceOf(Sanitized.class);
    return (Sanitized) result;
  }

  BufferedImage shown(byte[] content) {
    return Photos.decoded(accepted(content).jpeg());
  }

  void assertRefused(RefusalReason reason, byte[] content) {
    assertThat(upload(content))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  static void assertColour(BufferedImage image, double x, double y, Color expected) {
    assertColour(image, x, y, expected, 12);
  }

  static void assertColour(BufferedImage image, double x, double y, Color expected, int off) {
    int right = (int) (x * image.getWidth());
    int down = (int) (y * image.getHeight());
    Color colour = new Color(image.getRGB(right, down));
    assertThat(colour)
        .usingComparator(
            (one, other) -> distance(one, other) <= off ? 0 : 1, "within " + off + " a channel")
        .isEqualTo(expected);
  }

  private static int distance(Color one, Color other) {
    int red = Math.abs(one.getRed() - other.getRed());
    int green = Math.abs(one.getGreen() - other.getGreen());
    int blue = Math.abs(one.getBlue() - other.getBlue());
    return Math.max(red, Math.max(green, blue));
  }
}
