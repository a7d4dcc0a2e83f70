package id.laksa.complaint;

import static id.laksa.complaint.Offices.FLOOD;
import static id.laksa.complaint.Offices.LADDER;
import static id.laksa.complaint.Offices.MONDAY;
import static id.laksa.complaint.Offices.OFFICE;
import static id.laksa.complaint.Offices.OPERATORS;
import static id.laksa.complaint.Offices.POLICY;
import static id.laksa.complaint.Offices.jakarta;
import static id.laksa.complaint.Offices.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.laksa.calendar.Budget;
import id.laksa.complaint.Clock.Reason;
import id.laksa.sla.Ladder;
import id.laksa.sla.Ladder.Anchor;
import id.laksa.sla.Ladder.Step;
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
  private static final Ladder DESK =
      new Ladder(
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
  private final Clockwork clockwork = Clockworks.of(DESK_POLICY, POLICY);
  private final Clock started = clockwork.started(FLOOD, MONDAY);

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
    Clock clock = started;
    for (int i = 0; i < 8; i++) {
      Stage next = clockwork.next(standing(Status.DISPATCHED, clock), null).orElseThrow();
      clock = clock.told(next);
    }
    assertThat(clockwork.next(standing(Status.DISPATCHED, clock), null)).isEmpty();
    assertThat(clock.acknowledgePassed()).isTrue();
    assertThat(clock.resolvePassed()).isTrue();
  }

  @Test
  void whileAnOperatorHasStoppedTheClockOnlyHeIsRemindedOfThat() {
    Clock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    Clock stopped = started.paused(jakarta("2026-11-23T11:00"), Reason.OPERATOR);
    assertThat(stages(Status.DISPATCHED, stopped))
        .containsExactly("halted+P5D/live-room 2026-11-28T11:00");
    assertThat(paused.paused(jakarta("2026-11-24T11:00"), Reason.REPORTER)).isEqualTo(paused);
  }

  @Test
  void whoIsAskedAndSilentIsRemindedAndThenWaitedForNoLonger() {
    Ladder asking =
        new Ladder(
            "asking",
            List.of(
                new Step(1, Anchor.ASKED, Budget.parse("P1D"), Ladder.REPORTER),
                new Step(2, Anchor.ASKED, Budget.parse("P2D"), Ladder.DEPARTMENT)));
    Policy policy =
        new Policy(
            OFFICE, POLICY.acknowledge(), POLICY.resolve(), POLICY.again(), List.of(), asking);
    Clock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    assertThat(Clockworks.of(policy).stages(standing(Status.WAITING_FOR_REPORTER, paused), null))
        .extracting(Stage::kind, Stage::at)
        .containsExactly(
            tuple(Stage.Kind.REMINDED, jakarta("2026-11-24T11:00")),
            tuple(Stage.Kind.SILENCE, jakarta("2026-11-25T11:00")));
  }

  @Test
  void nobodyIsWaitedForForEverWhateverTheLadderLacks() {
    Clock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    assertThat(clockwork.stages(standing(Status.WAITING_FOR_REPORTER, paused), null))
        .extracting(Stage::kind, Stage::at)
        .containsExactly(tuple(Stage.Kind.SILENCE, jakarta("2026-12-07T11:00")));
  }

  @Test
  void aReminderOfAHaltIsToldOnceAHalt() {
    Clock stopped = started.paused(MONDAY, Reason.OPERATOR);
    Clock reminded =
        stopped.told(clockwork.next(standing(Status.DISPATCHED, stopped), null).orElseThrow());
    assertThat(stages(Status.DISPATCHED, reminded)).isEmpty();
    Instant later = jakarta("2026-12-01T10:00");
    Clock again =
        clockwork
            .resumed(standing(Status.DISPATCHED, reminded), null, later)
            .paused(later, Reason.OPERATOR);
    assertThat(stages(Status.DISPATCHED, again))
        .containsExactly("halted+P5D/live-room 2026-12-06T10:00");
  }

  @Test
  void asLongAsNoDepartmentHasItTheStepsAreTheOperators() {
    Clock returned = clockwork.toOperators(started, FLOOD, jakarta("2026-11-24T10:00"));
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
    Clock late = allTold(Status.DISPATCHED, started);
    Clock returned = clockwork.toOperators(late, FLOOD, jakarta("2026-12-01T10:00"));
    assertThat(stages(Status.RETURNED, returned))
        .containsExactly(
            "resolve/sekda 2026-12-01T10:00",
            "acknowledge 2026-12-01T12:00",
            "acknowledge/live-room 2026-12-01T12:00");
    Clock next =
        clockwork.toDepartment(
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
    Clock told = allTold(Status.DISPATCHED, started);
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
            new Ladder("biasa", turned));
    assertThat(Offices.stages(Clockworks.of(DESK_POLICY, other), standing(Status.DISPATCHED, told)))
        .containsExactly("resolve+P2D/sekda 2026-12-01T10:00");
  }

  @Test
  void ofALedgerFromBeforeStagesOnlyTheDeadlinesAreToldLater() {
    Clock old =
        new Clock(
            started.acknowledge(),
            started.resolve(),
            started.aim(),
            List.of(),
            Set.of(),
            "",
            false);
    Clock quiet =
        clockwork.quiet(standing(Status.DISPATCHED, old), null, jakarta("2026-11-27T10:00"));
    assertThat(stages(Status.DISPATCHED, quiet))
        .containsExactly(
            "acknowledge 2026-11-23T14:00",
            "resolve 2026-11-27T10:00",
            "resolve+P1D/kepala-dinas 2026-11-30T10:00");
    assertThat(quiet.version()).isNotEmpty();
  }

  private Clock allTold(Status status, Clock clock) {
    Clock told = clock;
    for (Stage stage : clockwork.stages(standing(status, clock), null)) {
      told = told.told(stage);
    }
    return told;
  }

  private List<String> stages(Status status, Clock clock) {
    return Offices.stages(clockwork, standing(status, clock));
  }
}
