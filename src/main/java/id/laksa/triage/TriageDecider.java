package id.laksa.triage;

import id.laksa.classification.Category;
import id.laksa.classification.Explanation;
import id.laksa.complaint.ClockEvents;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Said;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.complaint.Transitions;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import id.laksa.texts.Texts;
import id.laksa.triage.TriageDecision.Assign;
import id.laksa.triage.TriageDecision.GoOn;
import id.laksa.triage.TriageDecision.Halt;
import id.laksa.triage.TriageDecision.Reassign;
import id.laksa.triage.TriageDecision.Recall;
import id.laksa.triage.TriageDecision.Reject;
import id.laksa.triage.TriageDecision.Waive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what an operator's decision does. Pure. */
public final class TriageDecider {
  private static final String OPERATOR = "operator";
  private final SlaClocks slaClocks;
  private final Texts texts;

  /** Winds complaints' clocks by these, and notes for the department in these texts. */
  public TriageDecider(SlaClocks slaClocks, Texts texts) {
    this.slaClocks = slaClocks;
    this.texts = texts;
  }

  /**
   * Decides.
   *
   * @param proposal the resolution that waits for an operator; null when none does
   * @return empty when that isn't possible as the complaint stands, or isn't about the complaint
   */
  public Optional<TriageStep> decide(
      Complaint complaint, TriageDecision decision, @Nullable Proposal proposal, Instant now) {
    if (decision instanceof Assign assign) {
      return Transitions.next(complaint.status(), EventType.DISPATCHED)
          .map(status -> assigned(complaint, assign, status, now));
    }
    if (decision instanceof Reassign reassign) {
      return reassigned(complaint, reassign, now);
    }
    if (decision instanceof Recall recall) {
      return recalled(complaint, recall, now);
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
    if (!(decision instanceof Reject reject)) {
      return Optional.empty();
    }
    return Transitions.next(complaint.status(), EventType.REJECTED)
        .map(status -> rejected(complaint, reject, status, now));
  }

  /** Taken from the one, given to the other: two links of the history, one step. */
  private Optional<TriageStep> reassigned(Complaint complaint, Reassign reassign, Instant now) {
    if (reassign.department().code().equals(complaint.state().department())) {
      return Optional.empty();
    }
    Assign assign =
        new Assign(
            reassign.category(), reassign.department(), reassign.operator(), reassign.note());
    return recalled(complaint, new Recall(reassign.operator(), reassign.reason()), now)
        .map(
            taken -> {
              Complaint free = complaint.at(taken.after());
              Status status = Transitions.next(free.status(), EventType.DISPATCHED).orElseThrow();
              return taken.then(assigned(free, assign, status, now));
            });
  }

  /** The work keeps its time; what an operator has to do now has the operators' own. */
  private Optional<TriageStep> recalled(Complaint complaint, Recall recall, Instant now) {
    State before = complaint.state();
    Place place = complaint.said().location().place();
    Matter matter = new Matter(before.category(), before.priority(), place);
    SlaClock clock =
        slaClocks.toOperators(slaClocks.resumed(before, place, now), matter, now).recalled();
    return Transitions.next(complaint.status(), EventType.RECALLED)
        .map(
            status -> {
              State after = before.withoutDepartment(status, clock);
              Map<String, Object> data = EventData.state(complaint.ticket(), after);
              data.put(
                  "orderOf", Objects.requireNonNull(before.department(), "a department has it"));
              return new TriageStep(
                  after,
                  complaint.said().anonymous(),
                  complaint.said().confidential(),
                  goingOnFirst(
                      complaint,
                      after,
                      new NewEvent(
                          EventType.RECALLED, now, recall.operator(), data, recall.reason())));
            });
  }

  private TriageStep assigned(Complaint complaint, Assign assign, Status status, Instant now) {
    Category category = assign.category();
    State before = complaint.state();
    State without =
        new State(
            status,
            category.id(),
            assign.department().code(),
            category.priority(),
            before.round(),
            clock(complaint, category, now),
            before.note(),
            explanation(before.explanation(), category));
    State after =
        assign.note() == null
            ? without
            : without.noting(texts.text("order.note.operator", Map.of("text", assign.note())));
    Said said = complaint.said();
    boolean confidential = said.confidential() || category.confidentialByDefault();
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
    if (confidential && !said.confidential()) {
      data.put("confidential", true);
    }
    if (isTakenBack(before)) {
      data.put("because", "reassigned");
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
  private SlaClock clock(Complaint complaint, Category category, Instant now) {
    State state = complaint.state();
    Place place = complaint.said().location().place();
    Matter matter = new Matter(category.id(), category.priority(), place);
    SlaClock clock = slaClocks.resumed(state, place, now);
    boolean isFirst = state.department() == null && !isTakenBack(state);
    SlaClock aimed = isFirst ? slaClocks.aimed(clock, matter, now) : clock;
    return slaClocks.toDepartment(aimed, matter, now);
  }

  /** Whether no department has it because an operator took it from one. */
  private static boolean isTakenBack(State state) {
    return state.department() == null && state.clock().wasRecalled();
  }

  /** Whatever is open can be stopped, but what stands already. */
  private static Optional<TriageStep> halted(Complaint complaint, Halt halt, Instant now) {
    State before = complaint.state();
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
    State before = complaint.state();
    Place place = complaint.said().location().place();
    return before.clock().pausedFor() == Reason.OPERATOR
        ? ticking(
            complaint,
            EventType.CLOCK_STARTED,
            slaClocks.resumed(before, place, now),
            now,
            goOn.operator(),
            null)
        : Optional.empty();
  }

  private static Optional<TriageStep> ticking(
      Complaint complaint,
      EventType type,
      SlaClock clock,
      Instant now,
      String operator,
      @Nullable String reason) {
    return Transitions.next(complaint.status(), type)
        .map(status -> complaint.state().with(status, clock))
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
                            EventData.state(complaint.ticket(), after),
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
    State state = complaint.state();
    SlaClock clock = slaClocks.resumed(state, complaint.said().location().place(), now);
    State after = state.with(status, clock).resolved(Resolution.shown(now));
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
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
  private static List<NewEvent> goingOnFirst(Complaint complaint, State after, NewEvent deed) {
    return Stream.concat(
            ClockEvents.wentOn(complaint, after.clock(), deed.actor(), deed.at()).stream(),
            Stream.of(deed))
        .toList();
  }

  private TriageStep rejected(Complaint complaint, Reject reject, Status status, Instant now) {
    State state = complaint.state();
    SlaClock clock = slaClocks.resumed(state, complaint.said().location().place(), now);
    State after = state.with(status, clock);
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
    return new TriageStep(
        after,
        complaint.said().anonymous(),
        complaint.said().confidential(),
        goingOnFirst(
            complaint,
            after,
            new NewEvent(EventType.REJECTED, now, reject.operator(), data, reject.reason())));
  }
}
