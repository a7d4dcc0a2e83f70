package id.laksa.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint about to enter the ledger, with everything its first transaction writes.
 *
 * @param complaint as it stands after its first events
 * @param fingerprint keyed hash, in hex, of what was submitted
 * @param contentSalt salt, in hex, of the commitment that the first event carries
 * @param reporter null when he said nothing of himself
 * @param events its first history, from seq 1
 * @param unanswered whether nobody waits for an answer any more: it was promised by the spool, or
 *     handed in in bulk
 */
public record Receipt(
    Complaint complaint,
    String fingerprint,
    String contentSalt,
    @Nullable Reporter reporter,
    List<ChainedEvent> events,
    boolean unanswered) {
  public Receipt {
    events = List.copyOf(events);
  }

  /** One that somebody waits for. */
  public Receipt(
      Complaint complaint,
      String fingerprint,
      String contentSalt,
      @Nullable Reporter reporter,
      List<ChainedEvent> events) {
    this(complaint, fingerprint, contentSalt, reporter, events, false);
  }
}
