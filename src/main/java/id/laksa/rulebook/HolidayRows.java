package id.laksa.rulebook;

import id.laksa.calendar.HolidayKind;
import id.laksa.calendar.Holidays;
import id.laksa.calendar.Holidays.Holiday;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads {@code conf/holidays.csv}. */
final class HolidayRows {
  static final String NAME = "holidays.csv";

  private HolidayRows() {}

  /** Of the sound rows; a year that isn't complete becomes a warning. */
  static Holidays of(String file, List<Row> rows, Collection<Fault> warnings) {
    Holidays holidays =
        new Holidays(
            rows.stream().filter(Row::sound).flatMap(row -> holiday(row).stream()).toList());
    for (int year : holidays.unfinishedYears()) {
      warnings.add(
          new Fault(
              file,
              0,
              year + " has too few national holidays to be complete: it counts as not known"));
    }
    return holidays;
  }

  private static Optional<Holiday> holiday(Row row) {
    return HolidayKind.of(row.get("kind"))
        .map(kind -> new Holiday(LocalDate.parse(row.get("date")), kind, row.get("name")));
  }
}
