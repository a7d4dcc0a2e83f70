package id.laksa.liveroom.jdbc;

import id.laksa.liveroom.ListFilter;
import id.laksa.liveroom.ListPage;
import id.laksa.liveroom.ListPosition;
import id.laksa.liveroom.ListedComplaint;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLState;

/** Lists complaints: any filter, any page of it, and never longer than anybody would wait. */
public final class ListReader {
  /** Most complaints that are read out at once. */
  public static final int MOST_AT_ONCE = 100_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration READING_OUT = Duration.ofSeconds(60);
  private final Jdbi jdbi;
  private final ZoneId zone;

  /**
   * Reads this ledger.
   *
   * @param zone whose days a filter means
   */
  public ListReader(Jdbi jdbi, ZoneId zone) {
    this.jdbi = jdbi;
    this.zone = zone;
  }

  /**
   * A page; where there is none, behind the end say, the nearest one that has anything.
   *
   * @return empty if it would take too long
   */
  public Optional<ListPage> page(ListFilter filter, ListPosition position) {
    return within(PATIENCE, handle -> new FilteredComplaints(handle, filter, zone).page(position));
  }

  /**
   * Reads out what fulfils a filter in its order, the first {@link #MOST_AT_ONCE} of it.
   *
   * @return how many; empty if it would take too long
   */
  public Optional<Integer> each(ListFilter filter, Consumer<ListedComplaint> reader) {
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

  private <T> Optional<T> within(Duration patience, Function<Handle, T> reading) {
    try {
      return jdbi.inTransaction(
          handle -> {
            handle.execute("set local statement_timeout = " + patience.toMillis());
            handle.execute("set local work_mem = '16MB'");
            // A plan for any department is none for the one with most or least.
            handle.execute("set local plan_cache_mode = force_custom_plan");
            // A page is read sooner than helpers are there, and they are taken from intake.
            handle.execute("set local max_parallel_workers_per_gather = 0");
            return Optional.of(reading.apply(handle));
          });
    } catch (JdbiException e) {
      if (e.getCause() instanceof SQLException cause
          && PSQLState.QUERY_CANCELED.getState().equals(cause.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
