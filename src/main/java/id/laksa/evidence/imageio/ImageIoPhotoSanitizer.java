package id.laksa.evidence.imageio;

import id.laksa.evidence.PhotoFacts;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoResult.Busy;
import id.laksa.evidence.PhotoResult.Refused;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.PhotoStore;
import id.laksa.evidence.RefusalReason;
import id.laksa.texts.Texts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sanitizes with ImageIO, without temporary files. What a decoder sees is rebuilt from the parts of
 * the file that draw; what it makes is a picture of at most {@link Decoder#MAX_SIDE}.
 */
public final class ImageIoPhotoSanitizer implements PhotoSanitizer, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ImageIoPhotoSanitizer.class);

  /** How long a photo waits for its turn: longer than an app or a browser likes to wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PhotoLimits limits;
  private final ZoneId zone;
  private final Bounds bounds;
  private final FairGate gate;
  private final FairGate webpGate;
  private final WebpDecoder webp;
  private final MinuteLog minutely;
  private final Texts texts;
  private final LongAdder givenUp = new LongAdder();
  private final JpegEncoder encoder = new JpegEncoder();

  /**
   * Makes one with gates of its own, safe for threads: whoever shall not hold up another has
   * another.
   *
   * @param limits what an upload may cost
   * @param zone of the cameras' clocks, for those that don't say
   * @param texts what the sender of a refused photo reads
   * @param time by which the log is kept short
   */
  public ImageIoPhotoSanitizer(PhotoLimits limits, ZoneId zone, Texts texts, InstantSource time) {
    this(limits, zone, texts, time, PATIENCE, new WebpDecoder(WebpDecoder.COMPUTING));
  }

  ImageIoPhotoSanitizer(
      PhotoLimits limits,
      ZoneId zone,
      Texts texts,
      InstantSource time,
      Duration patience,
      WebpDecoder webp) {
    this.limits = limits;
    this.zone = zone;
    this.bounds = new Bounds(limits.maxPixels(), limits.maxSide());
    int webps = Math.max(1, limits.waiting() / 4);
    this.gate = new FairGate(limits.concurrency(), limits.waiting() - webps, patience);
    this.webpGate = new FairGate(1, webps, patience);
    this.webp = webp;
    this.minutely = new MinuteLog(LOG, time);
    this.texts = texts;
  }

  @Override
  public PhotoResult sanitize(Path upload, String source) {
    try {
      if (Files.size(upload) > limits.maxBytes()) {
        return refused(RefusalReason.TOO_LARGE);
      }
      byte[] head = read(upload, Format.HEAD);
      Optional<Format> format = Format.of(head);
      if (format.isEmpty()) {
        return refused(Format.isHeic(head) ? RefusalReason.HEIC : RefusalReason.NOT_AN_IMAGE);
      }
      FairGate door = format.get().isDecodedApart() ? webpGate : gate;
      return door.pass(source, () -> sanitize(format.get(), upload)).orElseGet(this::noPlace);
    } catch (IOException e) {
      throw new UncheckedIOException("The upload can't be read", e);
    }
  }

  /**
   * Shows how crowded its gates are.
   *
   * @param gate whose they are; WebP's has {@code -webp} behind it
   */
  public void showIn(MeterRegistry meters, String gate) {
    this.gate.showIn(meters, gate);
    webpGate.showIn(meters, gate + "-webp");
    FunctionCounter.builder("laksa.photo.given.up", givenUp, LongAdder::doubleValue)
        .description("Photos on which our decoder's time or memory ran out, by gate")
        .tag("gate", gate + "-webp")
        .register(meters);
  }

  /** Ends the process that decodes WebPs. */
  @Override
  public void close() {
    webp.close();
  }

  private PhotoResult sanitize(Format format, Path upload) throws IOException {
    byte[] file = read(upload, limits.maxBytes());
    try {
      return sanitize(format, file);
    } catch (UnfitPhotoException e) {
      return refused(e.reason());
    } catch (GaveUpException e) {
      return gaveUp();
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
    BufferedImage upright = Canvas.upright(decoded(format, picture), exif.orientation());
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
        PixelFeatures.of(upright));
  }

  private BufferedImage decoded(Format format, Picture picture) throws IOException {
    return format.isDecodedApart() ? webp.decode(picture) : Decoder.decode(format, picture);
  }

  private PhotoResult noPlace() {
    minutely.say("There is no place for some photos: too many at once");
    return new Busy(false);
  }

  private PhotoResult gaveUp() {
    givenUp.increment();
    minutely.say("Some photos were given up: they took too much time or memory, or there was none");
    return new Busy(true);
  }

  private Refused undecodable(Throwable cause) {
    LOG.debug("A photo could not be decoded: {}", cause.getClass().getName());
    return refused(RefusalReason.CANNOT_DECODE);
  }

  private Refused refused(RefusalReason reason) {
    long megabytes = Math.round(limits.maxBytes() / 1e6);
    return new Refused(
        reason, texts.text("photo.refused." + reason.code(), Map.of("megabytes", megabytes)));
  }

  private static byte[] read(Path upload, int atMost) throws IOException {
    try (InputStream in = Files.newInputStream(upload)) {
      return in.readNBytes(atMost);
    }
  }
}
