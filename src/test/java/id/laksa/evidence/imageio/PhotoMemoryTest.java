package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import id.laksa.evidence.PhotoResult.Refused;
import id.laksa.evidence.PhotoResult.Sanitized;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** What an upload may allocate, as the virtual machine counts it. */
class PhotoMemoryTest extends SanitizerCase {
  private static final long MB = 1_000_000;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void manyThatClaimTooManyPixelsCostNothing() {
    accepted(Photos.aJpeg());
    Path jpeg = file(Photos.claiming(50_000, 50_000, Photos.aJpeg()));
    Path png = file(Photos.pngClaiming(50_000, 50_000, Photos.aPng()));
    long allocated =
        allocatedBy(
            () -> {
              for (int round = 0; round < 200; round++) {
                assertThat(sanitizer.sanitize(jpeg, "a citizen")).isInstanceOf(Refused.class);
                assertThat(sanitizer.sanitize(png, "a citizen")).isInstanceOf(Refused.class);
              }
            });
    assertThat(allocated / 400).isLessThan(MB);
  }

  @Test
  void textsThatUnpackToGigabytesAreNeverUnpacked() {
    byte[] text = new byte[1_000_000];
    BufferedImage indexed = Photos.aStreet(64, 64, BufferedImage.TYPE_BYTE_INDEXED);
    Path png = file(Photos.withChunk(Photos.png(indexed), "zTXt", bomb(text)));
    assertThat(
            allocatedBy(
                () ->
                    assertThat(sanitizer.sanitize(png, "a citizen")).isInstanceOf(Sanitized.class)))
        .isLessThan(20 * MB);
  }

  @Test
  void aLargePhotoIsNeverWholeInMemory() {
    BufferedImage large = new BufferedImage(8_000, 8_000, BufferedImage.TYPE_BYTE_GRAY);
    Path jpeg = file(Photos.encoded("jpeg", large, false));
    Path png = file(Photos.png(large));
    for (Path photo : new Path[] {jpeg, png}) {
      long allocated =
          allocatedBy(
              () ->
                  assertThat(sanitizer.sanitize(photo, "a citizen")).isInstanceOf(Sanitized.class));
      assertThat(allocated).isLessThan(192 * MB);
    }
  }

  /** 64 kB whose 5,000 entries all point to the same 60 kB would be 300 MB. */
  @Test
  void metadataThatPointsToItselfIsNotMultiplied() {
    byte[] tiff = Arrays.copyOf(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8}, 65_000);
    int entries = 5_000;
    tiff[8] = (byte) (entries >> 8);
    tiff[9] = (byte) entries;
    for (int entry = 0; entry < entries; entry++) {
      int at = 10 + 12 * entry;
      // A tag of its own, bytes, 60,000 of them, from the start.
      byte[] tag = {(byte) (entry >> 8 | 0x40), (byte) entry, 0, 7, 0, 0, (byte) 0xea, 0x60};
      System.arraycopy(tag, 0, tiff, at, tag.length);
    }
    byte[] exif = Photos.joined(new byte[] {'E', 'x', 'i', 'f', 0, 0}, tiff);
    Path photo = file(Photos.withSegment(Photos.aJpeg(64, 64), 0xe1, exif));
    assertThat(
            allocatedBy(
                () ->
                    assertThat(sanitizer.sanitize(photo, "a citizen"))
                        .isInstanceOf(Sanitized.class)))
        .isLessThan(20 * MB);
  }

  private static byte[] bomb(byte[] text) {
    var deflated = new ByteArrayOutputStream();
    deflated.writeBytes(new byte[] {'x', 0, 0});
    try (var out = new DeflaterOutputStream(deflated)) {
      for (int round = 0; round < 100; round++) {
        out.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deflated.toByteArray();
  }

  private long allocatedBy(Runnable work) {
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
