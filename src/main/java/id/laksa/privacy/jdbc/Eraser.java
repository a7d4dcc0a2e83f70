package id.laksa.privacy.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.dispatch.WithdrawalErrand;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.privacy.AccessRecord;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.RemainsErrand;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Erases whatever names or quotes a reporter, in one transaction. What happened, when, where about,
 * by whom and in which category stays, and so does the proof of it.
 */
public final class Eraser {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final List<Trace> traces;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final Texts texts;
  private final InstantSource time;

  /** What another feature keeps of a complaint's reporter. */
  @FunctionalInterface
  public interface Trace {
    /**
     * Erases it, within the caller's transaction.
     *
     * @return what else names the reporter, as errands may have it: numbers, ids
     */
    Set<String> erase(Handle handle, UUID complaintId);
  }

  /** Wires it. */
  public Eraser(
      Jdbi jdbi,
      LedgerRows ledger,
      List<Trace> traces,
      ErrandTable errands,
      ObjectMapper json,
      Texts texts,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.traces = List.copyOf(traces);
    this.errands = errands;
    this.json = json;
    this.texts = texts;
    this.time = time;
  }

  /**
   * Erases; the second time there is nothing left to do, and nothing happens.
   *
   * @return false when the ledger has no such complaint
   */
  public boolean erase(TicketNumber ticket, Erasure erasure) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Complaint> found = ledger.lock(handle, ticket);
          found.ifPresent(complaint -> erase(handle, complaint, erasure));
          return found.isPresent();
        });
  }

  private void erase(Handle handle, Complaint complaint, Erasure erasure) {
    if (erasure.cause() == Erasure.Cause.RETENTION && complaint.status().isOpen()) {
      return; // It was opened again since it was looked for.
    }
    Instant now = time.instant();
    Instant erasedAt = complaint.status().isOpen() ? null : now;
    if (erasure.cause() == Erasure.Cause.REQUEST) {
      PersonDesk.record(
          handle,
          new AccessRecord(
              now,
              erasure.who(),
              AccessRecord.What.ERASED,
              erasure.why(),
              complaint.ticket().value()),
          complaint.id());
    }
    if (isBare(handle, complaint.id())) {
      ledger.erase(handle, complaint.id(), texts.text("erased.text"), erasedAt);
      if (erasure.cause() == Erasure.Cause.REQUEST) {
        withdrawOrders(handle, complaint, erasedBefore(handle, complaint.id()), now);
      }
      return;
    }
    List<String> photos = photos(handle, complaint.id());
    // Nothing that the reporter typed: what he calls his number may stand in everybody's errands.
    Set<String> marks = new HashSet<>();
    marks.add(complaint.id().toString());
    marks.add(complaint.ticket().value());
    traces.forEach(trace -> marks.addAll(trace.erase(handle, complaint.id())));
    errands.forgetAbout(handle, marks, now);
    handle.execute(
        "update not_told set done_at = ?, done_by = ? where complaint_id = ? and done_at is null",
        RowFormat.time(now),
        erasure.who(),
        complaint.id());
    ledger.erase(handle, complaint.id(), texts.text("erased.text"), erasedAt);
    tell(handle, complaint, erasure, now);
    withdrawOrders(handle, complaint, complaint.headSeq(), now);
    if (!photos.isEmpty()) {
      errands.add(handle, List.of(remains(photos)), now);
    }
  }

  private void tell(Handle handle, Complaint complaint, Erasure erasure, Instant now) {
    State after = complaint.state().withoutNote();
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
    data.put("cause", erasure.cause().name());
    NewEvent event = new NewEvent(EventType.ERASED, now, erasure.who(), data, null);
    ledger.append(handle, complaint, after, List.of(event));
  }

  /** The event of the last erasure is behind it; its own order stays. */
  private static int erasedBefore(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select coalesce(max(seq), 1) - 1 from complaint_event"
                + " where complaint_id = :id and type = 'ERASED'")
        .bind("id", id)
        .mapTo(Integer.class)
        .one();
  }

  private void withdrawOrders(Handle handle, Complaint complaint, int upTo, Instant now) {
    errands.add(
        handle,
        List.of(WithdrawalErrand.erased(complaint.ticket(), upTo).of(complaint.id(), json)),
        now);
  }

  /** Whether nothing is left that could be erased. */
  private static boolean isBare(Handle handle, UUID id) {
    return handle
        .createQuery(
            """
            select not exists (select 1 from complaint
                where id = :id and (content_salt is not null or note is not null))
              and not exists (select 1 from complaint_person where complaint_id = :id)
              and not exists (select 1 from whatsapp_complaint where complaint_id = :id)
              and not exists (
                select 1 from complaint_event where complaint_id = :id and text is not null)
              and not exists (
                select 1 from photo where complaint_id = :id and department is null)
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private static List<String> photos(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select distinct sha256 from photo where complaint_id = :id and department is null")
        .bind("id", id)
        .mapTo(String.class)
        .list();
  }

  private Errand remains(List<String> photos) {
    UUID id = UUID.randomUUID();
    try {
      return Errand.fresh(id, RemainsErrand.KIND, id, json.writeValueAsString(photos));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Hashes are plain JSON", e);
    }
  }
}
