package id.laksa.intake;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;

/** What became of a submission. */
public sealed interface IntakeResult {

  /**
   * It is in the ledger, now or since an earlier attempt with the same key.
   *
   * @param complaint as it stood when its receipt was first given
   * @param answerKey the reporter's secret
   */
  record Accepted(Complaint complaint, String answerKey) implements IntakeResult {}

  /**
   * It is promised, and will be in the ledger when that is back.
   *
   * @param ticket final
   * @param answerKey the reporter's secret
   */
  record Spooled(TicketNumber ticket, String answerKey) implements IntakeResult {}

  /** The same key came with other content before; nothing was changed. */
  record Conflict() implements IntakeResult {}

  /** More is waiting than can be promised in time; nothing was kept. */
  record Overloaded() implements IntakeResult {}

  /**
   * The ledger didn't answer in time. It may have been written: the same key again will tell.
   *
   * @param reason for the log
   */
  record LedgerAway(String reason) implements IntakeResult {}
}
