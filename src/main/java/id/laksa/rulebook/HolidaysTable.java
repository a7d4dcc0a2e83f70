package id.laksa.rulebook;

import id.laksa.calendar.HolidayKind;
import id.laksa.calendar.Holidays;
import id.laksa.calendar.Holidays.Holiday;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code conf/holidays.csv}. */
final class HolidaysTable {
  static final String NAME = "holidays.csv";
  static final List<String> COLUMNS = List.of("date", "kind", "name", "source");

  private HolidaysTable() {}

  /** The sound rows; a year that isn't complete becomes a warning. */
  static Holidays of(
      String file, List<Row> rows, Collection<Fault> faults, Collection<Fault> warnings) {
    List<Holiday> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      Optional<Holiday> holiday = holiday(row, faults);
      if (holiday.isPresent() && !seen.add(row.get("date") + row.get("kind"))) {
        faults.add(row.fault(row.get("date") + " is there twice as " + row.get("kind")));
      } else {
        holiday.ifPresent(all::add);
      }
    }
    Holidays holidays = new Holidays(all);
    for (int year : holidays.unfinishedYears()) {
      warnings.add(
          new Fault(
              file,
              0,
              year + " has too few national holidays to be complete: it counts as not known"));
    }
    return holidays;
  }

  private static Optional<Holiday> holiday(Row row, Collection<Fault> faults) {
    int before = faults.size();
    Optional<HolidayKind> kind = HolidayKind.of(row.get("kind"));
    if (kind.isEmpty()) {
      faults.add(row.fault("kind must be national, collective-leave or local"));
    }
    if (row.get("name").isEmpty()) {
      faults.add(row.fault("name is missing"));
    }
    LocalDate date = LocalDate.EPOCH;
    try {
      date = LocalDate.parse(row.get("date"));
    } catch (DateTimeParseException e) {
      faults.add(row.fault("date must be a day such as 2026-08-17, not " + row.get("date")));
    }
    return faults.size() == before && kind.isPresent()
        ? Optional.of(new Holiday(date, kind.get(), row.get("name")))
        : Optional.empty();
  }
}
