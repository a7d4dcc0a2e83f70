package id.laksa.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What a calendar is made of: the usual week, the times when another week holds (Ramadan, say), and
 * the days when nobody works whatever the week says.
 *
 * @param zone whose wall clock the hours mean
 * @param usual the usual week
 * @param exceptions the first that holds a date wins over the usual week
 * @param holidays days without working time
 */
public record WorkingDays(
    ZoneId zone, WeeklyHours usual, List<Exceptional> exceptions, Set<LocalDate> holidays) {
  public WorkingDays {
    exceptions = List.copyOf(exceptions);
    holidays = Set.copyOf(holidays);
  }

  /** A week without exceptions and holidays. */
  public static WorkingDays of(ZoneId zone, WeeklyHours usual) {
    return new WorkingDays(zone, usual, List.of(), Set.of());
  }

  /**
   * Another week for a while.
   *
   * @param from first day
   * @param to last day, not before {@code from}
   */
  public record Exceptional(LocalDate from, LocalDate to, WeeklyHours hours) {
    /** Refuses one that runs backwards. */
    public Exceptional {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("an exception must not end before it begins");
      }
    }

    boolean holds(LocalDate date) {
      return !date.isBefore(from) && !date.isAfter(to);
    }
  }

  /** Whether there is no moment without work: then a day is 24 hours. */
  public boolean neverRests() {
    return holidays.isEmpty() && exceptions.isEmpty() && usual.neverRests();
  }

  /** The hours of a date, in order; empty when nobody works. */
  public List<Span> on(LocalDate date) {
    if (holidays.contains(date)) {
      return List.of();
    }
    return exceptions.stream()
        .filter(exception -> exception.holds(date))
        .findFirst()
        .map(Exceptional::hours)
        .orElse(usual)
        .on(date.getDayOfWeek());
  }
}
