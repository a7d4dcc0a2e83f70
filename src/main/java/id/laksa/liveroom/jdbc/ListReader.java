package id.laksa.liveroom.jdbc;

import id.laksa.liveroom.ListFilter;
import id.laksa.liveroom.ListPage;
import id.laksa.liveroom.ListPosition;
import id.laksa.liveroom.ListedComplaint;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lists complaints: any filter, any page of it, and never longer than anybody would wait. */
public final class ListReader {
  /** Most complaints that are read out at once. */
  public static final int MOST_AT_ONCE = 100_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration READING_OUT = Duration.ofSeconds(60);
  private final Jdbi jdbi;
  private final ZoneId zone;
  private final CourseTable courses;

  /**
   * Reads this ledger.
   *
   * @param zone whose days a filter means
   * @param courses of what is counted, brought up to date before it is listed
   */
  public ListReader(Jdbi jdbi, ZoneId zone, CourseTable courses) {
    this.jdbi = jdbi;
    this.zone = zone;
    this.courses = courses;
  }

  /**
   * A page; where there is none, behind the end say, the nearest one that has anything.
   *
   * @return empty if it would take too long
   */
  public Optional<ListPage> page(ListFilter filter, ListPosition position) {
    return isKnown(filter)
        ? within(PATIENCE, handle -> new FilteredComplaints(handle, filter, zone).page(position))
        : Optional.empty();
  }

  /**
   * Reads out what fulfils a filter in its order, the first {@link #MOST_AT_ONCE} of it.
   *
   * @return how many; empty if it would take too long
   */
  public Optional<Integer> each(ListFilter filter, Consumer<ListedComplaint> reader) {
    if (!isKnown(filter)) {
      return Optional.empty();
    }
    return within(
        READING_OUT,
        handle -> {
          int count = 0;
          try (Stream<ListedComplaint> all =
              new FilteredComplaints(handle, filter, zone).all(MOST_AT_ONCE)) {
            for (Iterator<ListedComplaint> i = all.iterator(); i.hasNext(); count++) {
              reader.accept(i.next());
            }
          }
          return count;
        });
  }

  /** Whether it is known of all complaints of these days what is counted of them. */
  private boolean isKnown(ListFilter filter) {
    return filter.figure() == null
        || filter.from() == null
        || filter.to() == null
        || courses.follow(
                filter.from().atStartOfDay(zone).toInstant(),
                filter.to().plusDays(1).atStartOfDay(zone).toInstant())
            == CourseTable.Following.WHOLE;
  }

  private <T> Optional<T> within(Duration patience, Function<Handle, T> reading) {
    return BoundedReading.within(jdbi, patience, reading);
  }
}
