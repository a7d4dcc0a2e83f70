package id.laksa.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;

/**
 * The working time of some years in a row, laid out so that any question is answered by one binary
 * search. Moments are seconds since the epoch; work is counted in a unit of its own: seconds, or
 * shares of a working day. {@code before[i]} is the work ahead of hours {@code i}.
 */
final class Timeline {
  /** Shares of a working day: its length in seconds divides none of them badly. */
  static final long DAY_SHARES = 86_400_000_000L;

  private final long from;
  private final long to;
  private final long[] starts;
  private final long[] ends;
  private final long[] before;

  private Timeline(long from, long to, long[] starts, long[] ends, long[] before) {
    this.from = from;
    this.to = to;
    this.starts = starts;
    this.ends = ends;
    this.before = before;
  }

  /** Lays out whole years in seconds of work, by the calendar's own wall clock. */
  static Timeline ofSeconds(WorkingDays days, int firstYear, int lastYear) {
    return of(days, firstYear, lastYear, false);
  }

  /** Lays out whole years in {@link #DAY_SHARES}: each date with hours has as many. */
  static Timeline ofDays(WorkingDays days, int firstYear, int lastYear) {
    return of(days, firstYear, lastYear, true);
  }

  private static Timeline of(WorkingDays days, int firstYear, int lastYear, boolean daysAlike) {
    LocalDate first = LocalDate.of(firstYear, 1, 1);
    LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
    Builder builder = new Builder(days.zone());
    for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
      int since = builder.count;
      for (Span span : days.on(date)) {
        builder.add(date, span);
      }
      builder.weigh(since, daysAlike);
    }
    return builder.build(builder.opening(first, 0), builder.opening(end, 0));
  }

  /** Whether a moment lies within the years. */
  boolean holds(long second) {
    return second >= from && second < to;
  }

  /** The work before a moment within the years. */
  long workedAt(long second) {
    int i = Arrays.binarySearch(starts, second);
    int hours = i >= 0 ? i : -i - 2;
    if (hours < 0) {
      return 0;
    }
    if (second >= ends[hours]) {
      return before[hours + 1];
    }
    long weight = before[hours + 1] - before[hours];
    return before[hours] + (second - starts[hours]) * weight / (ends[hours] - starts[hours]);
  }

  /** Whether so much work ends within the years. */
  boolean reaches(long worked) {
    return worked <= before[before.length - 1];
  }

  /** The earliest second at which so much has been worked; more than nothing, and reached. */
  long momentOf(long worked) {
    int i = Arrays.binarySearch(before, worked);
    int hours = i >= 0 ? i - 1 : -i - 2;
    long weight = before[hours + 1] - before[hours];
    long length = ends[hours] - starts[hours];
    return starts[hours] + ((worked - before[hours]) * length + weight - 1) / weight;
  }

  /** Collects hours in order. */
  private static final class Builder {
    private final ZoneId zone;
    private long[] starts = new long[1_024];
    private long[] ends = new long[1_024];
    private long[] before = new long[1_024];
    private int count;
    private long worked;

    Builder(ZoneId zone) {
      this.zone = zone;
    }

    void add(LocalDate date, Span span) {
      // Where the clock is set back, the end of one span may come after the start of the next.
      long start =
          Math.max(count == 0 ? Long.MIN_VALUE : ends[count - 1], opening(date, span.from()));
      long end = closing(date, span.to());
      if (end <= start) {
        return;
      }
      if (count + 1 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        ends = Arrays.copyOf(ends, 2 * count);
        before = Arrays.copyOf(before, 2 * count);
      }
      starts[count] = start;
      ends[count] = end;
      count++;
    }

    /** Gives the hours of one date their work, from the first of them on. */
    void weigh(int since, boolean daysAlike) {
      long day = 0;
      for (int i = since; i < count; i++) {
        day += ends[i] - starts[i];
      }
      long morning = worked;
      long seconds = 0;
      for (int i = since; i < count; i++) {
        before[i] = worked;
        seconds += ends[i] - starts[i];
        // The last hours take what was cut off before: a day is a whole day.
        worked = morning + (daysAlike ? shares(seconds, day) : seconds);
      }
    }

    private static long shares(long seconds, long day) {
      return seconds * DAY_SHARES / day;
    }

    Timeline build(long from, long to) {
      long[] ahead = Arrays.copyOf(before, count + 1);
      ahead[count] = worked;
      return new Timeline(
          from, to, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), ahead);
    }

    /** The first moment with this wall time; where it is skipped, the moment of the skip. */
    long opening(LocalDate date, int second) {
      LocalDateTime wall = wall(date, second);
      ZoneOffsetTransition change = zone.getRules().getTransition(wall);
      return change != null && change.isGap()
          ? change.toEpochSecond()
          : Instant.from(wall.atZone(zone).withEarlierOffsetAtOverlap()).getEpochSecond();
    }

    /** The last moment with this wall time; where it is skipped, the moment of the skip. */
    private long closing(LocalDate date, int second) {
      LocalDateTime wall = wall(date, second);
      ZoneOffsetTransition change = zone.getRules().getTransition(wall);
      return change != null && change.isGap()
          ? change.toEpochSecond()
          : Instant.from(wall.atZone(zone).withLaterOffsetAtOverlap()).getEpochSecond();
    }

    private static LocalDateTime wall(LocalDate date, int second) {
      return date.atStartOfDay().plusSeconds(second);
    }
  }
}
