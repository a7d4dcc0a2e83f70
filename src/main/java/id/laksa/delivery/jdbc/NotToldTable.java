package id.laksa.delivery.jdbc;

import id.laksa.complaint.EventType;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.NotTold;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Whom no way could reach: the ledger's table {@code not_told}. */
public final class NotToldTable {
  /** Complaints a page. */
  public static final int PAGE = 50;

  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final DeliveredLate news;

  /** Wires it. */
  public NotToldTable(Jdbi jdbi, LedgerRows ledger, InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.news = new DeliveredLate(ledger, time);
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
                .map(complaint -> news.record(handle, complaint, seen, operator))
                .orElse(false));
  }

  /** Those of these complaints whose reporter an operator must still tell. */
  public static Set<UUID> among(Handle handle, Collection<UUID> complaints) {
    return handle
        .createQuery(
            "select distinct complaint_id from not_told"
                + " where done_at is null and complaint_id = any (:ids)")
        .bindArray("ids", UUID.class, List.copyOf(complaints))
        .mapTo(UUID.class)
        .set();
  }
}
