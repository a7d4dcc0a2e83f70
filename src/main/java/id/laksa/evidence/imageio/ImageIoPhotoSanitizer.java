package id.laksa.evidence.imageio;

import id.laksa.evidence.PhotoFacts;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoResult.Refused;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.PhotoStore;
import id.laksa.evidence.RefusalReason;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sanitizes with ImageIO, without temporary files. What a decoder sees is rebuilt from the parts of
 * the file that draw; what it makes is a picture of at most {@link Decoder#MAX_SIDE}.
 */
public final class ImageIoPhotoSanitizer implements PhotoSanitizer {
  private static final Logger LOG = LoggerFactory.getLogger(ImageIoPhotoSanitizer.class);

  private final PhotoLimits limits;
  private final ZoneId zone;
  private final Bounds bounds;
  private final DecodingGate gate;
  private final Sentences sentences;
  private final JpegEncoder encoder = new JpegEncoder();

  /**
   * Makes one; all that share memory should share it, it is safe for threads.
   *
   * @param limits what an upload may cost
   * @param zone of the cameras' clocks, for those that don't say
   */
  public ImageIoPhotoSanitizer(PhotoLimits limits, ZoneId zone) {
    this.limits = limits;
    this.zone = zone;
    this.bounds = new Bounds(limits.maxPixels(), limits.maxSide());
    this.gate = new DecodingGate(limits.concurrency());
    this.sentences = new Sentences(limits);
  }

  @Override
  public PhotoResult sanitize(Path upload) {
    try {
      if (Files.size(upload) > limits.maxBytes()) {
        return refused(RefusalReason.TOO_LARGE);
      }
      Optional<Format> format = Format.of(read(upload, Format.HEAD));
      if (format.isEmpty()) {
        return refused(RefusalReason.NOT_AN_IMAGE);
      }
      return gate.pass(format.get().isDecodedApart(), () -> sanitize(format.get(), upload));
    } catch (IOException e) {
      throw new UncheckedIOException("The upload can't be read", e);
    }
  }

  private PhotoResult sanitize(Format format, Path upload) throws IOException {
    byte[] file = read(upload, limits.maxBytes());
    try {
      return sanitize(format, file);
    } catch (UnfitPhotoException e) {
      return refused(e.reason());
    } catch (UncheckedIOException e) {
      throw e; // this machine's fault, not the photo's
    } catch (EOFException e) {
      return refused(RefusalReason.TRUNCATED);
    } catch (StackOverflowError e) {
      return undecodable(e);
    } catch (VirtualMachineError e) {
      throw e; // the process is in trouble, not the photo
    } catch (Throwable e) {
      return undecodable(e);
    }
  }

  private Sanitized sanitize(Format format, byte[] file) throws IOException {
    Picture picture = format.takeApart(file, bounds);
    Exif exif = Exif.read(picture.exif());
    BufferedImage upright = Canvas.upright(format.decode(picture), exif.orientation());
    byte[] jpeg = encoder.encode(upright);
    PhotoFacts facts =
        new PhotoFacts(exif.takenAt(zone), exif.gps(), picture.width(), picture.height());
    return new Sanitized(
        jpeg,
        PhotoStore.idOf(jpeg),
        upright.getWidth(),
        upright.getHeight(),
        facts,
        PhotoStore.idOf(file),
        PixelLook.of(upright));
  }

  private Refused undecodable(Throwable cause) {
    LOG.info("A photo could not be decoded: {}", cause.getClass().getName());
    return refused(RefusalReason.CANNOT_DECODE);
  }

  private Refused refused(RefusalReason reason) {
    return new Refused(reason, sentences.of(reason));
  }

  private static byte[] read(Path upload, int atMost) throws IOException {
    try (InputStream in = Files.newInputStream(upload)) {
      return in.readNBytes(atMost);
    }
  }
}
