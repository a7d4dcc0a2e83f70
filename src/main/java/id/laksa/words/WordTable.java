package id.laksa.words;

import id.laksa.words.TermWeights.Total;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code rules/words.csv}, ready to be asked. A department's score is the sum of the weights of the
 * terms that speak for its categories, each times the strength of its {@link Mention}, divided by
 * the root of the sum of the strengths' squares, so that a long text doesn't shout; the scores
 * become probabilities by the softmax.
 */
public final class WordTable {
  private final List<WordRow> rows;
  private final List<WordRow> personal;
  private final List<Owner> owners;
  private final Map<String, Term> terms = new HashMap<>();
  private final double[] always;

  /**
   * A department that words can speak for.
   *
   * @param department its code
   * @param general the category of what no word says more about
   */
  public record Owner(String department, String general) {}

  /** What is known of a root: by itself, and of the roots that follow it. */
  private static final class Term {
    private @Nullable TermWeights alone;
    private final Map<String, TermWeights> before = new HashMap<>();
  }

  /**
   * Holds the rows.
   *
   * @param owners by category; a row of another category counts for nothing
   */
  public WordTable(List<WordRow> rows, Map<String, Owner> owners) {
    this.rows = List.copyOf(rows);
    Map<Owner, Integer> positions = new LinkedHashMap<>();
    rows.stream()
        .map(row -> owners.get(row.category()))
        .filter(Objects::nonNull)
        .forEach(owner -> positions.putIfAbsent(owner, positions.size()));
    this.owners = List.copyOf(positions.keySet());
    this.always = new double[this.owners.size()];
    Map<String, List<TermWeights.Row>> byTerm = new LinkedHashMap<>();
    for (WordRow row : rows) {
      Owner owner = owners.get(row.category());
      if (owner == null) {
        continue;
      }
      int position = Objects.requireNonNull(positions.get(owner));
      if (row.term().equals(WordRow.EVERY_TEXT)) {
        always[position] += row.weight();
      } else {
        String specific = row.category().equals(owner.general()) ? null : row.category();
        byTerm
            .computeIfAbsent(row.term(), term -> new ArrayList<>())
            .add(new TermWeights.Row(position, specific, row.weight()));
      }
    }
    byTerm.forEach((term, of) -> hold(term, new TermWeights(of)));
    List<WordRow> written = new ArrayList<>();
    for (WordRow row : rows) {
      Owner owner = owners.get(row.category());
      if (!row.learned() && owner != null) {
        written.add(row.of(owner.general()));
      }
    }
    personal = List.copyOf(written);
  }

  private void hold(String term, TermWeights weights) {
    int blank = term.indexOf(' ');
    if (blank < 0) {
      terms.computeIfAbsent(term, root -> new Term()).alone = weights;
    } else {
      terms
          .computeIfAbsent(term.substring(0, blank), root -> new Term())
          .before
          .put(term.substring(blank + 1), weights);
    }
  }

  /**
   * By what the sum of the weights of a text is divided.
   *
   * @param squares the sum of the squares of the strengths of the terms that the table knows
   */
  public static double norm(double squares) {
    return TermWeights.norm(squares);
  }

  /** The rows, in their order. */
  public List<WordRow> rows() {
    return rows;
  }

  /** Whether it says anything of a root by itself. */
  public boolean knows(String root) {
    Term term = terms.get(root);
    return term != null && term.alone != null;
  }

  /** What persons set, each row for the general category of its owner. */
  List<WordRow> personal() {
    return personal;
  }

  /** The likeliest departments, best first; none when the table knows no word of them. */
  List<DepartmentGuess> guesses(List<Word> words) {
    Total total = total(words);
    if (total.isEmpty()) {
      return List.of();
    }
    double[] probabilities = total.probabilities(always);
    List<DepartmentGuess> guesses = new ArrayList<>();
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
    Term termBefore = null;
    int position = 0;
    for (Word word : words) {
      if (word.filler()) {
        continue;
      }
      Term term = terms.get(word.root());
      if (term != null && term.alone != null) {
        total.add(term.alone, word.written(), position);
      }
      if (before != null && termBefore != null && before.sentence() == word.sentence()) {
        TermWeights pair = termBefore.before.get(word.root());
        if (pair != null) {
          total.add(pair, before.written() + " " + word.written(), position);
        }
      }
      before = word;
      termBefore = term;
      position++;
    }
    return total;
  }

  private DepartmentGuess guess(int position, double probability, boolean explained, Total total) {
    Owner owner = owners.get(position);
    return new DepartmentGuess(
        total.named(position).orElse(owner.general()),
        owner.department(),
        probability,
        explained ? total.wordsFor(position) : List.of());
  }
}
