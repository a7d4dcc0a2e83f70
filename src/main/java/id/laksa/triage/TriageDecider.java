package id.laksa.triage;

import id.laksa.classification.Category;
import id.laksa.classification.Explanation;
import id.laksa.complaint.Clock;
import id.laksa.complaint.Clock.Reason;
import id.laksa.complaint.ClockEvents;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import id.laksa.triage.TriageDecision.Assign;
import id.laksa.triage.TriageDecision.GoOn;
import id.laksa.triage.TriageDecision.Halt;
import id.laksa.triage.TriageDecision.Reject;
import id.laksa.triage.TriageDecision.Waive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what an operator's decision does. Pure. */
public final class TriageDecider {
  private static final String OPERATOR = "operator";
  private final Clockwork clockwork;

  /** Winds clocks by this clockwork. */
  public TriageDecider(Clockwork clockwork) {
    this.clockwork = clockwork;
  }

  /**
   * Decides.
   *
   * @param proposal the resolution that waits for an operator; null when none does
   * @return empty when that isn't possible as the complaint stands
   */
  public Optional<TriageStep> decide(
      Complaint complaint, TriageDecision decision, @Nullable Proposal proposal, Instant now) {
    if (decision instanceof Assign assign) {
      return Transitions.next(complaint.status(), EventType.DISPATCHED)
          .map(status -> assigned(complaint, assign, status, now));
    }
    if (decision instanceof Waive waive) {
      return proposal == null || complaint.status() != Status.TRIAGE
          ? Optional.empty()
          : Transitions.next(complaint.status(), EventType.RESOLVED)
              .map(status -> waived(complaint, waive, proposal, status, now));
    }
    if (decision instanceof Halt halt) {
      return halted(complaint, halt, now);
    }
    if (decision instanceof GoOn goOn) {
      return goingOn(complaint, goOn, now);
    }
    Reject reject = (Reject) decision;
    return Transitions.next(complaint.status(), EventType.REJECTED)
        .map(status -> rejected(complaint, reject, status, now));
  }

  private TriageStep assigned(Complaint complaint, Assign assign, Status status, Instant now) {
    Category category = assign.category();
    Standing before = complaint.standing();
    Standing without =
        new Standing(
            status,
            category.id(),
            assign.department().code(),
            category.priority(),
            before.round(),
            clock(complaint, category, now),
            before.note(),
            explanation(before.explanation(), category));
    Standing after =
        assign.note() == null ? without : without.noting("Catatan petugas: " + assign.note());
    Said said = complaint.said();
    boolean confidential = said.confidential() || category.confidentialByDefault();
    Map<String, Object> data = EventData.standing(complaint.ticket(), after);
    if (confidential && !said.confidential()) {
      data.put("confidential", true);
    }
    // The note stays out of the event: what an event says is shown to everybody.
    return new TriageStep(
        after,
        said.anonymous() || category.anonymousByDefault(),
        confidential,
        goingOnFirst(
            complaint,
            after,
            new NewEvent(EventType.DISPATCHED, now, assign.operator(), data, null)));
  }

  /**
   * The department has its own time to answer. The work has its time from the receipt, set once: a
   * complaint that was with a department before keeps the deadline it had.
   */
  private Clock clock(Complaint complaint, Category category, Instant now) {
    Standing standing = complaint.standing();
    Place place = complaint.said().location().place();
    Matter matter = new Matter(category.id(), category.priority(), place);
    Clock clock = clockwork.resumed(standing, place, now);
    Clock aimed = standing.department() == null ? clockwork.aimed(clock, matter, now) : clock;
    return clockwork.toDepartment(aimed, matter, now);
  }

  /** Whatever is open can be stopped, but what stands already. */
  private static Optional<TriageStep> halted(Complaint complaint, Halt halt, Instant now) {
    Standing before = complaint.standing();
    return before.clock().pausedSince() == null
        ? ticking(
            complaint,
            EventType.CLOCK_STOPPED,
            before.clock().paused(now, Reason.OPERATOR),
            now,
            halt.operator(),
            halt.reason())
        : Optional.empty();
  }

  private Optional<TriageStep> goingOn(Complaint complaint, GoOn goOn, Instant now) {
    Standing before = complaint.standing();
    Place place = complaint.said().location().place();
    return before.clock().pausedFor() == Reason.OPERATOR
        ? ticking(
            complaint,
            EventType.CLOCK_STARTED,
            clockwork.resumed(before, place, now),
            now,
            goOn.operator(),
            null)
        : Optional.empty();
  }

  private static Optional<TriageStep> ticking(
      Complaint complaint,
      EventType type,
      Clock clock,
      Instant now,
      String operator,
      @Nullable String reason) {
    return Transitions.next(complaint.status(), type)
        .map(status -> complaint.standing().with(status, clock))
        .map(
            after ->
                new TriageStep(
                    after,
                    complaint.said().anonymous(),
                    complaint.said().confidential(),
                    List.of(
                        new NewEvent(
                            type,
                            now,
                            operator,
                            EventData.standing(complaint.ticket(), after),
                            reason))));
  }

  private static Explanation explanation(Explanation rules, Category chosen) {
    return new Explanation(
        OPERATOR,
        rules.rule(),
        rules.matched(),
        rules.rulesVersion(),
        rules.alternatives().stream()
            .filter(alternative -> !alternative.category().equals(chosen.id()))
            .toList());
  }

  private TriageStep waived(
      Complaint complaint, Waive waive, Proposal proposal, Status status, Instant now) {
    Standing standing = complaint.standing();
    Clock clock = clockwork.resumed(standing, complaint.said().location().place(), now);
    Standing after = standing.with(status, clock).resolved(Resolution.shown(now));
    Map<String, Object> data = EventData.standing(complaint.ticket(), after);
    data.put("waived", true);
    if (!proposal.evidence().isEmpty()) {
      data.put("evidence", proposal.evidence());
    }
    return new TriageStep(
        after,
        complaint.said().anonymous(),
        complaint.said().confidential(),
        goingOnFirst(
            complaint,
            after,
            new NewEvent(EventType.RESOLVED, now, waive.operator(), data, waive.reason())));
  }

  /** A deed ends the operator's halt; the history says so. */
  private static List<NewEvent> goingOnFirst(Complaint complaint, Standing after, NewEvent deed) {
    return Stream.concat(
            ClockEvents.wentOn(complaint, after.clock(), deed.actor(), deed.at()).stream(),
            Stream.of(deed))
        .toList();
  }

  private static TriageStep rejected(
      Complaint complaint, Reject reject, Status status, Instant now) {
    Standing after = complaint.standing().with(status, complaint.standing().clock());
    Map<String, Object> data = EventData.standing(complaint.ticket(), after);
    return new TriageStep(
        after,
        complaint.said().anonymous(),
        complaint.said().confidential(),
        List.of(new NewEvent(EventType.REJECTED, now, reject.operator(), data, reject.reason())));
  }
}
