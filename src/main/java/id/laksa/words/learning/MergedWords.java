package id.laksa.words.learning;

import id.laksa.words.WordRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The new {@code words.csv}: a person's rows as they were, then the learned ones.
 *
 * @param rows all of them
 * @param added how many are new
 * @param removed how many learned ones are gone
 * @param changed how many learned ones weigh otherwise
 * @param left how many were learned but are a person's to say
 */
public record MergedWords(List<WordRow> rows, int added, int removed, int changed, int left) {
  /** Copies the list. */
  public MergedWords {
    rows = List.copyOf(rows);
  }

  private record Key(String term, String category) {}

  /** Puts learned rows in the place of those learned before. */
  public static MergedWords of(List<WordRow> before, List<WordRow> learned) {
    List<WordRow> rows = new ArrayList<>(before.stream().filter(row -> !row.learned()).toList());
    Set<Key> personal = new HashSet<>(rows.stream().map(MergedWords::key).toList());
    Map<Key, Double> old = new HashMap<>();
    before.stream().filter(WordRow::learned).forEach(row -> old.put(key(row), row.weight()));
    int added = 0;
    int changed = 0;
    int left = 0;
    for (WordRow row : learned) {
      if (personal.contains(key(row))) {
        left++;
        continue;
      }
      rows.add(row);
      Double weight = old.remove(key(row));
      added += weight == null ? 1 : 0;
      changed += weight != null && weight != row.weight() ? 1 : 0;
    }
    return new MergedWords(rows, added, old.size(), changed, left);
  }

  /** One line of the table. */
  public static String line(WordRow row) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s",
        row.term(),
        row.category(),
        row.weight(),
        row.learned() ? "learned" : "person");
  }

  private static Key key(WordRow row) {
    return new Key(row.term(), row.category());
  }
}
