package id.laksa.words;

import java.util.List;
import java.util.Set;

/**
 * A row of {@code rules/alarms.csv}: the signs that must all stand in one sentence.
 *
 * @param category what they are a sign of
 * @param weight 1 to 100, as a hashtag's
 * @param signs at least one; of each set one root must be there, not negated
 * @param unless no sign when one of these roots is in the sentence too, not negated
 * @param loosely whether words that are merely like these count, and an exclamation mark ends no
 *     sentence
 */
public record AlarmRow(
    String category, int weight, List<Set<String>> signs, Set<String> unless, boolean loosely) {
  /** Stands before a root that must be denied to count: {@code !napas}, "tidak bernapas". */
  public static final String DENIED = "!";

  /** Copies. */
  public AlarmRow {
    signs = List.copyOf(signs);
    unless = Set.copyOf(unless);
  }
}
