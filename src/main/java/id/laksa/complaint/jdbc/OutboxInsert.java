package id.laksa.complaint.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.jdbc.BinaryArray.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Asks a relay to send some links of a history. */
record OutboxInsert(OutboxDestination destination, UUID complaintId, int firstSeq, int lastSeq) {
  /** What an insert of these rows ends with. */
  static final String TOGETHER = "group by i.destination";

  private static final String IN_ORDER = "last_seqs";

  /**
   * What must leave for new links of one complaint.
   *
   * @param links in order; at least one
   * @param after the complaint as it is after the last of them
   * @param reached whether its reporter is told
   * @param copied whether rules may give others a copy of it
   */
  static List<OutboxInsert> of(
      List<ChainedEvent> links, Complaint after, boolean reached, boolean copied) {
    List<OutboxInsert> rows = new ArrayList<>();
    int lastSeq = links.get(links.size() - 1).seq();
    rows.add(new OutboxInsert(OutboxDestination.EVENTS, after.id(), links.get(0).seq(), lastSeq));
    for (ChainedEvent link : links) {
      if (link.type().reachesDepartment(after.status())) {
        rows.add(
            new OutboxInsert(OutboxDestination.WORK_ORDERS, after.id(), link.seq(), link.seq()));
      }
    }
    if (copied) {
      links.stream()
          .filter(link -> link.type() == EventType.DISPATCHED)
          .map(
              link ->
                  new OutboxInsert(OutboxDestination.COPIES, after.id(), link.seq(), link.seq()))
          .forEach(rows::add);
    }
    if (reached) {
      // Of what happens at once the last tells it all: work that is done was also begun.
      links.stream()
          .filter(ChainedEvent::reachesReporter)
          .reduce((first, later) -> later)
          .map(
              link ->
                  new OutboxInsert(
                      OutboxDestination.NOTIFICATIONS, after.id(), link.seq(), link.seq()))
          .ifPresent(rows::add);
    }
    return rows;
  }

  /** Into one row a destination, whatever the number; needs {@link #TOGETHER} at its end. */
  static UnnestInsert<OutboxInsert> insert() {
    return new UnnestInsert<OutboxInsert>("outbox")
        .column("destination", Element.TEXT, row -> row.destination.key())
        .gathered("complaint_ids", IN_ORDER, Element.UUID, OutboxInsert::complaintId)
        .gathered("first_seqs", IN_ORDER, Element.INT4, OutboxInsert::firstSeq)
        .gathered("last_seqs", IN_ORDER, Element.INT4, OutboxInsert::lastSeq);
  }
}
