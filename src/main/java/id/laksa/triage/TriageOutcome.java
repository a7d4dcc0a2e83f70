package id.laksa.triage;

import id.laksa.complaint.Complaint.State;

/** What became of an operator's decision. */
public sealed interface TriageOutcome {
  /**
   * It is in the ledger.
   *
   * @param after where the complaint stands now
   */
  record Decided(State after) implements TriageOutcome {}

  /**
   * Nothing was changed: something else happened to the complaint since the operator looked.
   *
   * @param now where it stands
   */
  record NotPossibleNow(State now) implements TriageOutcome {}

  /** Nothing was changed: the ledger has no such ticket. */
  record UnknownTicket() implements TriageOutcome {}
}
