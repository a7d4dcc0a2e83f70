package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoResult.Busy;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.texts.CityTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever sends photos that cost much holds up nobody else. */
class PhotoFloodTest extends SanitizerCase {
  private final ExecutorService hogs = Executors.newCachedThreadPool();
  private final ImageIoPhotoSanitizer quick =
      new ImageIoPhotoSanitizer(
          PhotoLimits.DEFAULT,
          JAKARTA,
          CityTexts.INDONESIAN,
          InstantSource.system(),
          Duration.ofMinutes(5),
          new WebpDecoder(Duration.ofSeconds(2)));

  @AfterEach
  void stop() {
    quick.close();
    hogs.shutdownNow();
  }

  @Test
  void twentyHostileWebpsHoldUpNeitherAJpegNorAnothersWebp() {
    Path hostile = file(HostileWebps.ofMillionsOfTransforms());
    List<CompletableFuture<PhotoResult>> flood =
        Stream.generate(() -> supply(hostile, "hog")).limit(20).toList();
    await().until(() -> flood.stream().anyMatch(CompletableFuture::isDone));
    assertThat(quick.sanitize(file(Photos.aJpeg()), "hog")).isInstanceOf(Sanitized.class);
    assertThat(quick.sanitize(file(Photos.LOSSY_WEBP), "Budi")).isInstanceOf(Sanitized.class);
    assertThat(flood.stream().map(CompletableFuture::join))
        .allSatisfy(result -> assertThat(result).isInstanceOf(Busy.class))
        .contains(new Busy(true), new Busy(false));
  }

  private CompletableFuture<PhotoResult> supply(Path photo, String source) {
    return CompletableFuture.supplyAsync(() -> quick.sanitize(photo, source), hogs);
  }
}
