package id.laksa.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Identity;
import id.laksa.spool.Spool;
import java.util.UUID;

/** Promises, while the ledger is away, what it will hold when it is back. Thread-safe. */
public final class PromiseKeeper {
  private final Spool spool;
  private final Identity identity;
  private final ObjectMapper json;

  /** Keeps promises in this spool. */
  public PromiseKeeper(Spool spool, Identity identity, ObjectMapper json) {
    this.spool = spool;
    this.identity = identity;
    this.json = json;
  }

  /**
   * Promises. What was written after all, although nobody could tell, is known again when it is
   * replayed.
   *
   * @param reason why it isn't in the ledger
   * @return the receipt's number, or that the ledger is away where nothing could be promised or
   *     nothing must be
   */
  public IntakeResult promise(Registered registered, String reason) {
    ReceivedSubmission received = registered.received();
    if (received.canWait()) {
      return new IntakeResult.LedgerAway(reason);
    }
    UUID id = received.submission().complaintId();
    try {
      String what =
          json.writeValueAsString(
              new SpooledSubmission(received.submission(), received.receivedAt()));
      return spool.keep(SpooledSubmission.KIND, id.toString(), what)
          ? new IntakeResult.Spooled(identity.ticketOf(id), registered.answerKey())
          : new IntakeResult.LedgerAway(reason);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission is plain JSON", e);
    }
  }
}
