package id.laksa.relay;

import id.laksa.complaint.ChainedEvent;
import java.util.UUID;

/**
 * Links of one complaint's history that must leave.
 *
 * @param id of the outbox row that holds it, maybe with others; ascending within a complaint
 */
public record OutboxRow(long id, UUID complaintId, int firstSeq, int lastSeq) {

  /** The id of the event it ends with. */
  public String eventId() {
    return ChainedEvent.eventId(complaintId, lastSeq);
  }
}
