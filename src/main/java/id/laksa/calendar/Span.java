package id.laksa.calendar;

import java.time.LocalTime;

/**
 * Working hours within one day of the wall clock.
 *
 * @param from second of the day, 0 to 86,399
 * @param to second of the day, later than {@code from}, at most {@value #DAY}
 */
public record Span(int from, int to) {
  /** Seconds of a day of the wall clock. */
  public static final int DAY = 86_400;

  /** Refuses one that is empty, reversed or beyond the day. */
  public Span {
    if (from < 0 || to <= from || to > DAY) {
      throw new IllegalArgumentException("hours must end after they begin, within a day");
    }
  }

  @Override
  public String toString() {
    return time(from) + "-" + time(to);
  }

  private static String time(int second) {
    return second == DAY ? "24:00" : LocalTime.ofSecondOfDay(second).toString();
  }
}
