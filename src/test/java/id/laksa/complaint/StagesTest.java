package id.laksa.complaint;

import static id.laksa.complaint.Offices.FLOOD;
import static id.laksa.complaint.Offices.LADDER;
import static id.laksa.complaint.Offices.MONDAY;
import static id.laksa.complaint.Offices.OFFICE;
import static id.laksa.complaint.Offices.OPERATORS;
import static id.laksa.complaint.Offices.POLICY;
import static id.laksa.complaint.Offices.jakarta;
import static id.laksa.complaint.Offices.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.laksa.calendar.Budget;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.EscalationLadder.Anchor;
import id.laksa.sla.EscalationLadder.Step;
import id.laksa.sla.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a clock, when, and to whom; times as in {@link Offices}. */
class StagesTest {
  private static final EscalationLadder DESK =
      new EscalationLadder(
          "petugas",
          List.of(
              new Step(1, Anchor.ACKNOWLEDGE, new Budget(0, 0), "live-room"),
              new Step(2, Anchor.RESOLVE, new Budget(0, 0), "sekda"),
              new Step(3, Anchor.HALTED, Budget.parse("P5D"), "live-room")));
  private static final Policy DESK_POLICY =
      new Policy(
          OPERATORS.calendar(),
          OPERATORS.acknowledge(),
          OPERATORS.resolve(),
          OPERATORS.again(),
          List.of(),
          DESK);
  private final SlaClocks slaClocks = ClocksByPolicy.of(DESK_POLICY, POLICY);
  private final SlaClock started = slaClocks.started(FLOOD, MONDAY);

  @Test
  void whatIsToldIsSortedByTime() {
    assertThat(stages(Status.DISPATCHED, started))
        .containsExactly(
            "acknowledge 2026-11-23T14:00",
            "acknowledge/live-room 2026-11-23T14:00",
            "warned-50 2026-11-25T10:00",
            "warned/opd 2026-11-25T10:00",
            "warned-75 2026-11-26T10:00",
            "resolve 2026-11-27T10:00",
            "resolve/kepala-bidang 2026-11-27T10:00",
            "resolve+P1D/kepala-dinas 2026-11-30T10:00");
  }

