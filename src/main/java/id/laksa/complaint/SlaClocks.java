package id.laksa.complaint;

import id.laksa.calendar.Budget;
import id.laksa.calendar.Pause;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock.Aim;
import id.laksa.complaint.SlaClock.Run;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import id.laksa.sla.SlaPolicies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Winds clocks and reads them, by the policies in force. Pure. */
public final class SlaClocks {
  private static final String UNCONFIRMED = "unconfirmed";
  private static final Budget A_DAY = Budget.parse("P1D");
  private final Supplier<SlaPolicies> inForce;

  /** Goes by these policies; each answer takes them once. */
  public SlaClocks(Supplier<SlaPolicies> inForce) {
    this.inForce = inForce;
  }

  /** Of the calendars and policies in force. */
  public String version() {
    return inForce.get().version();
  }

  /** The clock of a new complaint, from its receipt on. */
  public SlaClock started(Matter matter, Instant receipt) {
    return round(matter, 1, receipt);
  }

  /**
   * The clock of a round.
   *
   * @param round from 1; every one after the first has the policy's shorter time
   */
  public SlaClock round(Matter matter, int round, Instant from) {
    SlaPolicies policies = inForce.get();
    Policy policy = policies.of(matter);
    Instant acknowledgeBy = policy.acknowledgeBy(from, List.of());
    Instant resolveBy = policy.resolveBy(from, round, List.of());
    return new SlaClock(
        new Run(from, acknowledgeBy, false),
        new Run(from, resolveBy, false),
        new Aim(matter.category(), matter.priority()),
        List.of(),
        Set.of(),
        policies.version(),
        isProvisional(policy, from, acknowledgeBy) || isProvisional(policy, from, resolveBy));
  }

  /** An operator has it now, and the operators' time to take it on; the other time goes on. */
  public SlaClock toOperators(SlaClock clock, Matter matter, Instant now) {
    return acknowledgeAgain(clock, inForce.get().of(matter.undecided()), now);
  }

  /**
   * A department has it now, with its own time to take it on and its own steps of the ladder; the
   * other time goes on.
   */
  public SlaClock toDepartment(SlaClock clock, Matter matter, Instant now) {
    return acknowledgeAgain(clock, inForce.get().of(matter), now);
  }

  /**
   * Only now it is known what the work is: its time goes by that policy, from where it began. One
   * that had passed by the operators' policy passes again where it lies ahead.
   */
  public SlaClock aimed(SlaClock clock, Matter matter, Instant now) {
    SlaPolicies policies = inForce.get();
    Policy policy = policies.of(matter);
    Instant from = clock.resolve().from();
    Instant by = policy.resolveBy(from, 1, clock.pauses());
    boolean passed = clock.resolvePassed() && !by.isAfter(now);
    return new SlaClock(
        clock.acknowledge(),
        new Run(from, by, passed),
        new Aim(matter.category(), matter.priority()),
        clock.halts(),
        passed ? clock.told() : Set.of(),
        policies.version(),
        isProvisional(policy, from, by));
  }

  /**
   * Goes on, its open deadlines later by the working time in which it stood; a running clock stays
   * as it is.
   */
  public SlaClock resumed(State state, @Nullable Place place, Instant now) {
    SlaClock clock = state.clock();
    return clock.pausedSince() == null
        ? clock
        : calculated(state.with(state.status(), clock.goingOn(now)), place);
  }

  /**
   * Both deadlines anew from where they began, when it stood, and the policies in force. What has
   * passed has passed, and what nobody waits for stays; so does all of a category that is no longer
   * known: the operators' time would make it late at once.
   */
  public SlaClock calculated(State state, @Nullable Place place) {
    SlaPolicies policies = inForce.get();
    SlaClock clock = state.clock();
    Policy first = first(policies, state, place);
    Policy work = work(policies, state, place);
    List<Pause> pauses = clock.pauses();
    Run acknowledge = clock.acknowledge();
    if (firstKnown(policies, state)
        && !acknowledge.passed()
        && state.status().awaitsAcknowledgement()) {
      acknowledge = acknowledge.by(first.acknowledgeBy(acknowledge.from(), pauses));
    }
    Run resolve = clock.resolve();
    if (policies.knows(clock.aim().category()) && !resolve.passed()) {
      resolve = resolve.by(work.resolveBy(resolve.from(), state.round(), pauses));
    }
    return new SlaClock(
        acknowledge,
        resolve,
        clock.aim(),
        clock.halts(),
        clock.told(),
        policies.version(),
        isProvisional(first, acknowledge.from(), acknowledge.by())
            || isProvisional(work, resolve.from(), resolve.by()));
  }

