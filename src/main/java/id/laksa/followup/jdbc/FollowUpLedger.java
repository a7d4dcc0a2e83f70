package id.laksa.followup.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.Copy;
import id.laksa.copies.jdbc.CopyTable;
import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.followup.CopyDecider;
import id.laksa.followup.FollowUp;
import id.laksa.followup.FollowUpDecider;
import id.laksa.followup.FollowUpOutcome;
import id.laksa.followup.FollowUpRefusal;
import id.laksa.followup.FollowUpVerdict;
import id.laksa.refusal.Attempt;
import id.laksa.refusal.RefusedAttempts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes follow-ups into the ledger, each in one transaction, each update id once. */
public final class FollowUpLedger {
  private static final String SHOWN = "update photo set shown_seq = :seq where id = any(:ids)";
  private static final String PROPOSED =
      "update photo set proposed_seq = :seq where id = any(:ids)";
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final EvidenceTable evidence;
  private final FollowUpDecider decider;
  private final RefusedAttempts refusals;
  private final InstantSource time;

  /** Wires the step. */
  public FollowUpLedger(
      Jdbi jdbi,
      LedgerRows ledger,
      EvidenceTable evidence,
      FollowUpDecider decider,
      RefusedAttempts refusals,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.evidence = evidence;
    this.decider = decider;
    this.refusals = refusals;
    this.time = time;
  }

  /**
   * Records a follow-up, or says why not. A refusal that is no mistake is counted.
   *
   * @param sender whom the broker authenticated
   */
  public FollowUpOutcome take(FollowUp followUp, Department sender) {
    FollowUpOutcome outcome = jdbi.inTransaction(handle -> take(handle, followUp, sender));
    if (outcome instanceof FollowUpOutcome.Refused refused) {
      attempt(refused.refusal().reason())
          .ifPresent(attempt -> refusals.note(attempt, sender.code()));
    }
    return outcome;
  }

  /** What can be a mistake is no attempt. */
  private static Optional<Attempt> attempt(FollowUpRefusal.Reason reason) {
    return switch (reason) {
      case UNKNOWN_TICKET -> Optional.of(Attempt.FOLLOW_UP_FOR_UNKNOWN_TICKET);
      case NOT_YOURS -> Optional.of(Attempt.FOLLOW_UP_FOR_ANOTHERS_TICKET);
      case EVIDENCE_REFUSED -> Optional.of(Attempt.FOLLOW_UP_WITH_BAD_EVIDENCE);
      case MALFORMED, ILLEGAL_TRANSITION, EVIDENCE_MISSING -> Optional.empty();
    };
  }

  private FollowUpOutcome take(Handle handle, FollowUp followUp, Department sender) {
    Optional<Complaint> found =
        TicketNumber.parse(followUp.ticket()).flatMap(ticket -> ledger.lock(handle, ticket));
    if (found.isEmpty()) {
      return new FollowUpOutcome.Refused(decider.unknownTicket());
    }
    Optional<Boolean> known = known(handle, followUp, sender);
    if (known.isPresent()) {
      return new FollowUpOutcome.Repeated(known.get());
    }
    Complaint complaint = found.get();
    Instant now = time.instant();
    List<Evidence> offered =
        evidence.offered(handle, complaint, sender.code(), followUp.evidence());
    if (!sender.code().equals(complaint.state().department())) {
      Optional<Copy> copy = CopyTable.of(handle, complaint.id(), sender.code());
      if (copy.isPresent()) {
        return take(handle, complaint, copy.get(), followUp, sender, offered, now);
      }
    }
    FollowUpVerdict verdict = decider.decide(complaint, followUp, sender, offered, now);
    if (verdict instanceof FollowUpVerdict.Refused refused) {
      return new FollowUpOutcome.Refused(refused.refusal());
    }
    FollowUpVerdict.Recorded recorded = (FollowUpVerdict.Recorded) verdict;
    boolean late = recorded instanceof FollowUpVerdict.Late;
    if (!remember(handle, complaint, followUp, sender, late, now)) {
      return new FollowUpOutcome.Repeated(late);
    }
    List<ChainedEvent> links =
        ledger.append(handle, complaint, recorded.after(), recorded.events());
    if (!late && followUp.kind() == FollowUp.Kind.RESOLVED) {
      ChainedEvent told = links.get(links.size() - 1);
      show(handle, told.type() == EventType.RESOLVED ? SHOWN : PROPOSED, told, followUp);
    }
    return new FollowUpOutcome.Recorded(late);
  }

  private static void show(Handle handle, String how, ChainedEvent told, FollowUp followUp) {
    handle
        .createUpdate(how)
        .bind("seq", told.seq())
        .bindArray("ids", String.class, followUp.evidence())
        .execute();
  }

  /** Of a department that has a copy: nothing of the complaint itself moves. */
  private FollowUpOutcome take(
      Handle handle,
      Complaint complaint,
      Copy copy,
      FollowUp followUp,
      Department sender,
      List<Evidence> offered,
      Instant now) {
    CopyDecider.Decision decision = decider.decide(complaint, copy, followUp, sender, offered, now);
    if (decision.refusal() != null) {
      return new FollowUpOutcome.Refused(decision.refusal());
    }
    if (!remember(handle, complaint, followUp, sender, decision.late(), now)) {
      return new FollowUpOutcome.Repeated(decision.late());
    }
    List<ChainedEvent> links =
        ledger.append(
            handle,
            complaint,
            complaint.state(),
            List.of(Objects.requireNonNull(decision.event(), "what is recorded has an event")));
    ChainedEvent told = links.get(0);
    if (!decision.late() && followUp.kind() == FollowUp.Kind.RESOLVED) {
      show(handle, decision.proposed() ? PROPOSED : SHOWN, told, followUp);
    }
    Copy after = decision.proposed() ? decision.after().proposedBy(told.seq()) : decision.after();
    CopyTable.put(handle, after, decider.nextDue(after, complaint));
    return new FollowUpOutcome.Recorded(decision.late());
  }

  /** Whether it came too late, when the same update was recorded before; empty when it wasn't. */
  private static Optional<Boolean> known(Handle handle, FollowUp followUp, Department sender) {
    return handle
        .createQuery(
            "select late from follow_up where department = :department and update_id = :updateId")
        .bind("department", sender.code())
        .bind("updateId", followUp.updateId())
        .mapTo(Boolean.class)
        .findOne();
  }

  /** False when the same update is being recorded for another ticket at this moment. */
  private static boolean remember(
      Handle handle,
      Complaint complaint,
      FollowUp followUp,
      Department sender,
      boolean late,
      Instant now) {
    return handle
            .createUpdate(
                "insert into follow_up"
                    + " (department, update_id, complaint_id, kind, late, received_at)"
                    + " values (:department, :updateId, :complaint, :kind, :late, :now)"
                    + " on conflict do nothing")
            .bind("department", sender.code())
            .bind("updateId", followUp.updateId())
            .bind("complaint", complaint.id())
            .bind("kind", followUp.kind().name())
            .bind("late", late)
            .bind("now", RowFormat.time(now))
            .execute()
        == 1;
  }
}
