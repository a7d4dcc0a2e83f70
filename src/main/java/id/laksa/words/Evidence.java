package id.laksa.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final int number;
  private final int[] owners;
  private final double[] weights;
  private final List<Row> specific;

  /**
   * What a row of the table says of the term.
   *
   * @param owner for whom, from 0
   * @param specific the matter; null when it is the owner's general one
   */
  record Row(int owner, @Nullable String specific, double weight) {}

  /**
   * Holds the rows of one term.
   *
   * @param number of its own among the evidence of one table, from 0
   */
  Evidence(int number, List<Row> rows) {
    this.number = number;
    // What was learned and what a person adds mustn't be counted as if they were two words.
    Map<Integer, Double> strongest = new LinkedHashMap<>();
    rows.forEach(
        row ->
            strongest.merge(
                row.owner,
                row.weight,
                (one, other) -> Math.abs(one) > Math.abs(other) ? one : other));
    this.owners = strongest.keySet().stream().mapToInt(owner -> owner).toArray();
    this.weights = strongest.values().stream().mapToDouble(weight -> weight).toArray();
    this.specific = rows.stream().filter(row -> row.specific != null).toList();
  }

  private double weightFor(int owner) {
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] == owner) {
        return weights[i];
      }
    }
    return 0;
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
    private final List<Evidence> specific = new ArrayList<>();
    private final BitSet seen = new BitSet();

    Total(int owners) {
      sums = new double[owners];
    }

    /** Adds a term, once however often it stands in the text. */
    void add(Evidence evidence, String as) {
      if (seen.get(evidence.number)) {
        return;
      }
      seen.set(evidence.number);
      terms.add(evidence);
      if (!evidence.specific.isEmpty()) {
        specific.add(evidence);
      }
      written.add(as);
      for (int i = 0; i < evidence.owners.length; i++) {
        sums[evidence.owners[i]] += evidence.weights[i];
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
      Map<String, Double> byCategory = null;
      for (Evidence term : specific) {
        for (Row row : term.specific) {
          if (row.owner == owner) {
            byCategory = byCategory == null ? new LinkedHashMap<>() : byCategory;
            byCategory.merge(Objects.requireNonNull(row.specific), row.weight, Double::sum);
          }
        }
      }
      return byCategory == null
          ? Optional.empty()
          : byCategory.entrySet().stream()
              .filter(entry -> entry.getValue() > 0)
              .max(Map.Entry.comparingByValue())
              .map(Map.Entry::getKey);
    }

    /** The words that speak for an owner most, in the order of the text. */
    List<String> wordsFor(int owner) {
      double[] speaking =
          terms.stream().mapToDouble(term -> term.weightFor(owner)).filter(w -> w > 0).toArray();
      Arrays.sort(speaking);
      double least = speaking.length == 0 ? 0 : speaking[Math.max(0, speaking.length - MOST_WORDS)];
      Set<String> words = new LinkedHashSet<>();
      for (int i = 0; i < terms.size() && words.size() < MOST_WORDS; i++) {
        double weight = terms.get(i).weightFor(owner);
        if (weight > 0 && weight >= least) {
          words.add(written.get(i));
        }
      }
      return List.copyOf(words);
    }
  }
}
