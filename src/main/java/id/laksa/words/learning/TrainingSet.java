package id.laksa.words.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Examples as numbers: which terms each has, and its category. */
final class TrainingSet {
  // A term of few complaints is chance, or somebody's name.
  private static final int LEAST_OF_A_WORD = 4;
  private static final int LEAST_OF_A_PAIR = 8;

  // What words.csv takes.
  private static final Pattern PLAIN = Pattern.compile("[a-z]{2,30}( [a-z]{2,30})?");

  final List<String> terms;
  final List<String> categories;
  final List<int[]> rows = new ArrayList<>();
  final List<Integer> answers = new ArrayList<>();
  final double[] rarity;

  /**
   * Counts.
   *
   * @param terms of each example
   * @param answers the category of each
   * @param wanted which terms may be learned from
   */
  TrainingSet(List<Set<String>> terms, List<String> answers, Predicate<String> wanted) {
    Map<String, Integer> counts = new TreeMap<>();
    terms.forEach(of -> of.forEach(term -> counts.merge(term, 1, Integer::sum)));
    counts
        .entrySet()
        .removeIf(
            e ->
                e.getValue() < least(e.getKey())
                    || !PLAIN.matcher(e.getKey()).matches()
                    || !wanted.test(e.getKey()));
    this.terms = List.copyOf(counts.keySet());
    this.categories = List.copyOf(new TreeSet<>(answers));
    this.rarity = new double[counts.size()];
    for (int i = 0; i < rarity.length; i++) {
      double share = (1.0 + terms.size()) / (1.0 + counts.get(this.terms.get(i)));
      rarity[i] = Math.log(share) + 1;
    }
    Map<String, Integer> numbers = new HashMap<>();
    this.terms.forEach(term -> numbers.put(term, numbers.size()));
    for (int i = 0; i < terms.size(); i++) {
      rows.add(terms.get(i).stream().filter(numbers::containsKey).mapToInt(numbers::get).toArray());
      this.answers.add(categories.indexOf(answers.get(i)));
    }
  }

  private TrainingSet(TrainingSet all, Set<Integer> kept) {
    terms = all.terms;
    categories = all.categories;
    rarity = all.rarity;
    for (int i = 0; i < all.rows.size(); i++) {
      if (kept.contains(i)) {
        rows.add(all.rows.get(i));
        answers.add(all.answers.get(i));
      }
    }
  }

  /** One part of {@code folds}, or all others; the same complaint twice is in one part. */
  TrainingSet fold(int fold, int folds, boolean inside) {
    Set<Integer> kept = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if ((Math.floorMod(Arrays.hashCode(rows.get(i)), folds) == fold) == inside) {
        kept.add(i);
      }
    }
    return new TrainingSet(this, kept);
  }

  private static int least(String term) {
    return term.indexOf(' ') < 0 ? LEAST_OF_A_WORD : LEAST_OF_A_PAIR;
  }
}
