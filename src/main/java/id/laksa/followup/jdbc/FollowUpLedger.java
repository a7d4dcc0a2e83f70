package id.laksa.followup.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.followup.FollowUp;
import id.laksa.followup.FollowUpDecider;
import id.laksa.followup.FollowUpOutcome;
import id.laksa.followup.Refusal;
import id.laksa.followup.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  private final InstantSource clock;

  /** Wires the step. */
  public FollowUpLedger(
      Jdbi jdbi,
      LedgerRows ledger,
      EvidenceTable evidence,
      FollowUpDecider decider,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.evidence = evidence;
    this.decider = decider;
    this.clock = clock;
  }

  /**
   * Records a follow-up, or says why not.
   *
   * @param sender whom the broker authenticated
   */
  public FollowUpOutcome take(FollowUp followUp, Department sender) {
    return jdbi.inTransaction(handle -> take(handle, followUp, sender));
  }

  private FollowUpOutcome take(Handle handle, FollowUp followUp, Department sender) {
    Optional<Complaint> found =
        TicketNumber.parse(followUp.ticket()).flatMap(ticket -> ledger.lock(handle, ticket));
    if (found.isEmpty()) {
      return new FollowUpOutcome.Refused(
          new Refusal(Refusal.Reason.UNKNOWN_TICKET, "Nomor tiket ini tidak dikenal."));
    }
    if (isKnown(handle, followUp, sender)) {
      return new FollowUpOutcome.Repeated();
    }
    Complaint complaint = found.get();
    Instant now = clock.instant();
    List<Evidence> offered =
        evidence.offered(handle, complaint, sender.code(), followUp.evidence());
    Verdict verdict = decider.decide(complaint, followUp, sender, offered, now);
    if (verdict instanceof Verdict.Refused refused) {
      return new FollowUpOutcome.Refused(refused.refusal());
    }
    Verdict.Recorded recorded = (Verdict.Recorded) verdict;
    boolean late = recorded instanceof Verdict.Late;
    if (!remember(handle, complaint, followUp, sender, late, now)) {
      return new FollowUpOutcome.Repeated();
    }
    List<ChainedEvent> links =
        ledger.append(handle, complaint, recorded.after(), recorded.events());
    if (!late && followUp.kind() == FollowUp.Kind.RESOLVED) {
      ChainedEvent told = links.get(links.size() - 1);
      handle
          .createUpdate(told.type() == EventType.RESOLVED ? SHOWN : PROPOSED)
          .bind("seq", told.seq())
          .bindArray("ids", String.class, followUp.evidence())
          .execute();
    }
    return new FollowUpOutcome.Recorded(late);
  }

  private static boolean isKnown(Handle handle, FollowUp followUp, Department sender) {
    return handle
        .createQuery(
            "select exists (select 1 from follow_up"
                + " where department = :department and update_id = :updateId)")
        .bind("department", sender.code())
        .bind("updateId", followUp.updateId())
        .mapTo(Boolean.class)
        .one();
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
