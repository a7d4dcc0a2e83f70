package id.laksa.words;

import id.laksa.words.Evidence.Total;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * {@code rules/words.csv}, ready to be asked. A department's score is the sum of the weights of the
 * terms that speak for its categories, divided by the root of their number, so that a long text
 * doesn't shout; the scores become probabilities by the softmax.
 */
public final class WordTable {
  private final List<WordRow> rows;
  private final List<Owner> owners;
  private final Map<String, Evidence> evidence = new HashMap<>();
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
    Total total = new Total(owners.size());
    Terms.of(words)
        .forEach(
            (term, written) -> {
              Evidence found = evidence.get(term);
              if (found != null) {
                total.add(found, written);
              }
            });
    if (total.isEmpty()) {
      return List.of();
    }
    double[] probabilities = total.probabilities(always);
    return IntStream.range(0, owners.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -probabilities[i]))
        .limit(Reading.MOST_GUESSES)
        .map(i -> guess(i, probabilities[i], total))
        .toList();
  }

  private Guess guess(int position, double probability, Total total) {
    Owner owner = owners.get(position);
    return new Guess(
        total.named(position).orElse(owner.general()),
        owner.department(),
        probability,
        total.wordsFor(position));
  }
}
