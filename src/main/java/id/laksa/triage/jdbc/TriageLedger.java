package id.laksa.triage.jdbc;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.copies.Copy;
import id.laksa.copies.jdbc.CopyTable;
import id.laksa.dispatch.WithdrawalErrand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.triage.CopyWaiver;
import id.laksa.triage.Proposal;
import id.laksa.triage.SplitDecider;
import id.laksa.triage.TriageDecider;
import id.laksa.triage.TriageDecision;
import id.laksa.triage.TriageOutcome;
import id.laksa.triage.TriageStep;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes operators' decisions into the ledger, each in one transaction. */
public final class TriageLedger {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final TriageDecider decider;
  private final SplitDecider splits;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource time;

  /**
   * Wires the step.
   *
   * @param errands take back what a department was sent that has the complaint no longer
   */
  public TriageLedger(
      Jdbi jdbi,
      LedgerRows ledger,
      TriageDecider decider,
      SplitDecider splits,
      ErrandTable errands,
      ObjectMapper json,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.decider = decider;
    this.splits = splits;
    this.errands = errands;
    this.json = json;
    this.time = time;
  }

  /**
   * Records a decision, or says why not.
   *
   * @param seenSeq the newest event that the operator saw; whatever happened since, but the passing
   *     of a deadline and what became of orders that count no longer, makes the decision
   *     impossible, for he decided about something else
   */
  public TriageOutcome take(TicketNumber ticket, int seenSeq, TriageDecision decision) {
    return jdbi.inTransaction(handle -> take(handle, ticket, seenSeq, decision));
  }

  private TriageOutcome take(
      Handle handle, TicketNumber ticket, int seenSeq, TriageDecision decision) {
    Optional<Complaint> found = ledger.lock(handle, ticket);
    if (found.isEmpty()) {
      return new TriageOutcome.UnknownTicket();
    }
    Complaint complaint = found.get();
    if (decision instanceof TriageDecision.WaiveCopy waive) {
      return hasMoved(handle, complaint, seenSeq)
          ? new TriageOutcome.NotPossibleNow(complaint.state())
          : take(handle, complaint, waive);
    }
    if (decision instanceof TriageDecision.Split split) {
      return hasMoved(handle, complaint, seenSeq)
          ? new TriageOutcome.NotPossibleNow(complaint.state())
          : take(handle, complaint, split);
    }
    Proposal proposal = proposal(handle, complaint.id()).orElse(null);
    Optional<TriageStep> step =
        hasMoved(handle, complaint, seenSeq)
            ? Optional.empty()
            : decider.decide(complaint, decision, proposal, time.instant());
    if (step.isEmpty()) {
      return new TriageOutcome.NotPossibleNow(complaint.state());
    }
    hide(handle, complaint, step.get());
    List<ChainedEvent> links =
        ledger.append(handle, complaint, step.get().after(), step.get().events());
    if (proposal != null && decision instanceof TriageDecision.Waive) {
      int shown = links.get(links.size() - 1).seq();
      EvidenceTable.show(handle, complaint.id(), proposal.seq(), shown);
    }
    if (decision instanceof TriageDecision.Reassign || decision instanceof TriageDecision.Recall) {
      withdrawOrders(handle, complaint);
    }
    return new TriageOutcome.Decided(step.get().after());
  }

  /** Whatever its department was sent so far counts no longer. */
  private void withdrawOrders(Handle handle, Complaint complaint) {
    String department =
        Objects.requireNonNull(complaint.state().department(), "a department has it");
    WithdrawalErrand orders =
        WithdrawalErrand.recalled(complaint.ticket(), complaint.headSeq(), department);
    errands.add(handle, List.of(orders.of(complaint.id(), json)), time.instant());
  }

  /** Of a second department's order: nothing of the complaint itself moves. */
  private TriageOutcome take(Handle handle, Complaint complaint, TriageDecision.WaiveCopy waive) {
    Copy copy = CopyTable.of(handle, complaint.id(), waive.department()).orElse(null);
    Integer proposal = copy == null ? null : copy.proposal();
    if (copy == null || proposal == null) {
      return new TriageOutcome.NotPossibleNow(complaint.state());
    }
    List<String> photos = EvidenceTable.proposed(handle, complaint.id(), proposal);
    Optional<CopyWaiver.Step> step =
        CopyWaiver.decide(complaint, copy, waive, photos, time.instant());
    if (step.isEmpty()) {
      return new TriageOutcome.NotPossibleNow(complaint.state());
    }
    List<ChainedEvent> links =
        ledger.append(handle, complaint, complaint.state(), List.of(step.get().event()));
    EvidenceTable.show(handle, complaint.id(), proposal, links.get(0).seq());
    CopyTable.put(handle, step.get().after(), null);
    return new TriageOutcome.Decided(complaint.state());
  }

  /** A second department's order: nothing of the complaint itself moves. */
  private TriageOutcome take(Handle handle, Complaint complaint, TriageDecision.Split split) {
    Optional<SplitDecider.Step> step =
        splits.decide(complaint, CopyTable.of(handle, complaint.id()), split, time.instant());
    if (step.isEmpty()) {
      return new TriageOutcome.NotPossibleNow(complaint.state());
    }
    TriageStep both = step.get().step();
    hide(handle, complaint, both);
    List<ChainedEvent> links = ledger.append(handle, complaint, both.after(), both.events());
    Copy sent = step.get().copy().sentBy(links.get(0).seq());
    CopyTable.put(handle, sent, splits.nextDue(sent, complaint));
    return new TriageOutcome.Decided(both.after());
  }

  /** What the newest step to an operator was, if it was a resolution. */
  private static Optional<Proposal> proposal(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select seq from (select seq, type from complaint_event where complaint_id = :id and"
                + " type in ('TRIAGED', 'REJECTION_PROPOSED', 'RESOLUTION_PROPOSED', 'RECALLED')"
                + " order by seq desc limit 1) newest where type = 'RESOLUTION_PROPOSED'")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .map(seq -> new Proposal(seq, EvidenceTable.proposed(handle, id, seq)));
  }

  private static boolean hasMoved(Handle handle, Complaint complaint, int seenSeq) {
    return handle
        .createQuery(
            "select :seen > :head or exists (select 1 from complaint_event where complaint_id = :id"
                + " and seq > :seen and type not in ('WARNED', 'DEADLINE_PASSED', 'ESCALATED',"
                + " 'RESCHEDULED', 'COPIED', 'COPY_WARNED', 'COPY_DEADLINE_PASSED',"
                + " 'COPY_ESCALATED', 'COPY_RESCHEDULED', 'ORDER_WITHDRAWN', 'ORDER_TAKEN'))")
        .bind("id", complaint.id())
        .bind("seen", seenSeq)
        .bind("head", complaint.headSeq())
        .mapTo(Boolean.class)
        .one();
  }

  /** A category may ask for more privacy than was known before, never for less. */
  private static void hide(Handle handle, Complaint complaint, TriageStep step) {
    handle
        .createUpdate(
            "update complaint set anonymous = anonymous or :anonymous,"
                + " confidential = confidential or :confidential where id = :id"
                + " and (anonymous, confidential)"
                + " is distinct from (anonymous or :anonymous, confidential or :confidential)")
        .bind("id", complaint.id())
        .bind("anonymous", step.anonymous())
        .bind("confidential", step.confidential())
        .execute();
  }
}
