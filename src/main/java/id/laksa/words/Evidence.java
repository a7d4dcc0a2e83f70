package id.laksa.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one term speaks for. Where several rows of one term speak for one department, the strongest
 * counts.
 */
final class Evidence {
  // Keeps a text of few known words from sounding surer than it is.
  private static final double FEW = 5;
  private static final int MOST_WORDS = 6;

  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, Double> strongest = new LinkedHashMap<>();

  private volatile @Nullable List<Sum> sums;

  private record Row(int owner, @Nullable String specific, double weight) {}

  private record Sum(int owner, double weight) {}

  private record Spoken(String written, double weight) {}

  void add(int owner, @Nullable String specific, double weight) {
    rows.add(new Row(owner, specific, weight));
    // What was learned and what a person adds mustn't be counted as if they were two words.
    strongest.merge(owner, weight, (one, other) -> Math.abs(one) > Math.abs(other) ? one : other);
  }

  /** What the term says for each owner; to be asked when all rows are there. */
  private List<Sum> sums() {
    List<Sum> ready = sums;
    if (ready == null) {
      ready =
          strongest.entrySet().stream()
              .map(entry -> new Sum(entry.getKey(), entry.getValue()))
              .toList();
      sums = ready;
    }
    return ready;
  }

  /** By what the sum of so many terms' weights is divided. */
  static double norm(int terms) {
    return Math.sqrt(terms + FEW);
  }

  /** The evidence of one text. Terms are added in the order of the text. */
  static final class Total {
    private final double[] sums;
    private final List<String> written = new ArrayList<>();
    private final List<Evidence> terms = new ArrayList<>();
    private final Set<Evidence> seen = new HashSet<>();

    Total(int owners) {
      sums = new double[owners];
    }

    /** Adds a term, once however often it stands in the text. */
    void add(Evidence evidence, String as) {
      if (!seen.add(evidence)) {
        return;
      }
      terms.add(evidence);
      written.add(as);
      for (Sum sum : evidence.sums()) {
        sums[sum.owner] += sum.weight;
      }
    }

    boolean isEmpty() {
      return terms.isEmpty();
    }

    /** One for each owner, together 1. */
    double[] probabilities(double[] always) {
      double[] shares = new double[sums.length];
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < sums.length; i++) {
        shares[i] = always[i] + sums[i] / norm(terms.size());
        most = Math.max(most, shares[i]);
      }
      double all = 0;
      for (int i = 0; i < sums.length; i++) {
        shares[i] = Math.exp(shares[i] - most);
        all += shares[i];
      }
      for (int i = 0; i < sums.length; i++) {
        shares[i] /= all;
      }
      return shares;
    }

    /** The category that the words name, the owner's general one apart. */
    Optional<String> named(int owner) {
      Map<String, Double> byCategory = new LinkedHashMap<>();
      for (Evidence term : terms) {
        for (Row row : term.rows) {
          String specific = row.specific;
          if (row.owner == owner && specific != null) {
            byCategory.merge(specific, row.weight, Double::sum);
          }
        }
      }
      return byCategory.entrySet().stream()
          .filter(entry -> entry.getValue() > 0)
          .max(Map.Entry.comparingByValue())
          .map(Map.Entry::getKey);
    }

    /** The words that speak for an owner most, in the order of the text. */
    List<String> wordsFor(int owner) {
      List<Spoken> speaking = new ArrayList<>();
      for (int i = 0; i < terms.size(); i++) {
        double weight = terms.get(i).strongest.getOrDefault(owner, 0.0);
        if (weight > 0) {
          speaking.add(new Spoken(written.get(i), weight));
        }
      }
      double least =
          speaking.stream()
              .sorted(Comparator.comparingDouble(Spoken::weight).reversed())
              .limit(MOST_WORDS)
              .mapToDouble(Spoken::weight)
              .min()
              .orElse(0);
      return speaking.stream()
          .filter(spoken -> spoken.weight >= least)
          .map(Spoken::written)
          .distinct()
          .limit(MOST_WORDS)
          .toList();
    }
  }
}
