package id.laksa.liveroom.jdbc;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.OverviewFigures;
import id.laksa.liveroom.OverviewFigures.Late;
import id.laksa.liveroom.OverviewFigures.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Counts complaints, by the partial indexes that the migration made for this. */
public final class FiguresReader {
  // Literals, not parameters: a partial index serves only a condition that is known beforehand.
  private static final String OPEN = "status in (" + names(Status::isOpen) + ")";
  private static final String UNANSWERED =
      "(acknowledge_passed and status in (" + names(Status::awaitsAcknowledgement) + "))";
  static final String LATE =
      OPEN
          + " and (acknowledge_passed or resolve_passed) and (resolve_passed or "
          + UNANSWERED
          + ")";
  private static final String LATEST =
      "select ticket, status, category, department, told,"
          + " case when resolve_passed then resolve_by else acknowledge_by end as since"
          + " from complaint where "
          + LATE
          + " order by since, ticket limit 20";
  private static final String FORGOTTEN =
      "select ticket, status, category, department, told, paused_since as since"
          + " from complaint where "
          + OPEN
          + " and told like '%halted%' and paused_since is not null"
          + " order by paused_since, ticket limit 20";
  // As the migration's index complaint_copy_late has it.
  private static final String LATE_COPY =
      "y.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')"
          + " and (y.resolve_passed or (y.acknowledge_passed and y.status = 'DISPATCHED'))";
  private static final String LATEST_COPIES =
      "select c.ticket, y.status, y.category, y.department, y.told,"
          + " case when y.resolve_passed then y.resolve_by else y.acknowledge_by end as since"
          + " from complaint_copy y join complaint c on c.id = y.complaint_id where "
          + LATE_COPY
          + " order by since, ticket limit 20";
  // As the migration's index complaint_copy_proposed has it.
  private static final String PROPOSED_COPIES =
      "select c.ticket, y.category, y.department, y.resolve_by"
          + " from complaint_copy y join complaint c on c.id = y.complaint_id"
          + " where y.proposal is not null"
          + " and y.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')"
          + " order by y.resolve_by, y.complaint_id limit 50";
  private static final String TALLY =
      "select status, department, channel, count(*) as n from complaint where %s group by 1, 2, 3";
  private final Jdbi jdbi;

  /** Reads this ledger. */
  public FiguresReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Counts, all at one moment. */
  public OverviewFigures read(Instant midnight) {
    return jdbi.inTransaction(
        handle ->
            new OverviewFigures(
                handle.createQuery(TALLY.formatted(OPEN)).map((row, context) -> tally(row)).list(),
                handle
                    .createQuery(TALLY.formatted("received_at >= :midnight"))
                    .bind("midnight", RowFormat.time(midnight))
                    .map((row, context) -> tally(row))
                    .list(),
                number(handle, "select count(*) from complaint where " + LATE),
                latest(handle),
                number(
                    handle,
                    "select (select count(*) from dead_letter where replayed_at is null)"
                        + " + (select count(*) from errand where dead_at is not null)"),
                number(
                    handle,
                    "select count(distinct complaint_id) from not_told where done_at is null")));
  }

  /** How many are late with each department, by its code; those without one are left out. */
  public Map<String, Long> lateByDepartment() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select department, count(*) as n from complaint where department is not null"
                        + " and "
                        + LATE
                        + " group by 1")
                .reduceRows(
                    new TreeMap<String, Long>(),
                    (late, row) -> {
                      late.put(
                          row.getColumn("department", String.class),
                          row.getColumn("n", Long.class));
                      return late;
                    }));
  }

  /** Orders of second departments that are late, at one moment. */
  public OverviewFigures.Copies copies() {
    return jdbi.inTransaction(
        handle ->
            new OverviewFigures.Copies(
                number(handle, "select count(*) from complaint_copy y where " + LATE_COPY),
                late(handle, LATEST_COPIES, false),
                handle
                    .createQuery(PROPOSED_COPIES)
                    .map(
                        (row, context) ->
                            new OverviewFigures.Proposed(
                                row.getString("ticket"),
                                row.getString("category"),
                                row.getString("department"),
                                Objects.requireNonNull(RowFormat.instant(row, "resolve_by"))))
                    .list()));
  }

  private static List<Late> latest(Handle handle) {
    List<Late> latest = new ArrayList<>(late(handle, LATEST, false));
    latest.addAll(late(handle, FORGOTTEN, true));
    return latest;
  }

  private static List<Late> late(Handle handle, String query, boolean halted) {
    return handle
        .createQuery(query)
        .map(
            (row, context) ->
                new Late(
                    row.getString("ticket"),
                    Status.valueOf(row.getString("status")),
                    row.getString("category"),
                    row.getString("department"),
                    Objects.requireNonNull(RowFormat.instant(row, "since")),
                    steps(row.getString("told")),
                    halted))
        .list();
  }

  /** Keys of steps have a slash: {@code resolve/sekda}. A reminder to the reporter is none. */
  private static int steps(@Nullable String told) {
    return told == null
        ? 0
        : (int)
            Arrays.stream(told.split(",", -1))
                .filter(key -> key.contains("/") && !key.startsWith("asked"))
                .count();
  }

  private static Tally tally(ResultSet row) throws SQLException {
    return new Tally(
        Status.valueOf(row.getString("status")),
        row.getString("department"),
        new Channel(row.getString("channel")),
        row.getLong("n"));
  }

  private static long number(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  static String names(Predicate<Status> which) {
    return Arrays.stream(Status.values())
        .filter(which)
        .map(status -> "'" + status.name() + "'")
        .collect(Collectors.joining(", "));
  }
}
