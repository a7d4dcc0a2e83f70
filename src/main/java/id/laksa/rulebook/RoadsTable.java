package id.laksa.rulebook;

import static java.util.stream.Collectors.toMap;

import id.laksa.department.Departments;
import id.laksa.place.Road;
import id.laksa.place.Road.RoadClass;
import id.laksa.place.Roads;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes {@link Roads} of {@code rules/roads.csv}. */
final class RoadsTable {
  static final List<String> COLUMNS =
      List.of("road", "names", "class", "owner", "from", "to", "source");
  private static final Set<String> CLASSES = Set.of("nasional", "provinsi", "kota");
  private static final String STREET_WORD = "jl ";

  private final Departments departments;
  private final Collection<Fault> faults;
  private final Map<String, List<Entry>> byLetters = new HashMap<>();

  private record Entry(boolean afterStreetWord, Road road, int line) {
    boolean crosses(Road other) {
      return road.holdsOn(other.from()) || other.holdsOn(road.from());
    }
  }

  private RoadsTable(Departments departments, Collection<Fault> faults) {
    this.departments = departments;
    this.faults = faults;
  }

  static Roads of(List<Row> rows, Departments departments, Collection<Fault> faults) {
    RoadsTable table = new RoadsTable(departments, faults);
    rows.forEach(table::read);
    return new Roads(
        table.byLetters.entrySet().stream().collect(toMap(Map.Entry::getKey, table::name)));
  }

  private Roads.RoadName name(Map.Entry<String, List<Entry>> entry) {
    List<Entry> rows = entry.getValue();
    return new Roads.RoadName(
        rows.stream().anyMatch(Entry::afterStreetWord), rows.stream().map(Entry::road).toList());
  }

  private void read(Row row) {
    Optional<String> wrong = wrongCell(row);
    if (wrong.isPresent()) {
      faults.add(row.fault(wrong.get()));
      return;
    }
    Road road =
        new Road(
            row.get("road"),
            RoadClass.valueOf(row.get("class").toUpperCase(Locale.ROOT)),
            row.get("owner"),
            LocalDate.parse(row.get("from")),
            row.get("to").isEmpty() ? null : LocalDate.parse(row.get("to")));
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

  private Optional<String> wrongCell(Row row) {
    LocalDate from = date(row.get("from"));
    LocalDate to = date(row.get("to"));
    if (row.get("road").isEmpty()) {
      return Optional.of("road is missing");
    }
    if (!CLASSES.contains(row.get("class"))) {
      return Optional.of("class must be nasional, provinsi or kota");
    }
    if (departments.byCode(row.get("owner")).isEmpty()) {
      return Optional.of("owner " + row.get("owner") + " is not in departments.csv");
    }
    if (from == null || (to == null && !row.get("to").isEmpty())) {
      return Optional.of("from, and to where it ended, must be a day such as 2026-02-01");
    }
    if (to != null && to.isBefore(from)) {
      return Optional.of("to must not come before from");
    }
    return row.get("source").isEmpty()
        ? Optional.of("source is missing: write who says so")
        : Optional.empty();
  }

  private static @Nullable LocalDate date(String cell) {
    try {
      return LocalDate.parse(cell);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
