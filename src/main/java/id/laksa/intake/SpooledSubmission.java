package id.laksa.intake;

import java.time.Instant;

/**
 * A submission that was promised while the ledger was away.
 *
 * @param receivedAt the receipt's time, from which the clock runs
 */
public record SpooledSubmission(Submission submission, Instant receivedAt) {
  /** The kind of these in the spool; their key is the complaint's id. */
  public static final String KIND = "complaint";
}
