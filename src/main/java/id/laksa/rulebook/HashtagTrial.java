package id.laksa.rulebook;

import id.laksa.classification.Category;
import id.laksa.classification.Classifier;
import id.laksa.classification.Decision;
import id.laksa.classification.Explanation.Alternative;
import id.laksa.classification.HashtagPolicy;
import id.laksa.place.GeoPoint;
import id.laksa.place.Places;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sends every hashtag through the compiled rules, alone: what compiles can still fail when it runs,
 * leave a hashtag without a candidate, or let it always lose.
 */
final class HashtagTrial {
  private final Classifier classifier;
  private final Places places;
  private final HashtagRows rows;
  private final Collection<Fault> faults;
  private final Collection<Fault> warnings;

  HashtagTrial(
      Classifier classifier,
      Places places,
      HashtagRows rows,
      Collection<Fault> faults,
      Collection<Fault> warnings) {
    this.classifier = classifier;
    this.places = places;
    this.rows = rows;
    this.faults = faults;
    this.warnings = warnings;
  }

  void of(List<HashtagPolicy> policies) {
    policies.forEach(this::of);
  }

  private void of(HashtagPolicy policy) {
    String hashtag = "#" + policy.hashtag();
    Row row = rows.row(policy.hashtag());
    try {
      Decision alone = classifier.classify(hashtag, List.of(), null);
      if (!alone.explanation().matched().contains(hashtag)) {
        faults.add(row.fault("no rule puts " + hashtag + " forward"));
        return;
      }
      String meant = policy.category().id();
      String winner = first(alone);
      if (!winner.equals(meant) && !first(inTheCity(hashtag)).equals(meant)) {
        warnings.add(
            row.fault(
                hashtag
                    + " can never win: a rule in a .drl file gives "
                    + winner
                    + " more weight"));
      }
    } catch (RuntimeException | LinkageError e) {
      faults.add(row.fault("the rules fail on " + hashtag + ": " + e.getMessage()));
    }
  }

  private Decision inTheCity(String hashtag) {
    GeoPoint point = places.all().isEmpty() ? null : places.all().get(0).centroid();
    return classifier.classify(hashtag, List.of(), point);
  }

  /** The category that came first, also where an operator decides in the end. */
  private static String first(Decision decision) {
    return Stream.concat(
            Stream.ofNullable(decision.category()).map(Category::id),
            decision.explanation().alternatives().stream().map(Alternative::category))
        .findFirst()
        .orElse("triage");
  }
}
