package id.laksa.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** When is worked in a usual week: hours of each day, with breaks between them. */
public final class WeeklyHours {
  private final Map<DayOfWeek, List<Span>> days;

  /**
   * Holds hours.
   *
   * @param hours by day, in any order; hours that touch become one
   * @throws IllegalArgumentException when two of a day overlap, or there are none at all
   */
  public WeeklyHours(Map<DayOfWeek, List<Span>> hours) {
    days = new EnumMap<>(DayOfWeek.class);
    hours.forEach((day, spans) -> days.put(day, ordered(day, spans)));
    if (days.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("no working time at all");
    }
  }

  /**
   * Reads them.
   *
   * @param text days and hours with commas between, {@code Mon-Fri 08:00-12:00,Mon-Fri
   *     13:00-16:00}; hours without days belong to the days before them ({@code Mon-Fri
   *     08-12,13-16}); {@code daily} is every day; hours that end at or before their beginning end
   *     on the next day; 23:59 as an end is the end of the day
   * @throws IllegalArgumentException with what can't be read
   */
  public static WeeklyHours parse(String text) {
    return WeeklyHoursText.parse(text);
  }

  /**
   * Reads them as a calendar of the city has them: the same, but hours must end on the day they
   * begin, after they begin. Who writes 16:00-08:00 there has made a mistake.
   *
   * @throws IllegalArgumentException with what can't be read
   */
  public static WeeklyHours parseWithinDays(String text) {
    return WeeklyHoursText.parseWithinDays(text);
  }

  /** All day, every day. */
  public static WeeklyHours always() {
    return parse("daily 00:00-24:00");
  }

  /** Whether nobody ever rests. */
  boolean neverRests() {
    return Arrays.stream(DayOfWeek.values())
        .allMatch(day -> on(day).equals(List.of(new Span(0, Span.DAY))));
  }

  /** The hours of a day, in order, apart from each other; empty when nobody works. */
  public List<Span> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  private static List<Span> ordered(DayOfWeek day, List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
      Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && span.from() < last.to()) {
        throw new IllegalArgumentException(
            "hours of " + day + " overlap: " + last + " and " + span);
      }
      if (last != null && span.from() == last.to()) {
        joined.set(joined.size() - 1, new Span(last.from(), span.to()));
      } else {
        joined.add(span);
      }
    }
    return List.copyOf(joined);
  }
}
