package id.laksa.delivery.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.NewsMeter;
import id.laksa.delivery.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps count of what reporters were told. Where a way fails for good the next one is tried, and
 * after the last an operator is asked. Works within the caller's transaction.
 */
public final class NewsLedger {
  private final LedgerRows ledger;
  private final DeliveredLate brought;
  private final MailPost mail;
  private final NewsMeter meter;
  private final InstantSource time;

  /** Wires it. */
  public NewsLedger(LedgerRows ledger, MailPost mail, NewsMeter meter, InstantSource time) {
    this.ledger = ledger;
    this.brought = new DeliveredLate(ledger, time);
    this.mail = mail;
    this.meter = meter;
    this.time = time;
  }

  /**
   * News of an event left; whatever he wasn't told before is told with it, and his time to answer
   * begins.
   */
  public void left(Handle handle, UUID complaintId, int seq, Way way) {
    Instant now = time.instant();
    // What failed before has gone after all; should it fail again, that is news.
    handle.execute(
        "delete from news_way where complaint_id = ? and seq = ? and way = ? and status = 'failed'",
        complaintId,
        seq,
        way.name());
    if (!way.equals(Way.WHATSAPP)) {
      write(handle, complaintId, seq, way, "sent", null);
    }
    if (NotToldTable.among(handle, Set.of(complaintId)).contains(complaintId)) {
      brought.record(handle, lock(handle, complaintId), seq, null);
    }
    meter.left(way, Duration.between(happened(handle, complaintId, seq), now));
  }

  /**
   * A way can't bring the news of an event; the same again changes nothing, unless it {@link #left}
   * by this way in between.
   *
   * @param reason stable and short, without a person in it
   */
  public void failed(Handle handle, UUID complaintId, int seq, Way way, String reason) {
    if (write(handle, complaintId, seq, way, "failed", reason) == 0) {
      return;
    }
    meter.failed(way);
    List<String> brought = ways(handle, complaintId, seq, "sent");
    boolean mailFailed = ways(handle, complaintId, seq, "failed").contains(Way.EMAIL.name());
    if (brought.isEmpty() && (mailFailed || !mail.post(handle, complaintId, seq))) {
      leaveToOperator(handle, complaintId, seq);
    }
  }

  private int write(
      Handle handle, UUID complaintId, int seq, Way way, String status, @Nullable String reason) {
    return handle.execute(
        "insert into news_way (complaint_id, seq, way, status, reason, at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        complaintId,
        seq,
        way.name(),
        status,
        reason,
        RowFormat.time(time.instant()));
  }

  private void leaveToOperator(Handle handle, UUID complaintId, int seq) {
    Complaint complaint = lock(handle, complaintId);
    EventType what =
        handle
            .createQuery("select type from complaint_event where complaint_id = :id and seq = :seq")
            .bind("id", complaintId)
            .bind("seq", seq)
            .mapTo(EventType.class)
            .one();
    int fresh =
        handle.execute(
            "insert into not_told (complaint_id, seq, what, at) values (?, ?, ?, ?)"
                + " on conflict (complaint_id, seq) do update set at = excluded.at, done_at = null"
                + " where not_told.done_at is not null and not_told.done_by is null",
            complaintId,
            seq,
            what.name(),
            RowFormat.time(time.instant()));
    if (fresh == 1) {
      Map<String, Object> data = EventData.state(complaint.ticket(), complaint.state());
      data.put("news", what.slug());
      data.put("reasons", reasons(handle, complaintId, seq));
      ledger.append(
          handle,
          complaint,
          complaint.state(),
          List.of(new NewEvent(EventType.NEWS_MISSED, time.instant(), "clock", data, null)));
    }
  }

  private Complaint lock(Handle handle, UUID complaintId) {
    String ticket =
        handle
            .createQuery("select ticket from complaint where id = :id")
            .bind("id", complaintId)
            .mapTo(String.class)
            .one();
    return ledger.lock(handle, new TicketNumber(ticket)).orElseThrow();
  }

  private static List<String> ways(Handle handle, UUID complaintId, int seq, String status) {
    return handle
        .createQuery(
            "select way from news_way where complaint_id = :id and seq = :seq and status = :status")
        .bind("id", complaintId)
        .bind("seq", seq)
        .bind("status", status)
        .mapTo(String.class)
        .list();
  }

  private static List<String> reasons(Handle handle, UUID complaintId, int seq) {
    return handle
        .createQuery(
            "select lower(way) || ' ' || reason from news_way where complaint_id = :id"
                + " and seq = :seq and status = 'failed' order by at, way")
        .bind("id", complaintId)
        .bind("seq", seq)
        .mapTo(String.class)
        .list();
  }

  private static Instant happened(Handle handle, UUID complaintId, int seq) {
    return handle
        .createQuery("select at from complaint_event where complaint_id = :id and seq = :seq")
        .bind("id", complaintId)
        .bind("seq", seq)
        .map((row, context) -> Objects.requireNonNull(RowFormat.instant(row, "at")))
        .one();
  }
}
