package id.laksa.rulebook;

import id.laksa.calendar.CityCalendar;
import id.laksa.calendar.HolidayKind;
import id.laksa.calendar.Holidays;
import id.laksa.calendar.WeeklyHours;
import id.laksa.calendar.WorkingDays;
import id.laksa.calendar.WorkingDays.Exceptional;
import id.laksa.rulebook.YamlMap.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one file of {@code conf/calendars}. */
final class CalendarFile {
  private static final List<String> KEYS =
      List.of("name", "zone", "hours", "holidays", "exceptions");
  private static final List<String> OF_EXCEPTION = List.of("name", "from", "to", "hours");
  private static final String ALWAYS = "always";
  private static final String NONE = "none";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int MOST_EXCEPTIONS = 100;

  private final Holidays holidays;
  private final Collection<Fault> faults;

  CalendarFile(Holidays holidays, Collection<Fault> faults) {
    this.holidays = holidays;
    this.faults = faults;
  }

  /** The calendar; empty when anything of it is at fault. */
  Optional<CityCalendar> read(String file, String text) {
    int before = faults.size();
    return YamlMap.parse(file, text, KEYS, faults).flatMap(map -> calendar(map, before));
  }

  private Optional<CityCalendar> calendar(YamlMap map, int before) {
    Optional<Scalar> name = map.text("name");
    name.filter(given -> !NAME.matcher(given.text()).matches())
        .ifPresent(
            given -> map.fault(given.line(), "name must be small letters and digits, joined by -"));
    Optional<ZoneId> zone = map.text("zone").flatMap(given -> zone(map, given));
    Optional<WeeklyHours> hours = hours(map);
    Set<HolidayKind> counted = counted(map);
    List<Exceptional> exceptions = exceptions(map);
    if (faults.size() > before || name.isEmpty() || zone.isEmpty() || hours.isEmpty()) {
      return Optional.empty();
    }
    WorkingDays days = new WorkingDays(zone.get(), hours.get(), exceptions, Set.of());
    return Optional.of(new CityCalendar(name.get().text(), days, counted, holidays));
  }

  private static Optional<ZoneId> zone(YamlMap map, Scalar given) {
    try {
      return Optional.of(ZoneId.of(given.text()));
    } catch (DateTimeException e) {
      map.fault(given.line(), "zone " + given.text() + " is unknown; write Asia/Jakarta, say");
      return Optional.empty();
    }
  }

  /** Each line is looked at by itself first, so that a fault is named by its own. */
  private Optional<WeeklyHours> hours(YamlMap map) {
    int before = faults.size();
    List<Scalar> lines = map.texts("hours");
    if (lines.size() == 1 && lines.get(0).text().equals(ALWAYS)) {
      return Optional.of(WeeklyHours.always());
    }
    lines.forEach(line -> hours(map, line.line(), line.text()));
    if (lines.isEmpty() && faults.size() == before) {
      map.fault(map.lineOf("hours"), "no working time at all");
    }
    if (faults.size() > before) {
      return Optional.empty();
    }
    String all = lines.stream().map(Scalar::text).collect(Collectors.joining(","));
    return hours(map, map.lineOf("hours"), all);
  }

  private static Optional<WeeklyHours> hours(YamlMap map, int line, String text) {
    try {
      return Optional.of(WeeklyHours.parseWithinDays(text));
    } catch (IllegalArgumentException e) {
      map.fault(line, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Set<HolidayKind> counted(YamlMap map) {
    Set<HolidayKind> counted = EnumSet.noneOf(HolidayKind.class);
    if (!map.has("holidays")) {
      return counted;
    }
    for (Scalar given : map.texts("holidays")) {
      HolidayKind.of(given.text())
          .ifPresentOrElse(
              counted::add,
              () -> {
                if (!given.text().equals(NONE)) {
                  map.fault(
                      given.line(), "holidays are national, collective-leave, local, or none");
                }
              });
    }
    return counted;
  }

  private List<Exceptional> exceptions(YamlMap map) {
    List<Exceptional> exceptions = new ArrayList<>();
    List<YamlMap> given = map.maps("exceptions", OF_EXCEPTION);
    if (given.size() > MOST_EXCEPTIONS) {
      map.fault(map.lineOf("exceptions"), "there may be " + MOST_EXCEPTIONS + " exceptions");
      return exceptions;
    }
    for (YamlMap one : given) {
      exception(one)
          .ifPresent(
              found -> {
                if (exceptions.stream().anyMatch(other -> overlap(found, other))) {
                  one.fault("shares a day with another exception");
                }
                exceptions.add(found);
              });
    }
    return exceptions;
  }

  private Optional<Exceptional> exception(YamlMap map) {
    map.text("name");
    Optional<LocalDate> from = map.text("from").flatMap(given -> date(map, given));
    Optional<LocalDate> to = map.text("to").flatMap(given -> date(map, given));
    Optional<WeeklyHours> hours = hours(map);
    if (from.isEmpty() || to.isEmpty() || hours.isEmpty()) {
      return Optional.empty();
    }
    if (to.get().isBefore(from.get())) {
      map.fault(map.lineOf("to"), "an exception must not end before it begins");
      return Optional.empty();
    }
    return Optional.of(new Exceptional(from.get(), to.get(), hours.get()));
  }

  private static boolean overlap(Exceptional one, Exceptional other) {
    return !one.from().isAfter(other.to()) && !other.from().isAfter(one.to());
  }

  private static Optional<LocalDate> date(YamlMap map, Scalar given) {
    try {
      return Optional.of(LocalDate.parse(given.text()));
    } catch (DateTimeException e) {
      map.fault(given.line(), "must be a day such as 2026-02-19, not " + given.text());
      return Optional.empty();
    }
  }
}
