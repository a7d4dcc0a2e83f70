package id.laksa.complaint.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Outbox.Destination;
import id.laksa.complaint.jdbc.BinaryArray.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Asks a relay to send some links of a history. */
record OutboxRow(Destination destination, UUID complaintId, int firstSeq, int lastSeq) {
  /** What an insert of these rows ends with. */
  static final String TOGETHER = "group by i.destination";

  private static final String IN_ORDER = "last_seqs";

  /**
   * What must leave for new links of one complaint.
   *
   * @param links in order; at least one
   * @param after the complaint as it is after the last of them
   * @param reached whether its reporter is told
   */
  static List<OutboxRow> of(
      List<ChainedEvent> links, Complaint after, Predicate<Complaint> reached) {
    List<OutboxRow> rows = new ArrayList<>();
    int lastSeq = links.get(links.size() - 1).seq();
    rows.add(new OutboxRow(Destination.EVENTS, after.id(), links.get(0).seq(), lastSeq));
    for (ChainedEvent link : links) {
      if (link.type().reachesDepartment(after.status())) {
        rows.add(new OutboxRow(Destination.WORK_ORDERS, after.id(), link.seq(), link.seq()));
      }
    }
    if (reached.test(after)) {
      // Of what happens at once the last tells it all: work that is done was also begun.
      links.stream()
          .filter(link -> link.type().reachesReporter())
          .reduce((first, later) -> later)
          .map(link -> new OutboxRow(Destination.NOTIFICATIONS, after.id(), link.seq(), link.seq()))
          .ifPresent(rows::add);
    }
    return rows;
  }

  /** Into one row a destination, whatever the number; needs {@link #TOGETHER} at its end. */
  static UnnestInsert<OutboxRow> insert() {
    return new UnnestInsert<OutboxRow>("outbox")
        .column("destination", Element.TEXT, row -> row.destination.key())
        .gathered("complaint_ids", IN_ORDER, Element.UUID, OutboxRow::complaintId)
        .gathered("first_seqs", IN_ORDER, Element.INT4, OutboxRow::firstSeq)
        .gathered("last_seqs", IN_ORDER, Element.INT4, OutboxRow::lastSeq);
  }
}
