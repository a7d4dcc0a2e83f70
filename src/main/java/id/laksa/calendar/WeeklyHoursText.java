package id.laksa.calendar;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads weekly hours as a person writes them. */
final class WeeklyHoursText {
  private static final int LONGEST = 2_000;
  private static final String TIME = "(\\d{1,2})(?:[:.](\\d{2}))?";
  private static final Pattern PART =
      Pattern.compile("(?:([a-z]{3,9})(?:-([a-z]{3,9}))?\\s+)?" + TIME + "\\s*-\\s*" + TIME);
  private static final Map<String, DayOfWeek> DAYS =
      Map.ofEntries(
          Map.entry("mon", DayOfWeek.MONDAY),
          Map.entry("tue", DayOfWeek.TUESDAY),
          Map.entry("wed", DayOfWeek.WEDNESDAY),
          Map.entry("thu", DayOfWeek.THURSDAY),
          Map.entry("fri", DayOfWeek.FRIDAY),
          Map.entry("sat", DayOfWeek.SATURDAY),
          Map.entry("sun", DayOfWeek.SUNDAY));

  private final Map<DayOfWeek, List<Span>> hours = new EnumMap<>(DayOfWeek.class);

  private final boolean overnight;

  private WeeklyHoursText(boolean overnight) {
    this.overnight = overnight;
  }

  static WeeklyHours parse(String text) {
    return parse(text, true);
  }

  static WeeklyHours parseWithinDays(String text) {
    return parse(text, false);
  }

  private static WeeklyHours parse(String text, boolean overnight) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("hours may have " + LONGEST + " characters");
    }
    WeeklyHoursText reader = new WeeklyHoursText(overnight);
    List<DayOfWeek> days = List.of();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part.strip().toLowerCase(Locale.ROOT));
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "hours are written as Mon-Fri 08:00-12:00, not as '" + part.strip() + "'");
      }
      if (matcher.group(1) != null) {
        days = days(matcher.group(1), matcher.group(2));
      }
      if (days.isEmpty()) {
        throw new IllegalArgumentException("'" + part.strip() + "' names no day");
      }
      int from = second(matcher.group(3), matcher.group(4));
      int to = second(matcher.group(5), matcher.group(6));
      days.forEach(day -> reader.add(day, from, to == Span.DAY - 60 ? Span.DAY : to));
    }
    return new WeeklyHours(reader.hours);
  }

  private void add(DayOfWeek day, int from, int to) {
    if (from < to) {
      put(day, new Span(from, to));
      return;
    }
    if (!overnight) {
      throw new IllegalArgumentException(
          "hours of "
              + day
              + " end before they begin; a night is written 22:00-24:00 and 00:00-06:00");
    }
    put(day, new Span(from, Span.DAY));
    if (to > 0) {
      put(day.plus(1), new Span(0, to));
    }
  }

  private void put(DayOfWeek day, Span span) {
    hours.computeIfAbsent(day, unused -> new ArrayList<>()).add(span);
  }

  private static List<DayOfWeek> days(String first, String last) {
    if (first.equals("daily") && last == null) {
      return List.of(DayOfWeek.values());
    }
    List<DayOfWeek> days = new ArrayList<>(List.of(day(first)));
    DayOfWeek end = last == null ? day(first) : day(last);
    while (days.get(days.size() - 1) != end) {
      days.add(days.get(days.size() - 1).plus(1));
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    DayOfWeek day = DAYS.get(name.substring(0, 3));
    boolean known =
        day != null && (name.length() == 3 || name.equals(day.name().toLowerCase(Locale.ROOT)));
    if (day == null || !known) {
      throw new IllegalArgumentException("'" + name + "' is no day: write Mon, Tue, … or daily");
    }
    return day;
  }

  private static int second(String hour, String minute) {
    int second =
        Integer.parseInt(hour) * 3_600 + (minute == null ? 0 : Integer.parseInt(minute) * 60);
    if (second > Span.DAY || (minute != null && Integer.parseInt(minute) > 59)) {
      throw new IllegalArgumentException("'" + hour + ":" + minute + "' is no time of day");
    }
    return second;
  }
}
