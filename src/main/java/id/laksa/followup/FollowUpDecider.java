package id.laksa.followup;

import id.laksa.complaint.Clock;
import id.laksa.complaint.Clock.Reason;
import id.laksa.complaint.ClockEvents;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.EvidenceRules;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private static final int MOST_TOLD = 20;
  private final Clockwork clockwork;
  private final ProofDecider proofs;

  /**
   * Decides by these.
   *
   * @param clockwork winds clocks
   * @param evidence what the proof of finished work must be
   */
  public FollowUpDecider(Clockwork clockwork, EvidenceRules evidence) {
    this.clockwork = clockwork;
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
      return refused(Refusal.Reason.NOT_YOURS, "Tiket ini bukan milik " + sender.name() + ".");
    }
    EventType event = followUp.kind().event();
    if (isLate(complaint.status(), event)) {
      return late(complaint, followUp, sender, now);
    }
    List<EventType> path = path(complaint.status(), event);
    if (path.isEmpty()) {
      return refused(
          Refusal.Reason.ILLEGAL_TRANSITION,
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
      standing = standing.with(next, clock(complaint, standing, next, now));
      if (path.get(i) == EventType.RESOLVED) {
        standing = standing.resolved(Resolution.shown(now));
      }
      boolean own = i == path.size() - 1;
      Map<String, Object> data = EventData.standing(complaint.ticket(), standing);
      if (own) {
        data.putAll(proof);
      }
      events.add(new NewEvent(path.get(i), now, sender.user(), data, own ? followUp.text() : null));
    }
    ClockEvents.wentOn(complaint, standing.clock(), sender.user(), now)
        .ifPresent(event -> events.add(0, event));
    boolean worked =
        complaint.status() == Status.IN_PROGRESS
            || complaint.status() == Status.WAITING_FOR_REPORTER;
    if (standing.status() == Status.RETURNED && !worked) {
      standing = standing.with(Status.RETURNED, standing.clock().passedOn());
      pingPong(complaint, standing, now).ifPresent(events::add);
    }
    return new Verdict.Moved(standing, events);
  }

  /** Who passes a complaint on where another has done so already is told of at once. */
  private static Optional<NewEvent> pingPong(Complaint complaint, Standing standing, Instant now) {
    int times = Math.min(standing.clock().timesPassedOn(), MOST_TOLD);
    if (times < 2) {
      return Optional.empty();
    }
    Stage stage = new Stage(Stage.Kind.ESCALATED, "ping-pong/" + times, now, times, "live-room");
    Map<String, Object> data = EventData.told(complaint.ticket(), standing, stage);
    return Optional.of(new NewEvent(EventType.ESCALATED, now, "clock", data, null));
  }

  private Clock clock(Complaint complaint, Standing standing, Status next, Instant now) {
    if (next == Status.WAITING_FOR_REPORTER) {
      return standing.clock().paused(now, Reason.REPORTER);
    }
    Place place = complaint.said().location().place();
    Clock clock = clockwork.resumed(standing, place, now);
    boolean back = next == Status.RETURNED || next == Status.TRIAGE;
    Matter matter = new Matter(standing.category(), standing.priority(), place);
    return back ? clockwork.toOperators(clock, matter, now) : clock;
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

  private static Verdict refused(Refusal.Reason reason, String sentence) {
    return new Verdict.Refused(new Refusal(reason, sentence));
  }
}
