package id.laksa.refusal.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.refusal.Attempt;
import id.laksa.refusal.RefusedAttempts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the counts in the ledger for a year. */
public final class RefusedAttemptTable implements RefusedAttempts {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedAttemptTable.class);
  private static final Duration KEPT = Duration.ofDays(366);
  private static final String NOBODY = "";
  private static final String NOTE =
      "insert into refused_attempt (day, attempt, department, times)"
          + " values (:day, :attempt, :department, 1) on conflict (day, attempt, department)"
          + " do update set times = refused_attempt.times + 1 returning times";
  private final Jdbi jdbi;
  private final InstantSource time;
  private final ZoneId zone;

  /**
   * Wires it.
   *
   * @param zone in which a day begins
   */
  public RefusedAttemptTable(Jdbi jdbi, InstantSource time, ZoneId zone) {
    this.jdbi = jdbi;
    this.time = time;
    this.zone = zone;
  }

  @Override
  public void note(Attempt attempt, @Nullable String department) {
    try {
      jdbi.useTransaction(
          handle -> note(handle, attempt, department == null ? NOBODY : department));
    } catch (JdbiException e) {
      LOG.warn("A refused attempt ({}) could not be counted", attempt);
    }
  }

  private void note(Handle handle, Attempt attempt, String department) {
    Instant today = today();
    long times =
        handle
            .createQuery(NOTE)
            .bind("day", RowFormat.time(today))
            .bind("attempt", attempt.name())
            .bind("department", department)
            .mapTo(Long.class)
            .one();
    if (times == 1) {
      handle.execute(
          "delete from refused_attempt where day < ?", RowFormat.time(today.minus(KEPT)));
    }
  }

  /** What was tried since midnight, the most frequent first. */
  public List<Line> sinceMidnight() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select attempt, department, times from refused_attempt where day = :day"
                        + " order by times desc, attempt, department limit 20")
                .bind("day", RowFormat.time(today()))
                .map(
                    (row, context) ->
                        new Line(
                            Attempt.valueOf(row.getString("attempt")),
                            row.getString("department").equals(NOBODY)
                                ? null
                                : row.getString("department"),
                            row.getLong("times")))
                .list());
  }

  private Instant today() {
    return time.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
