package id.laksa.delivery.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.NotTold;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whom no way could reach: the ledger's table {@code not_told}. */
public final class NotToldTable {
  /** Complaints a page. */
  public static final int PAGE = 50;

  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final InstantSource clock;

  /** Wires it. */
  public NotToldTable(Jdbi jdbi, LedgerRows ledger, InstantSource clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Complaints whose reporter must be told by an operator, who waits longest first.
   *
   * @param page from 1
   */
  public List<NotTold> list(int page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from (
                      select distinct on (n.complaint_id) c.ticket, n.what, n.seq, n.at,
                        (select string_agg(lower(w.way) || ' ' || w.reason, ', ' order by w.at)
                          from news_way w where w.complaint_id = n.complaint_id
                            and w.seq = n.seq and w.status = 'failed') as reasons
                      from not_told n join complaint c on c.id = n.complaint_id
                      where n.done_at is null order by n.complaint_id, n.seq desc) newest
                    order by at, ticket limit :limit offset :offset
                    """)
                .bind("limit", PAGE)
                .bind("offset", (page - 1) * PAGE)
                .map(
                    (row, context) ->
                        new NotTold(
                            row.getString("ticket"),
                            EventType.valueOf(row.getString("what")),
                            row.getInt("seq"),
                            Objects.requireNonNull(RowFormat.instant(row, "at")),
                            Objects.requireNonNullElse(row.getString("reasons"), "")))
                .list());
  }

  /** How many complaints wait there. */
  public long count() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(distinct complaint_id) from not_told where done_at is null")
                .mapTo(Long.class)
                .one());
  }

  /**
   * An operator has told the reporter.
   *
   * @param seen the newest event he knew of; what came later stays
   * @return false when nothing was left to tell: somebody was there before him
   */
  public boolean brought(TicketNumber ticket, int seen, String operator) {
    return jdbi.inTransaction(
        handle ->
            ledger
                .lock(handle, ticket)
                .map(complaint -> brought(handle, complaint, seen, operator))
                .orElse(false));
  }

  private boolean brought(Handle handle, Complaint complaint, int seen, String operator) {
    List<String> told =
        handle
            .createQuery(
                "update not_told set done_at = :now, done_by = :operator"
                    + " where complaint_id = :id and seq <= :seen and done_at is null"
                    + " returning what")
            .bind("now", RowFormat.time(clock.instant()))
            .bind("operator", operator)
            .bind("id", complaint.id())
            .bind("seen", seen)
            .mapTo(String.class)
            .list();
    if (told.isEmpty()) {
      return false;
    }
    Standing after = now(complaint.standing(), told);
    Map<String, Object> data = EventData.standing(complaint.ticket(), after);
    data.put("news", EventType.valueOf(told.get(told.size() - 1)).slug());
    ledger.append(
        handle,
        complaint,
        after,
        List.of(new NewEvent(EventType.NEWS_BROUGHT, clock.instant(), operator, data, null)));
    return true;
  }

  /** Who hears only now that the work is done has his whole time to answer from now on. */
  private Standing now(Standing before, List<String> told) {
    Resolution shown = before.resolution();
    return shown != null && !shown.confirmed() && told.contains(EventType.RESOLVED.name())
        ? before.resolved(shown.told(clock.instant()))
        : before;
  }
}
