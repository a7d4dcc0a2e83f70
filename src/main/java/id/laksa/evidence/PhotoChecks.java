package id.laksa.evidence;

import id.laksa.evidence.Finding.Result;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.place.GeoPoint;
import id.laksa.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks one photo of finished work against the terms of its category. Pure. */
public final class PhotoChecks {
  private final EvidenceTerms terms;
  private final Texts texts;

  /**
   * What the photo is held against.
   *
   * @param place what was complained about; null when it isn't known
   * @param now when the photo was uploaded
   */
  public record Scene(Instant receivedAt, @Nullable GeoPoint place, Instant now) {}

  /** Checks by these terms, and says in these texts what was found. */
  public PhotoChecks(EvidenceTerms terms, Texts texts) {
    this.terms = terms;
    this.texts = texts;
  }

  /** All checks, in their order. */
  public List<Finding> of(Sanitized photo, Scene scene, List<Use> uses) {
    return Stream.concat(
            Stream.of(Finding.decodes(photo, texts)),
            Stream.concat(
                against(photo.features().likeness(), uses).stream(),
                Stream.of(
                    taken(photo.facts().takenAt(), scene),
                    near(photo.facts().gps(), scene.place()),
                    large(photo),
                    sharp(photo.features()))))
        .toList();
  }

  /**
   * The two checks against other photos, which must be made again when the photo is used.
   *
   * @param likeness of the photo; null when it has none
   * @param uses within the terms' bits of it
   */
  public List<Finding> against(@Nullable Long likeness, List<Use> uses) {
    return List.of(
        unlike(Check.NOT_THE_REPORTERS, likeness, uses.stream().filter(Use::reporters).toList()),
        unlike(
            Check.NOT_USED_BEFORE,
            likeness,
            uses.stream().filter(use -> !use.reporters()).toList()));
  }

  private Finding unlike(Check check, @Nullable Long likeness, List<Use> same) {
    double limit = terms.likeBits();
    String key = "evidence." + check.slug();
    if (!same.isEmpty()) {
      boolean exact = same.stream().anyMatch(Use::exact);
      double bits =
          exact
              ? 0
              : same.stream().mapToInt(use -> use.bits() == null ? 0 : use.bits()).min().orElse(0);
      String how = texts.text(key + (exact ? ".same" : ".like"));
      return new Finding(check, Result.FAILED, bits, limit, how);
    }
    return likeness == null
        ? new Finding(check, Result.UNKNOWN, null, limit, texts.text("evidence.too-plain"))
        : new Finding(check, Result.PASSED, null, limit, texts.text(key + ".differs"));
  }

  private Finding taken(@Nullable Instant takenAt, Scene scene) {
    if (takenAt == null) {
      return taken(Result.UNKNOWN, null, null, "evidence.taken-after.unknown");
    }
    double after = Duration.between(scene.receivedAt(), takenAt).toSeconds();
    double earliest = -terms.earlier().toSeconds();
    if (takenAt.isAfter(scene.now().plus(terms.ahead()))) {
      double latest =
          Duration.between(scene.receivedAt(), scene.now().plus(terms.ahead())).toSeconds();
      return taken(Result.FAILED, after, latest, "evidence.taken-after.future");
    }
    return after < earliest
        ? taken(Result.FAILED, after, earliest, "evidence.taken-after.before")
        : taken(Result.PASSED, after, earliest, "evidence.taken-after.after");
  }

  private Finding taken(Result result, @Nullable Double after, @Nullable Double limit, String key) {
    return new Finding(Check.TAKEN_AFTER, result, after, limit, texts.text(key));
  }

  private Finding near(@Nullable GeoPoint camera, @Nullable GeoPoint place) {
    Double limit = terms.metres() == null ? null : Double.valueOf(terms.metres());
    if (camera == null || place == null) {
      String unknown =
          camera == null ? "evidence.near-place.no-gps" : "evidence.near-place.no-place";
      return new Finding(Check.NEAR_PLACE, Result.UNKNOWN, null, limit, texts.text(unknown));
    }
    double metres = Math.rint(camera.metresTo(place));
    String words = texts.text("evidence.near-place.metres", Map.of("metres", (long) metres));
    boolean near = limit == null || metres <= limit;
    return new Finding(
        Check.NEAR_PLACE, near ? Result.PASSED : Result.FAILED, metres, limit, words);
  }

  private Finding large(Sanitized photo) {
    int edge = Math.min(photo.facts().width(), photo.facts().height());
    return new Finding(
        Check.LARGE_ENOUGH,
        edge < terms.smallestEdge() ? Result.FAILED : Result.PASSED,
        (double) edge,
        (double) terms.smallestEdge(),
        texts.text("evidence.large-enough.pixels", Map.of("pixels", edge)));
  }

  private Finding sharp(PhotoFeatures features) {
    double sharpness = Math.rint(features.sharpness() * 10) / 10;
    boolean sharp = sharpness >= terms.sharpness();
    return new Finding(
        Check.SHARP_ENOUGH,
        sharp ? Result.PASSED : Result.FAILED,
        sharpness,
        terms.sharpness(),
        texts.text(sharp ? "evidence.sharp-enough.sharp" : "evidence.sharp-enough.blurred"));
  }
}
