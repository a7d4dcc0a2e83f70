package id.laksa.liveroom.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLState;

/** Asks the ledger for what may be much, and never longer than anybody would wait. */
final class BoundedReading {
  private BoundedReading() {}

  /**
   * Asks, in a transaction.
   *
   * @param patience for each statement
   * @return empty if one took longer
   */
  static <T> Optional<T> within(Jdbi jdbi, Duration patience, Function<Handle, T> reading) {
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
