package id.laksa.calendar;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of working time: working days, then hours, minutes and seconds of work.
 *
 * <p>A working day is a date on which the calendar has hours, however many: {@code P5D} from Monday
 * 10:00 ends next Monday 10:00 where all days are alike. Where the last one is shorter it ends at
 * the same share of that day. In a calendar that never rests a day is 24 hours.
 *
 * @param daySeconds 86,400 for each working day; a share of a day is a share of that; not negative
 * @param seconds of working time, counted after the days; not negative
 */
public record Budget(long daySeconds, long seconds) {
  /** Seconds that stand for one working day. */
  public static final long DAY = 86_400;

  private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D(T.+)?");
  private static final int WHOLE = 100;

  /** Refuses less than nothing. */
  public Budget {
    if (daySeconds < 0 || seconds < 0) {
      throw new IllegalArgumentException("a budget must not be negative");
    }
  }

  /** Working time alone; fractions of a second are cut off. */
  public static Budget of(Duration time) {
    return new Budget(0, time.toSeconds());
  }

  /**
   * Reads one.
   *
   * @param text {@code PT30M}, {@code PT8H}, {@code P5D}, {@code P2DT4H}; days are working days
   * @throws IllegalArgumentException if it is something else
   */
  public static Budget parse(String text) {
    try {
      Matcher days = DAYS.matcher(text);
      if (days.matches()) {
        String rest = days.group(2);
        Duration time = rest == null ? Duration.ZERO : Duration.parse("P" + rest);
        return new Budget(DAY * Integer.parseInt(days.group(1)), time.toSeconds());
      }
      if (text.startsWith("PT")) {
        return of(Duration.parse(text));
      }
    } catch (DateTimeParseException | ArithmeticException e) {
      throw notOne(text, e);
    }
    throw notOne(text, null);
  }

  /** Whether it is nothing at all. */
  public boolean isZero() {
    return daySeconds == 0 && seconds == 0;
  }

  /**
   * A share of it.
   *
   * @param percent 1 to 100
   */
  public Budget percent(int percent) {
    return new Budget(daySeconds * percent / WHOLE, seconds * percent / WHOLE);
  }

  private static IllegalArgumentException notOne(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "must be a time such as PT30M, PT8H or P3D (working days), not " + text, cause);
  }

  @Override
  public String toString() {
    String days = "P" + (daySeconds == 0 ? "" : daySeconds / DAY + "D");
    Duration time = Duration.ofSeconds(seconds);
    return seconds == 0 && daySeconds > 0 ? days : days + time.toString().substring(1);
  }
}
