package id.laksa.audit.kafka;

import id.laksa.audit.Coverage;
import id.laksa.audit.EventsReport;
import id.laksa.audit.EventsReport.Signed;
import id.laksa.relay.kafka.EventSignature;
import id.laksa.relay.kafka.LedgerEvents;
import id.laksa.relay.kafka.LedgerEvents.EventId;
import id.laksa.relay.kafka.LedgerEvents.Expected;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Holds records against the ledger. A signed one is a witness: where the two differ, the ledger
 * isn't what it was. One without a signature that says otherwise is a stranger's, and says nothing
 * of the ledger.
 */
final class RecordCheck {
  private final Jdbi ledger;
  private final LedgerEvents events;
  private final EventSignature signature;
  private final Coverage seen;
  private final EventsReport report;

  RecordCheck(
      Jdbi ledger,
      LedgerEvents events,
      EventSignature signature,
      Coverage seen,
      EventsReport report) {
    this.ledger = ledger;
    this.events = events;
    this.signature = signature;
    this.seen = seen;
    this.report = report;
  }

  /**
   * Checks some, in order. Looks into the ledger as it is now: what was sent was committed before.
   */
  void check(List<ConsumerRecord<String, byte[]>> records) {
    List<EventId> ids =
        records.stream().map(LedgerEvents::idOf).filter(Objects::nonNull).distinct().toList();
    // Opened, not used: this thread's own handle sees the moment at which the walk began.
    try (Handle now = ledger.open()) {
      Map<EventId, Expected> found = events.find(now, ids);
      records.forEach(one -> check(now, one, found));
    }
  }

  private void check(
      Handle handle, ConsumerRecord<String, byte[]> one, Map<EventId, Expected> found) {
    EventId id = LedgerEvents.idOf(one);
    boolean signed = signature.holds(one.headers(), one.key(), one.value());
    Expected expected = id == null ? null : found.get(id);
    if (id != null && expected != null && expected.matches(one)) {
      report.agrees(!seen.add(id.complaintId(), id.seq()), how(one, signed));
    } else if (id == null || !signed) {
      report.fault(
          "%s, partition %d, offset %d: a record that the engine did not sign and the ledger does not"
                  .formatted(one.topic(), one.partition(), one.offset())
              + " know; somebody else wrote it.");
    } else if (expected != null) {
      // Whatever became of it in the ledger, here it is.
      seen.add(id.complaintId(), id.seq());
      report.fault(
          "%s: event %d was changed: the ledger does not say what the signed event says."
              .formatted(name(handle, id.complaintId()), id.seq()));
    } else {
      report.fault(absent(handle, id));
    }
  }

  private static Signed how(ConsumerRecord<String, byte[]> one, boolean signed) {
    if (signed) {
      return Signed.BY_THIS_KEY;
    }
    return one.headers().lastHeader(EventSignature.HEADER) == null
        ? Signed.NOT_AT_ALL
        : Signed.OTHERWISE;
  }

  private static String absent(Handle handle, EventId id) {
    return ticket(handle, id.complaintId()).isEmpty()
        ? "Complaint %s is missing in the ledger: its events are there, signed."
            .formatted(id.complaintId())
        : "%s is cut in the ledger: event %d is missing there, and in laksa.events, signed."
            .formatted(name(handle, id.complaintId()), id.seq());
  }

  private static String name(Handle handle, UUID complaint) {
    String ticket = ticket(handle, complaint);
    return ticket.isEmpty() ? complaint.toString() : ticket;
  }

  private static String ticket(Handle handle, UUID complaint) {
    return handle
        .createQuery("select ticket from complaint where id = :id")
        .bind("id", complaint)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }
}
