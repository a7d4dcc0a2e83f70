package id.laksa.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Counts in working time, exact to the second (fractions are cut off). Years are laid out when they
 * are first asked for; after that an answer takes binary searches only. Thread-safe.
 */
public final class WorkCalendar {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2399;
  private final WorkingDays days;
  private volatile Laid laid;

  /** Years laid out; {@code perDaySecond} is the work of a budget's day second in {@code days}. */
  private record Laid(int first, int last, Timeline seconds, Timeline days, long perDaySecond) {}

  /** A calendar of these days. */
  public WorkCalendar(WorkingDays days) {
    this.days = days;
    this.laid = layOut(2020, 2030);
  }

  /**
   * When a budget is used up.
   *
   * @param start when the clock starts, within the years 1900 to 2399
   * @param budget working time, not negative; none ends at the start
   * @return the earliest such moment: one that ends at closing time is due at that closing time
   * @throws IllegalArgumentException if it lies beyond the year 2399, or the budget is negative
   */
  public Instant deadline(Instant start, Duration budget) {
    return deadline(start, budget, List.of());
  }

  /**
   * When a budget is used up, with pauses.
   *
   * @param pauses in any order, may overlap; what of them lies before the start or after the
   *     deadline changes nothing
   */
  public Instant deadline(Instant start, Duration budget, List<Pause> pauses) {
    return deadline(start, Budget.of(budget), pauses);
  }

  /** When a budget of days and time is used up, with pauses. */
  public Instant deadline(Instant start, Budget budget, List<Pause> pauses) {
    Instant days =
        usedUp(start, Laid::days, laid -> budget.daySeconds() * laid.perDaySecond(), pauses);
    return usedUp(days, Laid::seconds, laid -> budget.seconds(), pauses);
  }

  private Instant usedUp(
      Instant start, Function<Laid, Timeline> unit, ToLongFunction<Laid> work, List<Pause> pauses) {
    if (work.applyAsLong(laid) == 0) {
      return start;
    }
    long from = start.getEpochSecond();
    long last = from;
    for (Pause pause : pauses) {
      last = Math.max(last, pause.to().getEpochSecond());
    }
    Laid now = holding(from, last);
    long due = due(unit.apply(now), from, work.applyAsLong(now), pauses);
    while (!unit.apply(now).reaches(due)) {
      now = further(now);
      due = due(unit.apply(now), from, work.applyAsLong(now), pauses);
    }
    return Instant.ofEpochSecond(unit.apply(now).momentOf(due));
  }

  /**
   * The working time between two moments.
   *
   * @return none when {@code to} isn't after {@code from}
   */
  public Duration elapsed(Instant from, Instant to) {
    return elapsed(from, to, List.of());
  }

  /** The working time between two moments in which the clock didn't stand. */
  public Duration elapsed(Instant from, Instant to, List<Pause> pauses) {
    long first = from.getEpochSecond();
    long end = to.getEpochSecond();
    if (end <= first) {
      return Duration.ZERO;
    }
    Timeline timeline = holding(first, end).seconds;
    long worked = timeline.workedAt(end) - timeline.workedAt(first);
    for (Stand stand : stands(first, pauses)) {
      if (stand.from < end) {
        worked -= timeline.workedAt(Math.min(end, stand.to)) - timeline.workedAt(stand.from);
      }
    }
    return Duration.ofSeconds(worked);
  }

  /** The working time at which the budget is used up, on the timeline's own scale. */
  private static long due(Timeline timeline, long from, long budget, List<Pause> pauses) {
    long due = timeline.workedAt(from) + budget;
    for (Stand stand : stands(from, pauses)) {
      long stood = timeline.workedAt(stand.from);
      if (stood >= due) {
        break;
      }
      due += timeline.workedAt(stand.to) - stood;
    }
    return due;
  }

  /** Pauses after a moment, in order, apart from each other. */
  private static List<Stand> stands(long from, List<Pause> pauses) {
    if (pauses.isEmpty()) {
      return List.of();
    }
    List<Stand> stands = new ArrayList<>();
    long end = from;
    for (Pause pause : pauses.stream().sorted(Comparator.comparing(Pause::from)).toList()) {
      long start = Math.max(end, pause.from().getEpochSecond());
      end = Math.max(end, pause.to().getEpochSecond());
      if (start < end) {
        stands.add(new Stand(start, end));
      }
    }
    return stands;
  }

  private record Stand(long from, long to) {}

  private Laid holding(long from, long to) {
    Laid now = laid;
    while (!now.seconds.holds(from) || !now.seconds.holds(to)) {
      now = further(now);
    }
    return now;
  }

  /** Twice as many years on either side. */
  private Laid further(Laid now) {
    if (now.first == FIRST_YEAR && now.last == LAST_YEAR) {
      throw new IllegalArgumentException(
          "beyond the years " + FIRST_YEAR + " to " + LAST_YEAR + " this calendar counts");
    }
    int more = now.last - now.first;
    Laid next = layOut(now.first - more, now.last + more);
    laid = next;
    return next;
  }

  private Laid layOut(int first, int last) {
    int from = Math.max(FIRST_YEAR, first);
    int to = Math.min(LAST_YEAR, last);
    Timeline seconds = Timeline.ofSeconds(days, from, to);
    return days.neverRests()
        ? new Laid(from, to, seconds, seconds, 1)
        : new Laid(
            from, to, seconds, Timeline.ofDays(days, from, to), Timeline.DAY_SHARES / Budget.DAY);
  }
}