  @ParameterizedTest
  @EnumSource(names = {"ACKNOWLEDGED", "IN_PROGRESS"})
  void onceAcknowledgedNothingIsToldOfThatAnyMore(Status status) {
    assertThat(stages(status, started)).noneMatch(stage -> stage.startsWith("acknowledge"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESOLVED", "CLOSED", "REJECTED", "MERGED"})
  void nothingIsToldOfAClosedComplaint(Status status) {
    assertThat(stages(status, started)).isEmpty();
  }

  @Test
  void eachStageIsToldOnceAndWhatHasPassedHasPassed() {
    SlaClock clock = started;
    for (int i = 0; i < 8; i++) {
      Stage next = slaClocks.next(state(Status.DISPATCHED, clock), null).orElseThrow();
      clock = clock.told(next);
    }
    assertThat(slaClocks.next(state(Status.DISPATCHED, clock), null)).isEmpty();
    assertThat(clock.acknowledgePassed()).isTrue();
    assertThat(clock.resolvePassed()).isTrue();
  }

  @Test
  void whileAnOperatorHasStoppedTheClockOnlyHeIsRemindedOfThat() {
    SlaClock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    SlaClock stopped = started.paused(jakarta("2026-11-23T11:00"), Reason.OPERATOR);
    assertThat(stages(Status.DISPATCHED, stopped))
        .containsExactly("halted+P5D/live-room 2026-11-28T11:00");
    assertThat(paused.paused(jakarta("2026-11-24T11:00"), Reason.REPORTER)).isEqualTo(paused);
  }

  @Test
  void whoIsAskedAndSilentIsRemindedAndThenWaitedForNoLonger() {
    EscalationLadder asking =
        new EscalationLadder(
            "asking",
            List.of(
                new Step(1, Anchor.ASKED, Budget.parse("P1D"), EscalationLadder.REPORTER),
                new Step(2, Anchor.ASKED, Budget.parse("P2D"), EscalationLadder.DEPARTMENT)));
    Policy policy =
        new Policy(
            OFFICE, POLICY.acknowledge(), POLICY.resolve(), POLICY.again(), List.of(), asking);
    SlaClock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    assertThat(ClocksByPolicy.of(policy).stages(state(Status.WAITING_FOR_REPORTER, paused), null))
        .extracting(Stage::kind, Stage::at)
        .containsExactly(
            tuple(Stage.Kind.REMINDED, jakarta("2026-11-24T11:00")),
            tuple(Stage.Kind.SILENCE, jakarta("2026-11-25T11:00")));
  }

  @Test
  void nobodyIsWaitedForForEverWhateverTheLadderLacks() {
    SlaClock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    assertThat(slaClocks.stages(state(Status.WAITING_FOR_REPORTER, paused), null))
        .extracting(Stage::kind, Stage::at)
        .containsExactly(tuple(Stage.Kind.SILENCE, jakarta("2026-12-07T11:00")));
  }

  @Test
  void aReminderOfAHaltIsToldOnceAHalt() {
    SlaClock stopped = started.paused(MONDAY, Reason.OPERATOR);
    SlaClock reminded =
        stopped.told(slaClocks.next(state(Status.DISPATCHED, stopped), null).orElseThrow());
    assertThat(stages(Status.DISPATCHED, reminded)).isEmpty();
    Instant later = jakarta("2026-12-01T10:00");
    SlaClock again =
        slaClocks
            .resumed(state(Status.DISPATCHED, reminded), null, later)
            .paused(later, Reason.OPERATOR);
    assertThat(stages(Status.DISPATCHED, again))
        .containsExactly("halted+P5D/live-room 2026-12-06T10:00");
  }

  @Test
  void asLongAsNoDepartmentHasItTheStepsAreTheOperators() {
    SlaClock returned = slaClocks.toOperators(started, FLOOD, jakarta("2026-11-24T10:00"));
    assertThat(stages(Status.RETURNED, returned))
        .containsExactly(
            "acknowledge 2026-11-24T12:00",
            "acknowledge/live-room 2026-11-24T12:00",
            "warned-50 2026-11-25T10:00",
            "warned-75 2026-11-26T10:00",
            "resolve 2026-11-27T10:00",
            "resolve/sekda 2026-11-27T10:00");
  }

  @Test
  void theNextDepartmentHasTheWholeLadderBeforeItFromWhenItGotTheComplaint() {
    SlaClock late = allTold(Status.DISPATCHED, started);
    SlaClock returned = slaClocks.toOperators(late, FLOOD, jakarta("2026-12-01T10:00"));
    assertThat(stages(Status.RETURNED, returned))
        .containsExactly(
            "resolve/sekda 2026-12-01T10:00",
            "acknowledge 2026-12-01T12:00",
            "acknowledge/live-room 2026-12-01T12:00");
    SlaClock next =
        slaClocks.toDepartment(
            allTold(Status.RETURNED, returned), FLOOD, jakarta("2026-12-02T10:00"));
    assertThat(stages(Status.DISPATCHED, next))
        .containsExactly(
            "resolve/kepala-bidang 2026-12-02T10:00",
            "acknowledge 2026-12-02T14:00",
            "acknowledge/live-room 2026-12-02T14:00",
            "resolve+P1D/kepala-dinas 2026-12-03T10:00");
  }

  @Test
  void rowsOfALadderMayChangePlacesAndNothingIsToldTwice() {
    SlaClock told = allTold(Status.DISPATCHED, started);
    List<Step> turned =
        Stream.concat(
                LADDER.steps().stream().sorted(Comparator.comparing(Step::number).reversed()),
                Stream.of(new Step(5, Anchor.RESOLVE, Budget.parse("P2D"), "sekda")))
            .toList();
    Policy other =
        new Policy(
            OFFICE,
            POLICY.acknowledge(),
            POLICY.resolve(),
            POLICY.again(),
            POLICY.warnings(),
            new EscalationLadder("biasa", turned));
    assertThat(
            Offices.stages(ClocksByPolicy.of(DESK_POLICY, other), state(Status.DISPATCHED, told)))
        .containsExactly("resolve+P2D/sekda 2026-12-01T10:00");
  }

  @Test
  void ofALedgerFromBeforeStagesOnlyTheDeadlinesAreToldLater() {
    SlaClock old =
        new SlaClock(
            started.acknowledge(),
            started.resolve(),
            started.aim(),
            List.of(),
            Set.of(),
            "",
            false);
    SlaClock quiet =
        slaClocks.markAsTold(state(Status.DISPATCHED, old), null, jakarta("2026-11-27T10:00"));
    assertThat(stages(Status.DISPATCHED, quiet))
        .containsExactly(
            "acknowledge 2026-11-23T14:00",
            "resolve 2026-11-27T10:00",
            "resolve+P1D/kepala-dinas 2026-11-30T10:00");
    assertThat(quiet.version()).isNotEmpty();
  }

  private SlaClock allTold(Status status, SlaClock clock) {
    SlaClock told = clock;
    for (Stage stage : slaClocks.stages(state(status, clock), null)) {
      told = told.told(stage);
    }
    return told;
  }

  private List<String> stages(Status status, SlaClock clock) {
    return Offices.stages(slaClocks, state(status, clock));
  }
}
