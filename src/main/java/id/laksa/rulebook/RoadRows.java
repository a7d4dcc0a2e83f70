package id.laksa.rulebook;

import static java.util.stream.Collectors.toMap;

import id.laksa.place.Road;
import id.laksa.place.Road.RoadClass;
import id.laksa.place.Roads;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes {@link Roads} of {@code rules/roads.csv}. */
final class RoadRows {
  private static final String STREET_WORD = "jl ";

  private final Collection<Fault> faults;
  private final Map<String, List<Entry>> byLetters = new HashMap<>();

  private record Entry(boolean afterStreetWord, Road road, int line) {
    boolean crosses(Road other) {
      return road.holdsOn(other.from()) || other.holdsOn(road.from());
    }
  }

  private RoadRows(Collection<Fault> faults) {
    this.faults = faults;
  }

  /** Of the sound rows. */
  static Roads of(List<Row> rows, Collection<Fault> faults) {
    RoadRows table = new RoadRows(faults);
    rows.stream().filter(Row::sound).forEach(table::read);
    return new Roads(
        table.byLetters.entrySet().stream().collect(toMap(Map.Entry::getKey, table::name)));
  }

  private Roads.RoadName name(Map.Entry<String, List<Entry>> entry) {
    List<Entry> rows = entry.getValue();
    return new Roads.RoadName(
        rows.stream().anyMatch(Entry::afterStreetWord), rows.stream().map(Entry::road).toList());
  }

  private void read(Row row) {
    LocalDate from = LocalDate.parse(row.get("from"));
    LocalDate to = row.isEmpty("to") ? null : LocalDate.parse(row.get("to"));
    if (to != null && to.isBefore(from)) {
      faults.add(row.fault("to must not come before from"));
      return;
    }
    Road road =
        new Road(
            row.get("road"),
            RoadClass.valueOf(row.get("class").toUpperCase(Locale.ROOT)),
            row.get("owner"),
            from,
            to);
    for (String name : row.get("names").split(";", -1)) {
      add(row, road, name.strip());
    }
  }

  private void add(Row row, Road road, String name) {
    boolean afterStreetWord = name.startsWith(STREET_WORD);
    String bare = afterStreetWord ? name.substring(STREET_WORD.length()) : name;
    if (!Letters.isName(bare)) {
      faults.add(row.fault("names must be small letters, parted by ;, each at most 5 words"));
      return;
    }
    List<Entry> rows = byLetters.computeIfAbsent(Letters.of(bare), key -> new ArrayList<>());
    rows.stream()
        .filter(entry -> entry.crosses(road))
        .findFirst()
        .ifPresent(
            entry ->
                faults.add(
                    row.fault(
                        "%s holds on line %d for the same days".formatted(name, entry.line))));
    rows.add(new Entry(afterStreetWord, road, row.line()));
  }
}
