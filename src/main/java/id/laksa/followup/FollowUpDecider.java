package id.laksa.followup;

import id.laksa.complaint.Clock;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.EvidenceRules;
import id.laksa.followup.Refusal.Reason;
import id.laksa.sla.SlaPolicies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decides what a department's follow-up does. Pure. */
public final class FollowUpDecider {
  private static final List<EventType> IMPLIED =
      List.of(EventType.ACKNOWLEDGED, EventType.WORK_STARTED);
  private static final Map<Status, Integer> PROGRESS =
      Map.of(
          Status.DISPATCHED, 0,
          Status.ACKNOWLEDGED, 1,
          Status.IN_PROGRESS, 2,
          Status.WAITING_FOR_REPORTER, 2,
          Status.RESOLVED, 3,
          Status.CLOSED, 3);
  private final SlaPolicies policies;
  private final ProofDecider proofs;

  /**
   * Decides by these.
   *
   * @param policies the deadlines that operators have for what comes back to them
   * @param evidence what the proof of finished work must be
   */
  public FollowUpDecider(SlaPolicies policies, EvidenceRules evidence) {
    this.policies = policies;
    this.proofs = new ProofDecider(evidence);
  }

  /**
   * Decides.
   *
   * @param sender whom the broker authenticated
   * @param evidence those of the follow-up's photos that this department uploaded for this
   *     complaint and that no earlier round has shown
   * @param now when it arrived
   */
  public Verdict decide(
      Complaint complaint,
      FollowUp followUp,
      Department sender,
      List<Evidence> evidence,
      Instant now) {
    if (!sender.code().equals(complaint.standing().department())) {
      return refused(Reason.NOT_YOURS, "Tiket ini bukan milik " + sender.name() + ".");
    }
    EventType event = followUp.kind().event();
    if (isLate(complaint.status(), event)) {
      return late(complaint, followUp, sender, now);
    }
    List<EventType> path = path(complaint.status(), event);
    if (path.isEmpty()) {
      return refused(
          Reason.ILLEGAL_TRANSITION,
          "%s tidak dapat dilakukan selagi laporan berstatus %s."
              .formatted(followUp.kind(), complaint.status()));
    }
    if (event != EventType.RESOLVED) {
      return moved(complaint, followUp, sender, path, Map.of(), now);
    }
    ProofDecider.Decision proof =
        proofs.decide(complaint.standing().category(), followUp, evidence);
    if (proof.refusal() != null) {
      return new Verdict.Refused(proof.refusal());
    }
    return moved(
        complaint,
        followUp,
        sender,
        proof.toOperator() ? path(complaint.status(), EventType.RESOLUTION_PROPOSED) : path,
        proof.data(),
        now);
  }

  private Verdict moved(
      Complaint complaint,
      FollowUp followUp,
      Department sender,
      List<EventType> path,
      Map<String, Object> proof,
      Instant now) {
    Standing standing = complaint.standing();
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      Status next = Transitions.next(standing.status(), path.get(i)).orElseThrow();
      standing = standing.with(next, clock(standing.clock(), next, now));
      boolean own = i == path.size() - 1;
      Map<String, Object> data = EventData.standing(complaint.ticket(), standing);
      if (own) {
        data.putAll(proof);
      }
      events.add(new NewEvent(path.get(i), now, sender.user(), data, own ? followUp.text() : null));
    }
    return new Verdict.Moved(standing, events);
  }

  private Clock clock(Clock clock, Status next, Instant now) {
    return switch (next) {
      case WAITING_FOR_REPORTER -> clock.paused(now);
      case RETURNED, TRIAGE ->
          clock.resumed(now).acknowledgeAgainBy(policies.deadlines(null, now).acknowledgeBy());
      default -> clock.resumed(now);
    };
  }

  private static Verdict late(
      Complaint complaint, FollowUp followUp, Department sender, Instant now) {
    Map<String, Object> data = EventData.standing(complaint.ticket(), complaint.standing());
    data.put("followUp", followUp.kind().name());
    NewEvent noted = new NewEvent(EventType.NOTED, now, sender.user(), data, followUp.text());
    return new Verdict.Late(complaint.standing(), List.of(noted));
  }

  /** Whether the complaint has already come as far as the event would bring it. */
  private static boolean isLate(Status status, EventType event) {
    Integer reached = PROGRESS.get(status);
    Integer wanted =
        switch (event) {
          case ACKNOWLEDGED -> 1;
          case WORK_STARTED -> status == Status.WAITING_FOR_REPORTER ? null : 2;
          case RESOLVED -> 3;
          default -> null;
        };
    boolean askedAgain = event == EventType.INFO_REQUESTED && status == Status.WAITING_FOR_REPORTER;
    return askedAgain || (reached != null && wanted != null && reached >= wanted);
  }

  /** The events that lead there, the implied ones first; empty when there is no way. */
  private static List<EventType> path(Status from, EventType event) {
    if (!from.isAtDepartment()) {
      return List.of();
    }
    List<EventType> path = new ArrayList<>();
    Status status = from;
    for (EventType implied : IMPLIED) {
      if (Transitions.next(status, event).isPresent()) {
        break;
      }
      Status next = Transitions.next(status, implied).orElse(status);
      if (next != status) {
        path.add(implied);
        status = next;
      }
    }
    if (Transitions.next(status, event).isEmpty()) {
      return List.of();
    }
    path.add(event);
    return path;
  }

  private static Verdict refused(Reason reason, String sentence) {
    return new Verdict.Refused(new Refusal(reason, sentence));
  }
}
