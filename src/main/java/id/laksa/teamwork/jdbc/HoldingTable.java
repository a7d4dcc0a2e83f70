package id.laksa.teamwork.jdbc;

import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.teamwork.Holding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger's table {@code complaint_holding}: which operator has which complaint in hand. It
 * keeps nobody from deciding; it says whom to ask.
 */
public final class HoldingTable {
  private static final int MOST = 200;
  private static final String HELD =
      "select c.ticket, c.status, h.holder, h.since, h.by_user"
          + " from complaint_holding h join complaint c on c.id = h.complaint_id";
  private static final String NEWEST = " order by h.since desc, c.ticket limit :most";
  private final Jdbi jdbi;
  private final InstantSource time;

  /** A complaint in somebody's hand. */
  public record Held(String ticket, Status status, Holding holding) {}

  /** Keeps them in this ledger. */
  public HoldingTable(Jdbi jdbi, InstantSource time) {
    this.jdbi = jdbi;
    this.time = time;
  }

  /** Who has a complaint in hand; empty when nobody has. */
  public Optional<Holding> of(UUID complaintId) {
    return jdbi.withHandle(handle -> of(handle, complaintId));
  }

  /**
   * Puts a complaint into somebody's hand; of several who do so at once one succeeds. The same
   * again changes nothing.
   *
   * @param seen who had it as whoever says so saw it; empty for nobody
   * @param to whose it is from now on
   * @param by who says so
   * @return false when another has it by now
   */
  public boolean give(UUID complaintId, String seen, String to, String by) {
    return jdbi.inTransaction(
        handle -> {
          int given =
              seen.isEmpty()
                  ? take(handle, complaintId, to, by)
                  : pass(handle, complaintId, seen, to, by);
          return given == 1 || holder(handle, complaintId).equals(to);
        });
  }

  /**
   * Takes a complaint out of somebody's hand. The same again changes nothing.
   *
   * @param seen who had it as whoever says so saw it
   * @return false when another has it by now
   */
  public boolean letGo(UUID complaintId, String seen) {
    return jdbi.inTransaction(
        handle ->
            handle.execute(
                        "delete from complaint_holding where complaint_id = ? and holder = ?",
                        complaintId,
                        seen)
                    == 1
                || holder(handle, complaintId).isEmpty());
  }

  /** Who has which of these, by ticket; those that nobody has are missing. */
  public Map<String, String> holders(Collection<String> tickets) {
    Map<String, String> holders = new LinkedHashMap<>();
    if (!tickets.isEmpty()) {
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(
                      "select c.ticket, h.holder from complaint c"
                          + " join complaint_holding h on h.complaint_id = c.id"
                          + " where c.ticket = any(:tickets)")
                  .bindArray("tickets", String.class, List.copyOf(tickets))
                  .map(
                      (row, context) -> Map.entry(row.getString("ticket"), row.getString("holder")))
                  .forEach(one -> holders.put(one.getKey(), one.getValue())));
    }
    return holders;
  }

  /** What one has in hand, the newest first; at most 200. */
  public List<Held> heldBy(String user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HELD + " where h.holder = :user" + NEWEST)
                .bind("user", user)
                .bind("most", MOST)
                .map((row, context) -> held(row))
                .list());
  }

  /** Everything that somebody has in hand, the newest first; at most 200. */
  public List<Held> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HELD + NEWEST)
                .bind("most", MOST)
                .map((row, context) -> held(row))
                .list());
  }

  private int take(Handle handle, UUID complaintId, String to, String by) {
    return handle.execute(
        "insert into complaint_holding (complaint_id, holder, since, by_user)"
            + " values (?, ?, ?, ?) on conflict (complaint_id) do nothing",
        complaintId,
        to,
        RowFormat.time(time.instant()),
        by);
  }

  private int pass(Handle handle, UUID complaintId, String from, String to, String by) {
    return handle.execute(
        "update complaint_holding set holder = ?, since = ?, by_user = ?"
            + " where complaint_id = ? and holder = ?",
        to,
        RowFormat.time(time.instant()),
        by,
        complaintId,
        from);
  }

  private static String holder(Handle handle, UUID complaintId) {
    return of(handle, complaintId).map(Holding::holder).orElse("");
  }

  private static Optional<Holding> of(Handle handle, UUID complaintId) {
    return handle
        .createQuery(
            "select holder, since, by_user from complaint_holding where complaint_id = :id")
        .bind("id", complaintId)
        .map((row, context) -> holding(row))
        .findOne();
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(row.getString("ticket"), Status.valueOf(row.getString("status")), holding(row));
  }

  private static Holding holding(ResultSet row) throws SQLException {
    return new Holding(
        row.getString("holder"),
        Objects.requireNonNull(RowFormat.instant(row, "since")),
        row.getString("by_user"));
  }
}
