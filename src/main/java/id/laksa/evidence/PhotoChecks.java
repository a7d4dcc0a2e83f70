package id.laksa.evidence;

import id.laksa.evidence.Finding.Result;
import id.laksa.evidence.PhotoResult.Sanitized;
import id.laksa.place.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks one photo of finished work against the terms of its category. Pure. */
public final class PhotoChecks {
  private final EvidenceTerms terms;

  /**
   * What the photo is held against.
   *
   * @param place what was complained about; null when it isn't known
   * @param now when the photo was uploaded
   */
  public record Scene(Instant receivedAt, @Nullable GeoPoint place, Instant now) {}

  /** Checks by these terms. */
  public PhotoChecks(EvidenceTerms terms) {
    this.terms = terms;
  }

  /** All checks, in their order. */
  public List<Finding> of(Sanitized photo, Scene scene, List<Use> uses) {
    return Stream.concat(
            Stream.of(Finding.decodes(photo)),
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
    String other =
        check == Check.NOT_THE_REPORTERS
            ? "foto pelapor sendiri"
            : "foto yang sudah dipakai sebelumnya";
    if (!same.isEmpty()) {
      boolean exact = same.stream().anyMatch(Use::exact);
      double bits =
          exact
              ? 0
              : same.stream().mapToInt(use -> use.bits() == null ? 0 : use.bits()).min().orElse(0);
      String how = exact ? "sama dengan " : "tampak sama dengan ";
      return new Finding(check, Result.FAILED, bits, limit, "Foto ini " + how + other + ".");
    }
    return likeness == null
        ? new Finding(check, Result.UNKNOWN, null, limit, "Foto terlalu polos untuk dibandingkan.")
        : new Finding(check, Result.PASSED, null, limit, "Foto ini berbeda dari " + other + ".");
  }

  private Finding taken(@Nullable Instant takenAt, Scene scene) {
    if (takenAt == null) {
      return new Finding(
          Check.TAKEN_AFTER, Result.UNKNOWN, null, null, "Foto tidak memuat waktu pengambilan.");
    }
    double after = Duration.between(scene.receivedAt(), takenAt).toSeconds();
    double earliest = -terms.earlier().toSeconds();
    if (takenAt.isAfter(scene.now().plus(terms.ahead()))) {
      double latest =
          Duration.between(scene.receivedAt(), scene.now().plus(terms.ahead())).toSeconds();
      return new Finding(
          Check.TAKEN_AFTER, Result.FAILED, after, latest, "Waktu pengambilan foto di masa depan.");
    }
    return after < earliest
        ? new Finding(
            Check.TAKEN_AFTER,
            Result.FAILED,
            after,
            earliest,
            "Foto diambil sebelum laporan masuk.")
        : new Finding(
            Check.TAKEN_AFTER,
            Result.PASSED,
            after,
            earliest,
            "Foto diambil sesudah laporan masuk.");
  }

  private Finding near(@Nullable GeoPoint camera, @Nullable GeoPoint place) {
    Double limit = terms.metres() == null ? null : Double.valueOf(terms.metres());
    if (camera == null || place == null) {
      String unknown =
          camera == null ? "Foto tidak memuat lokasi." : "Lokasi laporan tidak diketahui.";
      return new Finding(Check.NEAR_PLACE, Result.UNKNOWN, null, limit, unknown);
    }
    double metres = Math.rint(camera.metresTo(place));
    String words = String.format(Locale.ROOT, "Foto diambil %.0f m dari lokasi laporan.", metres);
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
        "Sisi terpendek foto " + edge + " piksel.");
  }

  private Finding sharp(PhotoFeatures features) {
    double sharpness = Math.rint(features.sharpness() * 10) / 10;
    boolean sharp = sharpness >= terms.sharpness();
    return new Finding(
        Check.SHARP_ENOUGH,
        sharp ? Result.PASSED : Result.FAILED,
        sharpness,
        terms.sharpness(),
        sharp ? "Foto cukup tajam." : "Foto kabur, terlalu gelap, atau polos.");
  }
}
