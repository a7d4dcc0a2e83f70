package id.laksa.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Calendars of the tests. */
final class CalendarCase {
  private CalendarCase() {}

  static WorkCalendar calendar(String zone, String hours, String... holidays) {
    return new WorkCalendar(
        new WorkingDays(
            ZoneId.of(zone),
            WeeklyHours.parse(hours),
            List.of(),
            Set.of(holidays).stream().map(LocalDate::parse).collect(Collectors.toSet())));
  }
}
