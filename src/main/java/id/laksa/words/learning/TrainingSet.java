package id.laksa.words.learning;

import id.laksa.words.Mention;
import id.laksa.words.WordRow;
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
import java.util.stream.IntStream;

/** Examples as numbers: which terms each has, and its category. */
final class TrainingSet {
  // A term of few complaints is chance, or somebody's name.
  private static final int LEAST_OF_A_WORD = 4;
  private static final int LEAST_OF_A_PAIR = 15;

  // What words.csv takes.
  private static final Pattern PLAIN = Pattern.compile("[a-z]{2,30}( [a-z]{2,30})?");

  final List<String> terms;
  final List<String> categories;
  final List<TermRow> rows = new ArrayList<>();
  final List<Integer> answers = new ArrayList<>();
  final double[] rarity;
  // What persons set, by term and category.
  final double[] personal;

  /**
   * Counts.
   *
   * @param terms of each example
   * @param answers the category of each
   * @param wanted which terms may be learned from
   * @param personal what persons set; of one term and category the strongest counts
   */
  TrainingSet(
      List<Map<String, Mention>> terms,
      List<String> answers,
      Predicate<String> wanted,
      List<WordRow> personal) {
    Map<String, Integer> counts = new TreeMap<>();
    terms.forEach(of -> of.keySet().forEach(term -> counts.merge(term, 1, Integer::sum)));
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
    int next = 0;
    for (int texts : counts.values()) {
      rarity[next++] = Math.log((1.0 + terms.size()) / (1.0 + texts)) + 1;
    }
    Map<String, Integer> numbers = new HashMap<>();
    this.terms.forEach(term -> numbers.put(term, numbers.size()));
    for (int i = 0; i < terms.size(); i++) {
      rows.add(row(terms.get(i), numbers));
      this.answers.add(categories.indexOf(answers.get(i)));
    }
    this.personal = new double[this.terms.size() * categories.size()];
    for (WordRow row : personal) {
      int category = categories.indexOf(row.category());
      Integer term = numbers.get(row.term());
      if (term != null && category >= 0) {
        int at = term * categories.size() + category;
        if (Math.abs(row.weight()) > Math.abs(this.personal[at])) {
          this.personal[at] = row.weight();
        }
      }
    }
  }

  private static TermRow row(Map<String, Mention> mentions, Map<String, Integer> numbers) {
    List<Map.Entry<String, Mention>> known =
        mentions.entrySet().stream().filter(entry -> numbers.containsKey(entry.getKey())).toList();
    return new TermRow(
        known.stream().mapToInt(entry -> numbers.get(entry.getKey())).toArray(),
        known.stream().mapToDouble(entry -> entry.getValue().strength()).toArray());
  }

  private TrainingSet(TrainingSet all, Set<Integer> kept) {
    terms = all.terms;
    categories = all.categories;
    rarity = all.rarity;
    personal = all.personal;
    for (int i = 0; i < all.rows.size(); i++) {
      if (kept.contains(i)) {
        rows.add(all.rows.get(i));
        answers.add(all.answers.get(i));
      }
    }
  }

  /** Whether a person set anything for the term. */
  boolean isPersonal(int term) {
    int first = term * categories.size();
    return IntStream.range(first, first + categories.size()).anyMatch(i -> personal[i] != 0);
  }

  /** One part of {@code folds}, or all others; the same complaint twice is in one part. */
  TrainingSet fold(int fold, int folds, boolean inside) {
    Set<Integer> kept = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if ((Math.floorMod(Arrays.hashCode(rows.get(i).terms), folds) == fold) == inside) {
        kept.add(i);
      }
    }
    return new TrainingSet(this, kept);
  }

  private static int least(String term) {
    return term.indexOf(' ') < 0 ? LEAST_OF_A_WORD : LEAST_OF_A_PAIR;
  }
}
