package id.laksa.followup;

import id.laksa.complaint.ClockEvents;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.copies.Copy;
import id.laksa.department.Department;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.EvidenceRules;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import id.laksa.texts.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  private final SlaClocks slaClocks;
  private final ProofDecider proofs;
  private final CopyDecider copies;
  private final Texts texts;

  /**
   * Decides by these.
   *
   * @param slaClocks winds clocks
   * @param evidence what the proof of finished work must be
   * @param texts of refusals
   */
  public FollowUpDecider(SlaClocks slaClocks, EvidenceRules evidence, Texts texts) {
    this.slaClocks = slaClocks;
    this.proofs = new ProofDecider(evidence, texts);
    this.copies = new CopyDecider(proofs, texts);
    this.texts = texts;
  }

  /**
   * Decides.
   *
   * @param sender whom the broker authenticated
   * @param evidence those of the follow-up's photos that this department uploaded for this
   *     complaint and that no earlier round has shown
   * @param now when it arrived
   */
  public FollowUpVerdict decide(
      Complaint complaint,
      FollowUp followUp,
      Department sender,
      List<Evidence> evidence,
      Instant now) {
    if (!sender.code().equals(complaint.state().department())) {
      return refused(
          FollowUpRefusal.Reason.NOT_YOURS,
          texts.text("followup.not-yours", Map.of("department", sender.name())));
    }
    EventType event = followUp.kind().event();
    if (isLate(complaint.status(), event)) {
      return late(complaint, followUp, sender, now);
    }
    List<EventType> path = path(complaint.status(), event);
    if (path.isEmpty()) {
      return refused(
          FollowUpRefusal.Reason.ILLEGAL_TRANSITION,
          texts.text(
              "followup.illegal-transition",
              Map.of("kind", followUp.kind(), "status", complaint.status())));
    }
    if (event != EventType.RESOLVED) {
      return moved(complaint, followUp, sender, path, Map.of(), now);
    }
    ProofDecider.Decision proof = proofs.decide(complaint.state().category(), followUp, evidence);
    if (proof.refusal() != null) {
      return new FollowUpVerdict.Refused(proof.refusal());
    }
    return moved(
        complaint,
        followUp,
        sender,
        proof.toOperator() ? path(complaint.status(), EventType.RESOLUTION_PROPOSED) : path,
        proof.data(),
        now);
  }

  /** The same of a department that has a copy: nothing of the complaint itself moves. */
  public CopyDecider.Decision decide(
      Complaint complaint,
      Copy copy,
      FollowUp followUp,
      Department sender,
      List<Evidence> evidence,
      Instant now) {
    return copies.decide(complaint, copy, followUp, sender, evidence, now);
  }

  /** When the clock of a copy tells something next; null when nothing can. */
  public @Nullable Instant nextDue(Copy copy, Complaint complaint) {
    return copy.nextDue(slaClocks, complaint.said().location().place());
  }

  /** The refusal of a follow-up whose ticket the ledger doesn't know. */
  public FollowUpRefusal unknownTicket() {
    return new FollowUpRefusal(
        FollowUpRefusal.Reason.UNKNOWN_TICKET, texts.text("followup.unknown-ticket"));
  }

  private FollowUpVerdict moved(
      Complaint complaint,
      FollowUp followUp,
      Department sender,
      List<EventType> path,
      Map<String, Object> proof,
      Instant now) {
    State state = complaint.state();
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      Status next = Transitions.next(state.status(), path.get(i)).orElseThrow();
      state = state.with(next, clock(complaint, state, next, now));
      if (path.get(i) == EventType.RESOLVED) {
        state = state.resolved(Resolution.shown(now));
      }
      boolean own = i == path.size() - 1;
      Map<String, Object> data = EventData.state(complaint.ticket(), state);
      if (own) {
        data.putAll(proof);
      }
      events.add(new NewEvent(path.get(i), now, sender.user(), data, own ? followUp.text() : null));
    }
    ClockEvents.wentOn(complaint, state.clock(), sender.user(), now)
        .ifPresent(event -> events.add(0, event));
    boolean worked =
        complaint.status() == Status.IN_PROGRESS
            || complaint.status() == Status.WAITING_FOR_REPORTER;
    if (state.status() == Status.RETURNED && !worked) {
      state = state.with(Status.RETURNED, state.clock().passedOn());
      pingPong(complaint, state, now).ifPresent(events::add);
    }
    return new FollowUpVerdict.Moved(state, events);
  }

  /** Who passes a complaint on where another has done so already is told of at once. */
  private static Optional<NewEvent> pingPong(Complaint complaint, State state, Instant now) {
    int times = Math.min(state.clock().timesPassedOn(), MOST_TOLD);
    if (times < 2) {
      return Optional.empty();
    }
    Stage stage = new Stage(Stage.Kind.ESCALATED, "ping-pong/" + times, now, times, "live-room");
    Map<String, Object> data = EventData.told(complaint.ticket(), state, stage);
    return Optional.of(new NewEvent(EventType.ESCALATED, now, "clock", data, null));
  }

  private SlaClock clock(Complaint complaint, State state, Status next, Instant now) {
    if (next == Status.WAITING_FOR_REPORTER) {
      return state.clock().paused(now, Reason.REPORTER);
    }
    Place place = complaint.said().location().place();
    SlaClock clock = slaClocks.resumed(state, place, now);
    boolean back = next == Status.RETURNED || next == Status.TRIAGE;
    Matter matter = new Matter(state.category(), state.priority(), place);
    return back ? slaClocks.toOperators(clock, matter, now) : clock;
  }

  private static FollowUpVerdict late(
      Complaint complaint, FollowUp followUp, Department sender, Instant now) {
    Map<String, Object> data = EventData.state(complaint.ticket(), complaint.state());
    data.put("followUp", followUp.kind().name());
    NewEvent noted = new NewEvent(EventType.NOTED, now, sender.user(), data, followUp.text());
    return new FollowUpVerdict.Late(complaint.state(), List.of(noted));
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

  private static FollowUpVerdict refused(FollowUpRefusal.Reason reason, String sentence) {
    return new FollowUpVerdict.Refused(new FollowUpRefusal(reason, sentence));
  }
}
