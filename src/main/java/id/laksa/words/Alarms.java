package id.laksa.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Listens for the signs of {@code rules/alarms.csv}. */
public final class Alarms {
  private final Map<String, List<AlarmRow>> byFirstSign = new HashMap<>();
  private final Map<String, List<AlarmRow>> looselyByFirstSign = new HashMap<>();
  private final Map<String, List<List<Set<String>>>> sayingsByFirst = new HashMap<>();

  /**
   * Holds the rows.
   *
   * @param sayings words beside each other, in this order, that are no sign of anything: "banjir
   *     pujian"; each with the roots that may stand at its place
   */
  public Alarms(List<AlarmRow> rows, List<List<Set<String>>> sayings) {
    sayings.forEach(
        saying ->
            saying
                .get(0)
                .forEach(
                    root ->
                        sayingsByFirst
                            .computeIfAbsent(root, r -> new ArrayList<>())
                            .add(List.copyOf(saying))));
    rows.forEach(
        row ->
            row.signs()
                .get(0)
                .forEach(
                    root -> {
                      byFirstSign.computeIfAbsent(root, r -> new ArrayList<>()).add(row);
                      if (row.loosely()) {
                        looselyByFirstSign.computeIfAbsent(root, r -> new ArrayList<>()).add(row);
                      }
                    }));
  }

  /**
   * The alarms of a text, each category once, as strong as its strongest sign; time grows linearly
   * with the text.
   */
  List<Alarm> in(List<Word> words) {
    Map<String, Alarm> sounding = new LinkedHashMap<>();
    IdentityHashMap<AlarmRow, RowInSentence> tried = new IdentityHashMap<>();
    BitSet said = null;
    for (int i = 0; i < words.size(); i++) {
      List<AlarmRow> rows = rows(words.get(i));
      if (rows.isEmpty()) {
        continue;
      }
      said = said == null ? sayings(words) : said;
      for (AlarmRow row : rows) {
        Alarm before = sounding.get(row.category());
        if (!said.get(i) && (before == null || before.weight() < row.weight())) {
          RowInSentence last = tried.get(row);
          if (last == null || !last.holds(i)) {
            last = new RowInSentence(row, words, said, i);
            tried.put(row, last);
          }
          Alarm alarm = last.alarmAt(i);
          if (alarm != null && (before == null || before.weight() < alarm.weight())) {
            sounding.put(row.category(), alarm);
          }
        }
      }
    }
    return List.copyOf(sounding.values());
  }

  private List<AlarmRow> rows(Word word) {
    if (word.negated()) {
      return byFirstSign.getOrDefault(AlarmRow.DENIED + word.root(), List.of());
    }
    List<AlarmRow> rows = byFirstSign.getOrDefault(word.root(), List.of());
    return rows.isEmpty() && word.heard() != null
        ? looselyByFirstSign.getOrDefault(word.heard(), List.of())
        : rows;
  }

  /** Which words are part of a saying. */
  private BitSet sayings(List<Word> words) {
    BitSet said = new BitSet();
    for (int from = 0; from < words.size(); from++) {
      Word first = words.get(from);
      mark(sayingsByFirst.getOrDefault(first.root(), List.of()), words, from, said);
      if (first.heard() != null) {
        mark(sayingsByFirst.getOrDefault(first.heard(), List.of()), words, from, said);
      }
    }
    return said;
  }

  private static void mark(
      List<List<Set<String>>> sayings, List<Word> words, int from, BitSet said) {
    for (List<Set<String>> saying : sayings) {
      int length = 0;
      while (length < saying.size()
          && from + length < words.size()
          && words.get(from + length).sentence() == words.get(from).sentence()
          && words.get(from + length).isOneOf(saying.get(length), true)) {
        length++;
      }
      if (length == saying.size()) {
        said.set(from, from + length);
      }
    }
  }
}
