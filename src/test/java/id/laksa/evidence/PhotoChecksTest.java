package id.laksa.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.EvidenceTerms.Proof;
import id.laksa.evidence.Finding.Result;
import id.laksa.evidence.PhotoChecks.Scene;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.place.GeoPoint;
import id.laksa.texts.CityTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoChecksTest {
  private static final Instant RECEIVED = Instant.parse("2026-11-22T02:00:00Z");
  private static final Instant NOW = RECEIVED.plus(Duration.ofHours(5));
  private static final GeoPoint PLACE = new GeoPoint(-6.1783, 106.6319);
  private static final Scene SCENE = new Scene(RECEIVED, PLACE, NOW);
  private static final PhotoFeatures SHARP = new PhotoFeatures(300, 0x1234_5678_9abc_def0L);
  private static final EvidenceTerms TERMS =
      new EvidenceTerms(
          Proof.PHOTO, 300, 480, 20, Duration.ofMinutes(5), Duration.ofMinutes(10), 6, Set.of());

  @Test
  void aPhotoOfTheWorkPassesEveryCheckWithItsFigure() {
    List<Finding> findings =
        check(photo(RECEIVED.plusSeconds(60), PLACE, 640, 480, SHARP), SCENE, List.of());
    assertThat(findings).extracting(Finding::check).containsExactly(Check.values());
    assertThat(findings).extracting(Finding::result).containsOnly(Result.PASSED);
    assertThat(findings)
        .extracting(Finding::figure)
        .containsExactly(null, null, null, 60.0, 0.0, 480.0, 300.0);
  }

  @ParameterizedTest
  @CsvSource({
    "-301, FAILED",
    "-300, PASSED",
    "0, PASSED",
    "18000, PASSED",
    "18600, PASSED",
    "18601, FAILED"
  })
  void itIsTakenAfterTheComplaintAndNotInTheFuture(long secondsAfter, Result result) {
    Sanitized photo = photo(RECEIVED.plusSeconds(secondsAfter), PLACE, 640, 480, SHARP);
    found(Check.TAKEN_AFTER, check(photo, SCENE, List.of())).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"0.0026, PASSED", "0.0028, FAILED"})
  void itIsTakenNearThePlace(double degreesNorth, Result result) {
    GeoPoint camera = new GeoPoint(PLACE.lat() + degreesNorth, PLACE.lon());
    Sanitized photo = photo(NOW, camera, 640, 480, SHARP);
    found(Check.NEAR_PLACE, check(photo, SCENE, List.of())).isEqualTo(result);
  }

  @Test
  void whatThePhotoOrTheComplaintDoesNotSayIsUnknown() {
    List<Finding> silent = check(photo(null, null, 640, 480, SHARP), SCENE, List.of());
    found(Check.TAKEN_AFTER, silent).isEqualTo(Result.UNKNOWN);
    found(Check.NEAR_PLACE, silent).isEqualTo(Result.UNKNOWN);
    Scene somewhere = new Scene(RECEIVED, null, NOW);
    found(Check.NEAR_PLACE, check(photo(NOW, PLACE, 640, 480, SHARP), somewhere, List.of()))
        .isEqualTo(Result.UNKNOWN);
  }

  @Test
  void itIsLargeAndSharpEnough() {
    found(Check.LARGE_ENOUGH, check(photo(NOW, PLACE, 479, 4_000, SHARP), SCENE, List.of()))
        .isEqualTo(Result.FAILED);
    PhotoFeatures blurred = new PhotoFeatures(19.9, 1L);
    found(Check.SHARP_ENOUGH, check(photo(NOW, PLACE, 640, 480, blurred), SCENE, List.of()))
        .isEqualTo(Result.FAILED);
  }

  @Test
  void theReportersPhotoAndOneOfAnotherComplaintAreToldApart() {
    Sanitized photo = photo(NOW, PLACE, 640, 480, SHARP);
    List<Finding> reporters = check(photo, SCENE, List.of(new Use(true, true, 0)));
    found(Check.NOT_THE_REPORTERS, reporters).isEqualTo(Result.FAILED);
    found(Check.NOT_USED_BEFORE, reporters).isEqualTo(Result.PASSED);
    List<Finding> others = check(photo, SCENE, List.of(new Use(false, false, 5)));
    found(Check.NOT_THE_REPORTERS, others).isEqualTo(Result.PASSED);
    assertThat(others.get(2).result()).isEqualTo(Result.FAILED);
    assertThat(others.get(2).figure()).isEqualTo(5);
  }

  @Test
  void anEvenPhotoCanOnlyBeComparedByItsBytes() {
    Sanitized even = photo(NOW, PLACE, 640, 480, new PhotoFeatures(0, null));
    found(Check.NOT_USED_BEFORE, check(even, SCENE, List.of())).isEqualTo(Result.UNKNOWN);
    found(Check.NOT_USED_BEFORE, check(even, SCENE, List.of(new Use(false, true, null))))
        .isEqualTo(Result.FAILED);
  }

  private static List<Finding> check(Sanitized photo, Scene scene, List<Use> uses) {
    return new PhotoChecks(TERMS, CityTexts.INDONESIAN).of(photo, scene, uses);
  }

  private static AbstractObjectAssert<?, Result> found(Check check, List<Finding> findings) {
    return assertThat(findings)
        .filteredOn(one -> one.check() == check)
        .first()
        .extracting(Finding::result);
  }

  private static Sanitized photo(
      @Nullable Instant takenAt,
      @Nullable GeoPoint gps,
      int width,
      int height,
      PhotoFeatures features) {
    PhotoFacts facts = new PhotoFacts(takenAt, gps, width, height);
    return new Sanitized(
        new byte[1], "ab".repeat(32), width, height, facts, "cd".repeat(32), features);
  }
}
