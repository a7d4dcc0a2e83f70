package id.laksa.liveroom.jdbc;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.liveroom.OpenOrder;
import id.laksa.place.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what departments must bring to an end soon. */
public final class OpenOrderReader {
  /** At most so many at once. */
  public static final int MOST = 1_000;

  private static final String DUE =
      "select ticket, status, department, category, priority, kecamatan, kelurahan, resolve_by"
          + " from complaint where status in ("
          + FiguresReader.names(Status::isAtDepartment)
          + ") and department is not null and paused_since is null and not resolve_passed"
          + " and resolve_by > :now and resolve_by <= :until"
          + " and (cast(:department as text) is null or department = :department)"
          + " order by resolve_by, ticket limit "
          + MOST;
  private final Jdbi jdbi;

  /** Reads this ledger. */
  public OpenOrderReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Whose time to resolve ends within a time, the first due first; not what waits for its reporter,
   * nor what an operator has stopped.
   *
   * @param department code; null for all
   */
  public List<OpenOrder> due(Instant now, Instant until, @Nullable String department) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("now", RowFormat.time(now))
                .bind("until", RowFormat.time(until))
                .bind("department", department)
                .map((row, context) -> read(row))
                .list());
  }

  private static OpenOrder read(ResultSet row) throws SQLException {
    String kecamatan = row.getString("kecamatan");
    return new OpenOrder(
        row.getString("ticket"),
        Status.valueOf(row.getString("status")),
        row.getString("department"),
        row.getString("category"),
        Priority.valueOf(row.getString("priority")),
        kecamatan == null ? null : new Place(kecamatan, row.getString("kelurahan")),
        Objects.requireNonNull(RowFormat.instant(row, "resolve_by")));
  }
}
