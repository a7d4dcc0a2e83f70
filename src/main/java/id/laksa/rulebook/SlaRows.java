package id.laksa.rulebook;

import id.laksa.sla.SlaTable;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules/sla.csv}. */
final class SlaRows {
  static final List<String> COLUMNS = List.of("category", "acknowledge", "resolve");
  private static final Duration LONGEST = Duration.ofDays(366);

  private SlaRows() {}

  /**
   * The sound rows by category id.
   *
   * @param file for what no line is to blame for
   * @param categories every one must have a row, and so must triage
   */
  static Map<String, SlaTable.Terms> of(
      String file, List<Row> rows, Set<String> categories, Collection<Fault> faults) {
    Map<String, SlaTable.Terms> terms = new HashMap<>();
    Set<String> missing = new LinkedHashSet<>(categories);
    missing.add(SlaTable.TRIAGE);
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      String category = row.get("category");
      if (missing.remove(category)) {
        seen.add(category);
        terms(row, faults).ifPresent(found -> terms.put(category, found));
      } else {
        String why = seen.contains(category) ? " is there twice" : " is not in categories.csv";
        faults.add(row.fault("category " + category + why));
      }
    }
    if (rows.isEmpty()) {
      // The table itself was at fault.
      return terms;
    }
    missing.forEach(id -> faults.add(new Fault(file, 0, "has no row for category " + id)));
    return terms;
  }

  private static Optional<SlaTable.Terms> terms(Row row, Collection<Fault> faults) {
    Optional<Duration> acknowledge = duration(row, "acknowledge", faults);
    Optional<Duration> resolve = duration(row, "resolve", faults);
    if (acknowledge.isEmpty() || resolve.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SlaTable.Terms(acknowledge.get(), resolve.get()));
    } catch (IllegalArgumentException e) {
      faults.add(row.fault(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(Row row, String column, Collection<Fault> faults) {
    try {
      Duration duration = Duration.parse(row.get(column));
      if (duration.compareTo(LONGEST) <= 0) {
        return Optional.of(duration);
      }
      faults.add(row.fault(column + " must be at most P366D"));
    } catch (DateTimeParseException e) {
      faults.add(
          row.fault(
              column + " must be a time such as PT30M, PT24H or P3D, not " + row.get(column)));
    }
    return Optional.empty();
  }
}
