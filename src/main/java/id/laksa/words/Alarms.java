package id.laksa.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Listens for the signs of {@code rules/alarms.csv}. */
public final class Alarms {
  /** The most that a sign weighs of which a word was merely like the one meant. */
  public static final int LIKELY = 40;

  // Who is in need says it in few words; in a long story words of all kinds come together.
  private static final int NEAR = 12;

  private final Map<String, List<AlarmRow>> byFirstSign = new HashMap<>();
  private final List<List<Set<String>>> sayings;

  /**
   * Holds the rows.
   *
   * @param sayings words beside each other, in this order, that are no sign of anything: "banjir
   *     pujian"; each with the roots that may stand at its place
   */
  public Alarms(List<AlarmRow> rows, List<List<Set<String>>> sayings) {
    this.sayings = sayings.stream().map(List::copyOf).toList();
    rows.forEach(
        row ->
            row.signs()
                .get(0)
                .forEach(
                    root -> byFirstSign.computeIfAbsent(root, r -> new ArrayList<>()).add(row)));
  }

  /** The alarms of a text, each category once, as strong as its strongest sign. */
  List<Alarm> in(List<Word> words) {
    Map<String, Alarm> sounding = new LinkedHashMap<>();
    BitSet said = null;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      List<AlarmRow> rows = rows(word);
      if (!rows.isEmpty()) {
        said = said == null ? sayings(words) : said;
        if (!said.get(i)) {
          for (AlarmRow row : rows) {
            Found found = new Found(row);
            if (found.in(words, i, said)) {
              sounding.merge(
                  row.category(),
                  found.alarm(),
                  (one, other) -> other.weight() > one.weight() ? other : one);
            }
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
        ? byFirstSign.getOrDefault(word.heard(), List.of()).stream()
            .filter(AlarmRow::loosely)
            .toList()
        : rows;
  }

  /** Which words are part of a saying. */
  private BitSet sayings(List<Word> words) {
    BitSet said = new BitSet();
    for (List<Set<String>> saying : sayings) {
      for (int from = 0; from + saying.size() <= words.size(); from++) {
        int length = 0;
        while (length < saying.size()
            && isOneOf(saying.get(length), words.get(from + length), true)) {
          length++;
        }
        if (length == saying.size()) {
          said.set(from, from + length);
        }
      }
    }
    return said;
  }

  private static boolean isOneOf(Set<String> roots, Word word, boolean loosely) {
    return roots.contains(word.root())
        || (loosely && word.heard() != null && roots.contains(word.heard()));
  }

  /** What of a row is in a sentence. */
  private static final class Found {
    private final AlarmRow row;
    private final List<String> written = new ArrayList<>();
    private boolean exact = true;

    Found(AlarmRow row) {
      this.row = row;
    }

    /** Whether every sign is there, and nothing that speaks against it. */
    boolean in(List<Word> words, int at, BitSet said) {
      Word first = words.get(at);
      boolean[] there = new boolean[row.signs().size()];
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        if (!isBeside(first, word) || said.get(i)) {
          continue;
        }
        if (!word.negated() && isOneOf(row.unless(), word, row.loosely())) {
          return false;
        }
        if (Math.abs(i - at) <= NEAR || !row.loosely()) {
          note(word, there);
        }
      }
      return written.size() == there.length;
    }

    private boolean isBeside(Word first, Word word) {
      return row.loosely()
          ? word.breath() == first.breath()
          : word.sentence() == first.sentence();
    }

    private void note(Word word, boolean[] there) {
      for (int i = 0; i < there.length; i++) {
        Set<String> sign = row.signs().get(i);
        boolean denied = word.negated() && sign.contains(AlarmRow.DENIED + word.root());
        if (!there[i] && (denied || (!word.negated() && isOneOf(sign, word, row.loosely())))) {
          there[i] = true;
          written.add(word.written());
          exact &= denied || sign.contains(word.root());
          return;
        }
      }
    }

    Alarm alarm() {
      return new Alarm(
          row.category(), exact ? row.weight() : Math.min(row.weight(), LIKELY), written);
    }
  }
}
