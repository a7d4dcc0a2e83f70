package id.laksa.words;

import java.util.Arrays;
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
final class TermWeights {
  // Keeps a text of few known words from sounding surer than it is.
  private static final double FEW = 5;
  private static final int MOST_WORDS = 6;

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

  /** Holds the rows of one term. */
  TermWeights(List<Row> rows) {
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

  private void addTo(double[] sums, double strength) {
    for (int i = 0; i < owners.length; i++) {
      sums[owners[i]] += strength * weights[i];
    }
  }

  /** By what the sum of the weights is divided, when the strengths have such a sum of squares. */
  static double norm(double squares) {
    return Math.sqrt(squares + FEW);
  }

  /** The evidence of one text. Terms are added in the order of the text. */
  static final class Total {
    private final int owners;
    private final Map<TermWeights, Mention> mentions = new LinkedHashMap<>();

    Total(int owners) {
      this.owners = owners;
    }

    /**
     * Adds a term, as often as it stands in the text.
     *
     * @param position so many words stand before it that say something
     */
    void add(TermWeights evidence, String as, int position) {
      Mention before = mentions.get(evidence);
      if (before == null) {
        mentions.put(evidence, new Mention(as, position));
      } else {
        before.again();
      }
    }

    boolean isEmpty() {
      return mentions.isEmpty();
    }

    /** One for each owner, together 1. */
    double[] probabilities(double[] always) {
      double[] shares = sums();
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < owners; i++) {
        shares[i] += always[i];
        most = Math.max(most, shares[i]);
      }
      double all = 0;
      for (int i = 0; i < owners; i++) {
        shares[i] = Math.exp(shares[i] - most);
        all += shares[i];
      }
      for (int i = 0; i < owners; i++) {
        shares[i] /= all;
      }
      return shares;
    }

    private double[] sums() {
      double[] sums = new double[owners];
      double squares = 0;
      for (Map.Entry<TermWeights, Mention> entry : mentions.entrySet()) {
        double strength = entry.getValue().strength();
        squares += strength * strength;
        entry.getKey().addTo(sums, strength);
      }
      double norm = norm(squares);
      for (int i = 0; i < owners; i++) {
        sums[i] /= norm;
      }
      return sums;
    }

    /** The category that the words name, the owner's general one apart. */
    Optional<String> named(int owner) {
      Map<String, Double> byCategory = null;
      for (TermWeights term : mentions.keySet()) {
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
          mentions.entrySet().stream()
              .mapToDouble(said -> said.getValue().strength() * said.getKey().weightFor(owner))
              .filter(w -> w > 0)
              .toArray();
      Arrays.sort(speaking);
      double least = speaking.length == 0 ? 0 : speaking[Math.max(0, speaking.length - MOST_WORDS)];
      Set<String> words = new LinkedHashSet<>();
      for (Map.Entry<TermWeights, Mention> entry : mentions.entrySet()) {
        double weight = entry.getValue().strength() * entry.getKey().weightFor(owner);
        if (weight > 0 && weight >= least && words.size() < MOST_WORDS) {
          words.add(entry.getValue().written());
        }
      }
      return List.copyOf(words);
    }
  }
}
