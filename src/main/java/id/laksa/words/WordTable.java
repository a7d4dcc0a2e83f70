package id.laksa.words;

import id.laksa.words.Evidence.Total;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code rules/words.csv}, ready to be asked. A department's score is the sum of the weights of the
 * terms that speak for its categories, divided by the root of their number, so that a long text
 * doesn't shout; the scores become probabilities by the softmax.
 */
public final class WordTable {
  private final List<WordRow> rows;
  private final List<Owner> owners;
  private final Map<String, Evidence> evidence = new HashMap<>();
  private final Set<String> firstsOfPairs = new HashSet<>();
  private final double[] always;

  /**
   * A department that words can speak for.
   *
   * @param department its code
   * @param general the category of what no word says more about
   */
  public record Owner(String department, String general) {}

  /**
   * Holds the rows.
   *
   * @param owners by category; a row of another category counts for nothing
   */
  public WordTable(List<WordRow> rows, Map<String, Owner> owners) {
    this.rows = List.copyOf(rows);
    Map<Owner, Integer> positions = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> owners.containsKey(row.category()))
        .forEach(row -> positions.putIfAbsent(owners.get(row.category()), positions.size()));
    this.owners = List.copyOf(positions.keySet());
    this.always = new double[this.owners.size()];
    rows.stream()
        .map(WordRow::term)
        .filter(term -> term.indexOf(' ') > 0)
        .forEach(term -> firstsOfPairs.add(term.substring(0, term.indexOf(' '))));
    for (WordRow row : rows) {
      Owner owner = owners.get(row.category());
      if (owner == null) {
        continue;
      }
      int position = positions.get(owner);
      if (row.term().equals(WordRow.EVERY_TEXT)) {
        always[position] += row.weight();
      } else {
        String specific = row.category().equals(owner.general()) ? null : row.category();
        evidence
            .computeIfAbsent(row.term(), term -> new Evidence())
            .add(position, specific, row.weight());
      }
    }
  }

  /**
   * By what the sum of the weights of a text is divided.
   *
   * @param terms so many of its terms the table knows
   */
  public static double norm(int terms) {
    return Evidence.norm(terms);
  }

  /** The rows, in their order. */
  public List<WordRow> rows() {
    return rows;
  }

  /** The likeliest departments, best first; none when the table knows no word of them. */
  List<Guess> guesses(List<Word> words) {
    Total total = total(words);
    if (total.isEmpty()) {
      return List.of();
    }
    double[] probabilities = total.probabilities(always);
    List<Guess> guesses = new ArrayList<>();
    for (int i = 0; i < Math.min(Reading.MOST_GUESSES, probabilities.length); i++) {
      int best = 0;
      for (int j = 1; j < probabilities.length; j++) {
        best = probabilities[j] > probabilities[best] ? j : best;
      }
      guesses.add(guess(best, probabilities[best], i == 0, total));
      probabilities[best] = -1;
    }
    return guesses;
  }

  /** The same terms as {@link Terms#of}, without making those that the table can't have. */
  private Total total(List<Word> words) {
    Total total = new Total(owners.size());
    Word before = null;
    for (Word word : words) {
      if (word.filler()) {
        continue;
      }
      count(word.root(), word.written(), total);
      if (before != null
          && before.sentence() == word.sentence()
          && firstsOfPairs.contains(before.root())) {
        count(before.root() + " " + word.root(), before.written() + " " + word.written(), total);
      }
      before = word;
    }
    return total;
  }

  private void count(String term, String written, Total total) {
    Evidence found = evidence.get(term);
    if (found != null) {
      total.add(found, written);
    }
  }

  private Guess guess(int position, double probability, boolean explained, Total total) {
    Owner owner = owners.get(position);
    return new Guess(
        total.named(position).orElse(owner.general()),
        owner.department(),
        probability,
        explained ? total.wordsFor(position) : List.of());
  }
}
