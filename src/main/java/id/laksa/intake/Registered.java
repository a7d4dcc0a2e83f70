package id.laksa.intake;

import id.laksa.complaint.Receipt;

/**
 * A submission with everything that its first transaction writes; nothing is written yet.
 *
 * @param answerKey the reporter's secret
 */
public record Registered(ReceivedSubmission received, Receipt receipt, String answerKey) {

  /** What became of it, by what the ledger holds under its id. */
  public IntakeResult answer(GroupCommit.Committed committed) {
    return committed.fingerprint().equals(receipt.fingerprint())
        ? new IntakeResult.Accepted(committed.complaint(), answerKey)
        : new IntakeResult.Conflict();
  }

  /** Never shows what was said, nor the secret. */
  @Override
  public String toString() {
    return "Registered[" + receipt.complaint().id() + "]";
  }
}
