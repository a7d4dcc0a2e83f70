package id.laksa.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A calendar that policies name: working time, and how far its holidays are known. Thread-safe. */
public final class CityCalendar {
  private final String name;
  private final WorkingDays days;
  private final WorkCalendar work;
  private final Set<HolidayKind> counted;
  private final Set<Integer> knownYears;
  private final double usualDay;

  /**
   * Holds one.
   *
   * @param usual the week and its exceptions; its own holidays are replaced by those counted
   * @param counted which holidays are free; none of them: every year is known
   */
  public CityCalendar(String name, WorkingDays usual, Set<HolidayKind> counted, Holidays holidays) {
    this.name = name;
    this.days =
        new WorkingDays(usual.zone(), usual.usual(), usual.exceptions(), holidays.of(counted));
    this.work = new WorkCalendar(days);
    this.counted = Set.copyOf(counted);
    this.knownYears = Set.copyOf(holidays.years());
    this.usualDay =
        Arrays.stream(DayOfWeek.values())
            .map(days.usual()::on)
            .filter(spans -> !spans.isEmpty())
            .mapToLong(spans -> spans.stream().mapToLong(span -> span.to() - span.from()).sum())
            .average()
            .orElseThrow();
  }

  /** A calendar that never rests, for what has no other. */
  public static CityCalendar always(ZoneId zone) {
    return new CityCalendar(
        "always", WorkingDays.of(zone, WeeklyHours.always()), Set.of(), new Holidays(List.of()));
  }

  /** Its name, as policies write it. */
  public String name() {
    return name;
  }

  /** Whose wall clock its hours mean. */
  public ZoneId zone() {
    return days.zone();
  }

  /** Counts in its working time. */
  public WorkCalendar work() {
    return work;
  }

  /** What it is made of. */
  public WorkingDays days() {
    return days;
  }

  /** Whether it knows holidays at all. */
  public boolean countsHolidays() {
    return !counted.isEmpty();
  }

  /** Whether a year's holidays are known, or make no difference. */
  public boolean knows(int year) {
    return counted.isEmpty() || knownYears.contains(year);
  }

  /**
   * When a budget is used up.
   *
   * @see WorkCalendar#deadline(Instant, Budget, List)
   */
  public Instant deadline(Instant from, Budget budget, List<Pause> pauses) {
    return work.deadline(from, budget, pauses);
  }

  /** Whether a deadline reaches into a year of which the holidays aren't known. */
  public boolean isProvisional(Instant from, Instant by) {
    if (counted.isEmpty()) {
      return false;
    }
    int last = year(by);
    for (int year = year(from); year <= last; year++) {
      if (!knownYears.contains(year)) {
        return true;
      }
    }
    return false;
  }

  /** How many usual working days a budget is, about. */
  public double workingDays(Budget budget) {
    return (double) budget.daySeconds() / Budget.DAY + budget.seconds() / usualDay;
  }

  private int year(Instant at) {
    return LocalDate.ofInstant(at, days.zone()).getYear();
  }
}
