package id.laksa.complaint;

import id.laksa.calendar.Budget;
import id.laksa.calendar.Pause;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.complaint.Stage.Kind;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.EscalationLadder.Anchor;
import id.laksa.sla.EscalationLadder.Step;
import id.laksa.sla.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what is still to be told of a clock. Pure. */
final class Stages {
  private static final String RESOLVE = "resolve";
  private static final String WARNED = "warned-";

  /** No wait is for ever, whatever a ladder lacks. */
  private static final Step LONG_ENOUGH =
      new Step(0, Anchor.ASKED, Budget.parse("P10D"), EscalationLadder.DEPARTMENT);

  private final State state;
  private final SlaClock clock;
  private final Concerned policies;
  private final List<Pause> pauses;
  private final List<Stage> stages = new ArrayList<>();

  /**
   * Whose policies a complaint goes by.
   *
   * @param first of whoever must take it on
   * @param work of the work
   * @param operators of the operators, whoever has it
   */
  record Concerned(Policy first, Policy work, Policy operators) {}

  private Stages(State state, Concerned policies) {
    this.state = state;
    this.clock = state.clock();
    this.policies = policies;
    this.pauses = clock.pauses();
  }

  /** All of them, in order. */
  static List<Stage> of(State state, Concerned policies) {
    Stages found = new Stages(state, policies);
    found.find();
    if (!found.clock.told().isEmpty()) {
      found.stages.removeIf(stage -> found.clock.told().contains(stage.key()));
    }
    found.stages.sort(Stage.ORDER);
    return found.stages;
  }

  private void find() {
    if (!state.status().isOpen()) {
      return;
    }
    Instant since = clock.pausedSince();
    if (since == null) {
      running();
    } else if (clock.pausedFor() == Reason.OPERATOR) {
      steps(policies.operators(), Anchor.HALTED, since);
    } else {
      asked(since);
    }
  }

  private void running() {
    boolean awaited = state.status().awaitsAcknowledgement();
    if (awaited && !clock.acknowledgePassed()) {
      stages.add(new Stage(Kind.ACKNOWLEDGE, Stage.ACKNOWLEDGE, clock.acknowledgeBy(), 0, null));
    }
    if (awaited) {
      steps(policies.first(), Anchor.ACKNOWLEDGE, clock.acknowledgeBy());
    }
    // As long as no department has it, nobody there is to blame.
    Policy upwards = state.holder() == null ? policies.operators() : policies.work();
    if (!clock.resolvePassed()) {
      warnings(upwards);
      stages.add(new Stage(Kind.RESOLVE, RESOLVE, clock.resolveBy(), 0, null));
    }
    steps(upwards, Anchor.RESOLVE, notBeforeItCame(clock.resolveBy()));
  }

  private void warnings(Policy upwards) {
    Policy work = policies.work();
    Instant begun = clock.resolve().from();
    for (int percent : work.warnings()) {
      Instant at = work.warnAt(percent, begun, state.round(), pauses);
      stages.add(new Stage(Kind.WARNED, WARNED + percent, at, percent, null));
    }
    if (!work.warnings().isEmpty()) {
      Instant first = work.warnAt(work.warnings().get(0), begun, state.round(), pauses);
      steps(upwards, Anchor.WARNED, notBeforeItCame(first));
    }
  }

  /** Who gets a late complaint has the whole ladder before him, not all of it at once. */
  private Instant notBeforeItCame(Instant at) {
    Instant came = clock.acknowledge().from();
    return came.isAfter(at) ? came : at;
  }

  private void steps(Policy policy, Anchor anchor, Instant from) {
    steps(policy, anchor)
        .map(step -> Stage.of(step, Kind.ESCALATED, after(policy, step, from, pauses)))
        .forEach(stages::add);
  }

  /** While the reporter is silent: reminders, and at last that he was waited for long enough. */
  private void asked(Instant since) {
    Policy work = policies.work();
    Stream<Step> end = work.ladder().endsWaiting() ? Stream.empty() : Stream.of(LONG_ENOUGH);
    Stream.concat(steps(work, Anchor.ASKED), end)
        .map(
            step ->
                Stage.of(
                    step,
                    step.receiver().equals(EscalationLadder.REPORTER)
                        ? Kind.REMINDED
                        : Kind.SILENCE,
                    after(work, step, since, List.of())))
        .forEach(stages::add);
  }

  private static Stream<Step> steps(Policy policy, Anchor anchor) {
    return policy.ladder().steps().stream().filter(step -> step.anchor() == anchor);
  }

  private static Instant after(Policy policy, Step step, Instant from, List<Pause> pauses) {
    return step.after().isZero() ? from : policy.calendar().deadline(from, step.after(), pauses);
  }
}
