package id.laksa.rulebook;

import static java.util.stream.Collectors.toSet;

import id.laksa.words.AlarmRow;
import id.laksa.words.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code rules/alarms.csv}. A row whose category begins with {@code @} is a list of words
 * that others may name; one whose category is {@code -} a saying that means no alarm.
 */
final class AlarmRows {
  // Emoji come with or without it.
  private static final String AS_PICTURE = "\uFE0F";
  private static final String SAYING = "-";

  private final Language language;
  private final Set<String> emergencies;
  private final Collection<Fault> faults;
  private final Map<String, Set<String>> lists = new HashMap<>();
  private final List<List<Set<String>>> sayings = new ArrayList<>();
  private final Map<String, String> vocabulary = new LinkedHashMap<>();

  /**
   * Reads by what is known already.
   *
   * @param emergencies those of the categories whose words count loosely too
   */
  AlarmRows(Language language, Set<String> emergencies, Collection<Fault> faults) {
    this.language = language;
    this.emergencies = emergencies;
    this.faults = faults;
  }

  /** The sayings of the rows that were read. */
  List<List<Set<String>>> sayings() {
    return sayings;
  }

  /** All words of the rows that were read, by what is written, with their roots. */
  Map<String, String> vocabulary() {
    return vocabulary;
  }

  /** The sound rows, in their order. */
  List<AlarmRow> read(List<Row> rows) {
    List<AlarmRow> read = new ArrayList<>();
    for (Row row : rows) {
      String category = row.get("category");
      if (!row.sound()) {
        continue;
      }
      if (category.startsWith("@")) {
        lists.put(category, roots(row, row.get("signs").replace(' ', '/')));
      } else if (category.equals(SAYING)) {
        sayings.add(signs(row));
      } else {
        read.add(
            new AlarmRow(
                category,
                row.whole("weight"),
                signs(row),
                row.get("unless").isEmpty()
                    ? Set.of()
                    : roots(row, row.get("unless").replace(' ', '/')),
                emergencies.contains(category)));
      }
    }
    return read;
  }

  private List<Set<String>> signs(Row row) {
    return Stream.of(row.get("signs").split(" ", -1)).map(sign -> roots(row, sign)).toList();
  }

  private Set<String> roots(Row row, String alternatives) {
    Set<String> roots = new HashSet<>();
    for (String one : alternatives.split("/", -1)) {
      if (!one.startsWith("@")) {
        boolean denied = one.startsWith(AlarmRow.DENIED);
        String word = one.substring(denied ? 1 : 0).replace(AS_PICTURE, "");
        String root = language.root(word);
        roots.add((denied ? AlarmRow.DENIED : "") + root);
        vocabulary.putIfAbsent(word, root);
      } else if (lists.containsKey(one)) {
        roots.addAll(lists.get(one));
      } else {
        faults.add(row.fault("there is no list " + one + " above"));
      }
    }
    return roots.stream().filter(root -> !root.isEmpty()).collect(toSet());
  }
}