  /** What is told next; empty when nothing can. */
  public Optional<Stage> next(State state, @Nullable Place place) {
    return stages(state, place).stream().findFirst();
  }

  /**
   * Until when the reporter may answer to what was shown to him: while it is RESOLVED, to confirm
   * it before it is closed without his word; once it is CLOSED, to change that.
   *
   * @return null when nothing was shown to him
   */
  public @Nullable Instant answerBy(State state) {
    Resolution shown = state.resolution();
    if (shown == null) {
      return null;
    }
    Policy reporters = inForce.get().reporters();
    return state.status() == Status.RESOLVED
        ? reporters.acknowledgeBy(shown.shownAt(), List.of())
        : reporters.resolveBy(shown.shownAt(), 1, List.of());
  }

  /** A working day of the reporters later: when to look again at what waits until one is told. */
  public Instant nextLook(Instant now) {
    return inForce.get().reporters().calendar().deadline(now, A_DAY, List.of());
  }

  /**
   * All that is still to be told, in order. While the reporter is waited for, only what is told of
   * that; the same while an operator has stopped the clock. As long as no department has the
   * complaint, the steps up are the operators'.
   */
  public List<Stage> stages(State state, @Nullable Place place) {
    if (state.status() == Status.RESOLVED) {
      Instant by = answerBy(state);
      return by == null
          ? List.of()
          : List.of(new Stage(Stage.Kind.UNCONFIRMED, UNCONFIRMED, by, 0, null));
    }
    SlaPolicies policies = inForce.get();
    Matter matter = new Matter(state.category(), state.priority(), place);
    return Stages.of(
        state,
        new Stages.Concerned(
            first(policies, state, place),
            work(policies, state, place),
            policies.of(matter.undecided())));
  }

  /**
   * The same clock of a ledger from before stages were recorded: what it should have told of
   * warnings and steps until now counts as told. Deadlines that passed unseen are still told.
   */
  public SlaClock markAsTold(State state, @Nullable Place place, Instant now) {
    return state
        .clock()
        .markAsTold(
            stages(state, place).stream()
                .takeWhile(stage -> !stage.at().isAfter(now))
                .filter(
                    stage ->
                        switch (stage.kind()) {
                          case WARNED, ESCALATED, REMINDED -> true;
                          case ACKNOWLEDGE, RESOLVE, SILENCE, UNCONFIRMED -> false;
                        })
                .toList());
  }

  private static SlaClock acknowledgeAgain(SlaClock clock, Policy policy, Instant now) {
    Instant by = policy.acknowledgeBy(now, List.of());
    return new SlaClock(
        new Run(now, by, false),
        clock.resolve(),
        clock.aim(),
        clock.halts(),
        clock.told().stream().filter(SlaClocks::staysTold).collect(Collectors.toSet()),
        clock.version(),
        clock.provisional() || isProvisional(policy, now, by));
  }

  /** Whoever gets a complaint next climbs a ladder of his own. */
  private static boolean staysTold(String key) {
    return !key.equals(Stage.ACKNOWLEDGE) && !key.contains(Stage.STEP);
  }

  /** The policy of whoever must take it on now. */
  private static Policy first(SlaPolicies policies, State state, @Nullable Place place) {
    Matter matter = new Matter(state.category(), state.priority(), place);
    return isUndecided(state) ? policies.of(matter.undecided()) : known(policies, matter);
  }

  private static boolean firstKnown(SlaPolicies policies, State state) {
    return isUndecided(state) || policies.knows(state.category());
  }

  /** Whether an operator has yet to say whose it is. */
  private static boolean isUndecided(State state) {
    return switch (state.status()) {
      case RECEIVED, TRIAGE, RETURNED -> true;
      case DISPATCHED,
          ACKNOWLEDGED,
          IN_PROGRESS,
          WAITING_FOR_REPORTER,
          RESOLVED,
          CLOSED,
          REJECTED,
          REOPENED,
          MERGED ->
          false;
    };
  }

  private static Policy work(SlaPolicies policies, State state, @Nullable Place place) {
    Aim aim = state.clock().aim();
    return known(policies, new Matter(aim.category(), aim.priority(), place));
  }

  /** A category that was lost keeps to its times: another's ladder isn't its own. */
  private static Policy known(SlaPolicies policies, Matter matter) {
    Policy policy = policies.of(matter);
    return policies.knows(matter.category()) ? policy : policy.silent();
  }

  private static boolean isProvisional(Policy policy, Instant from, Instant by) {
    return policy.calendar().isProvisional(from, by);
  }
}
