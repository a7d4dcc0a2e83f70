package id.laksa.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;

/**
 * The working time of some years in a row, laid out so that any question is answered by one binary
 * search. Seconds since the epoch; {@code before[i]} is the working time ahead of hours {@code i}.
 */
final class Timeline {
  private final long from;
  private final long to;
  private final long[] starts;
  private final long[] before;

  private Timeline(long from, long to, long[] starts, long[] before) {
    this.from = from;
    this.to = to;
    this.starts = starts;
    this.before = before;
  }

  /** Lays out whole years, by the calendar's own wall clock. */
  static Timeline of(WorkingDays days, int firstYear, int lastYear) {
    LocalDate first = LocalDate.of(firstYear, 1, 1);
    LocalDate end = LocalDate.of(lastYear + 1, 1, 1);
    Builder builder = new Builder(days.zone());
    for (LocalDate date = first; date.isBefore(end); date = date.plusDays(1)) {
      for (Span span : days.on(date)) {
        builder.add(date, span);
      }
    }
    return builder.build(builder.opening(first, 0), builder.opening(end, 0));
  }

  /** Whether a moment lies within the years. */
  boolean holds(long second) {
    return second >= from && second < to;
  }

  /** The working time before a moment within the years. */
  long workedAt(long second) {
    int i = Arrays.binarySearch(starts, second);
    int hours = i >= 0 ? i : -i - 2;
    return hours < 0 ? 0 : Math.min(before[hours] + (second - starts[hours]), before[hours + 1]);
  }

  /** Whether so much working time ends within the years. */
  boolean reaches(long worked) {
    return worked <= before[before.length - 1];
  }

  /** The earliest moment at which so much has been worked; more than nothing, and reached. */
  long momentOf(long worked) {
    int i = Arrays.binarySearch(before, worked);
    int hours = i >= 0 ? i - 1 : -i - 2;
    return starts[hours] + (worked - before[hours]);
  }

  /** Collects hours in order. */
  private static final class Builder {
    private final ZoneId zone;
    private long[] starts = new long[1_024];
    private long[] before = new long[1_024];
    private int count;
    private long worked;
    private long lastEnd = Long.MIN_VALUE;

    Builder(ZoneId zone) {
      this.zone = zone;
    }

    void add(LocalDate date, Span span) {
      // Where the clock is set back, the end of one span may come after the start of the next.
      long start = Math.max(lastEnd, opening(date, span.from()));
      long end = closing(date, span.to());
      if (end <= start) {
        return;
      }
      if (count + 1 == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        before = Arrays.copyOf(before, 2 * count);
      }
      starts[count] = start;
      before[count] = worked;
      worked += end - start;
      lastEnd = end;
      count++;
    }

    Timeline build(long from, long to) {
      long[] ahead = Arrays.copyOf(before, count + 1);
      ahead[count] = worked;
      return new Timeline(from, to, Arrays.copyOf(starts, count), ahead);
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
