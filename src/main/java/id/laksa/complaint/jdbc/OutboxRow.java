package id.laksa.complaint.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Outbox;
import id.laksa.complaint.Outbox.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks a relay to send some links of a history. */
record OutboxRow(Destination destination, UUID complaintId, int firstSeq, int lastSeq) {

  /** What must leave for new links of one complaint, in order; at least one link. */
  static List<OutboxRow> of(List<ChainedEvent> links) {
    List<OutboxRow> rows = new ArrayList<>();
    ChainedEvent first = links.get(0);
    int lastSeq = links.get(links.size() - 1).seq();
    rows.add(new OutboxRow(Destination.EVENTS, first.complaintId(), first.seq(), lastSeq));
    for (ChainedEvent link : links) {
      if (link.type().reachesDepartment()) {
        rows.add(
            new OutboxRow(Destination.WORK_ORDERS, link.complaintId(), link.seq(), link.seq()));
      }
    }
    return rows;
  }

  static UnnestInsert<OutboxRow> insert() {
    return new UnnestInsert<OutboxRow>("outbox")
        .column("destination", "text", row -> row.destination.key())
        .column("bucket", "int2", row -> (short) Outbox.bucketOf(row.complaintId))
        .column("complaint_id", "uuid", OutboxRow::complaintId)
        .column("first_seq", "int4", OutboxRow::firstSeq)
        .column("last_seq", "int4", OutboxRow::lastSeq);
  }
}
