package id.laksa.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Listens for the signs of {@code rules/alarms.csv}. */
public final class Alarms {
  private final Map<String, List<AlarmRow>> byFirstSign = new HashMap<>();

  /** Holds the rows; between those of one category the earlier goes first. */
  public Alarms(List<AlarmRow> rows) {
    rows.forEach(
        row ->
            row.signs()
                .get(0)
                .forEach(
                    root -> byFirstSign.computeIfAbsent(root, r -> new ArrayList<>()).add(row)));
  }

  /** The alarms of a text, each category once. */
  List<Alarm> in(List<Word> words) {
    Map<String, Alarm> sounding = new LinkedHashMap<>();
    for (Word word : words) {
      List<AlarmRow> rows = word.negated() ? null : byFirstSign.get(word.root());
      if (rows != null) {
        for (AlarmRow row : rows) {
          List<String> signs = signs(row, word, words);
          if (!signs.isEmpty()) {
            sounding.putIfAbsent(row.category(), new Alarm(row.category(), row.weight(), signs));
          }
        }
      }
    }
    return List.copyOf(sounding.values());
  }

  /** Empty unless every sign is there. */
  private static List<String> signs(AlarmRow row, Word first, List<Word> words) {
    List<String> found = new ArrayList<>();
    boolean[] there = new boolean[row.signs().size()];
    for (Word word : words) {
      if (word.sentence() != first.sentence() || word.negated()) {
        continue;
      }
      if (row.unless().contains(word.root())) {
        return List.of();
      }
      for (int i = 0; i < there.length; i++) {
        if (!there[i] && row.signs().get(i).contains(word.root())) {
          there[i] = true;
          found.add(word.written());
          break;
        }
      }
    }
    return found.size() == there.length ? found : List.of();
  }
}
