package id.laksa.complaint;

import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.laksa.calendar.Budget;
import id.laksa.calendar.CityCalendar;
import id.laksa.calendar.HolidayKind;
import id.laksa.calendar.Holidays;
import id.laksa.calendar.Holidays.Holiday;
import id.laksa.calendar.WeeklyHours;
import id.laksa.calendar.WorkingDays;
import id.laksa.classification.Priority;
import id.laksa.complaint.Clock.Reason;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.sla.Ladder;
import id.laksa.sla.Ladder.Anchor;
import id.laksa.sla.Ladder.Step;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The offices are open from 08:00 to 16:00, Monday to Friday; times here are Jakarta's. */
class ClockworkTest {
  private static final Matter FLOOD = new Matter("banjir", Priority.HIGH, null);
  private static final CityCalendar OFFICE =
      new CityCalendar(
          "kantor",
          WorkingDays.of(ZoneId.of("Asia/Jakarta"), WeeklyHours.parse("Mon-Fri 08:00-16:00")),
          Set.of(HolidayKind.NATIONAL),
          new Holidays(
              List.of(new Holiday(LocalDate.parse("2026-12-25"), HolidayKind.NATIONAL, "Natal"))));
  private static final Ladder LADDER =
      new Ladder(
          "biasa",
          List.of(
              new Step(1, Anchor.ACKNOWLEDGE, new Budget(0, 0), "live-room"),
              new Step(2, Anchor.RESOLVE, new Budget(0, 0), "kepala-bidang"),
              new Step(3, Anchor.RESOLVE, Budget.parse("P1D"), "kepala-dinas"),
              new Step(4, Anchor.WARNED, new Budget(0, 0), "opd")));
  private static final Policy POLICY =
      new Policy(
          OFFICE,
          Budget.parse("PT4H"),
          Budget.parse("P4D"),
          Budget.parse("P2D"),
          List.of(50, 75),
          LADDER);
  private static final Policy OPERATORS =
      new Policy(
          CityCalendar.always(ZoneId.of("Asia/Jakarta")),
          Budget.parse("PT2H"),
          Budget.parse("P3D"),
          Budget.parse("P3D"),
          List.of(),
          Ladder.NONE);
  private static final Instant MONDAY = jakarta("2026-11-23T10:00");
  private final Clockwork clockwork = Clockworks.of(OPERATORS, POLICY);
  private final Clock started = clockwork.started(FLOOD, MONDAY);

  @Test
  void bothTimesRunFromTheReceiptInWorkingTime() {
    assertThat(started.acknowledgeBy()).isEqualTo(jakarta("2026-11-23T14:00"));
    assertThat(started.resolveBy()).isEqualTo(jakarta("2026-11-27T10:00"));
    assertThat(started.provisional()).isFalse();
  }

  @Test
  void whatIsToldIsSortedByTime() {
    assertThat(stages(Status.DISPATCHED, started))
        .containsExactly(
            "acknowledge 2026-11-23T14:00",
            "acknowledge/1 2026-11-23T14:00",
            "warned-50 2026-11-25T10:00",
            "warned/4 2026-11-25T10:00",
            "warned-75 2026-11-26T10:00",
            "resolve 2026-11-27T10:00",
            "resolve/2 2026-11-27T10:00",
            "resolve/3 2026-11-30T10:00");
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
  void nothingIsToldWhileTheClockStands() {
    Clock paused = started.paused(jakarta("2026-11-23T11:00"), Reason.REPORTER);
    Clock stopped = started.paused(jakarta("2026-11-23T11:00"), Reason.OPERATOR);
    assertThat(stages(Status.DISPATCHED, stopped)).isEmpty();
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
  void aCategoryThatTheTablesHaveLostKeepsItsDatesAndMeetsNoOtherLadder() {
    Policy hasty =
        new Policy(
            OFFICE,
            Budget.parse("PT1H"),
            Budget.parse("P1D"),
            Budget.parse("P1D"),
            List.of(50),
            LADDER);
    Matter lost = new Matter("dihapus", Priority.HIGH, null);
    Clock clock = clockwork.started(lost, MONDAY);
    Standing flood = aFloodComplaint().standing();
    Standing standing =
        new Standing(
            Status.DISPATCHED,
            "dihapus",
            flood.department(),
            flood.priority(),
            flood.round(),
            clock,
            flood.note(),
            flood.explanation());
    Clock anew = Clockworks.of(hasty).calculated(standing, null);
    assertThat(anew.acknowledge()).isEqualTo(clock.acknowledge());
    assertThat(anew.resolve()).isEqualTo(clock.resolve());
    assertThat(Clockworks.of(hasty).stages(standing, null))
        .extracting(Stage::key)
        .containsExactly("acknowledge", "resolve");
  }

  @Test
  void whatWasShownWaitsForItsReporterAndThenIsClosedWithoutHisWord() {
    Standing shown = standing(Status.RESOLVED, started).resolved(Resolution.shown(MONDAY));
    assertThat(clockwork.stages(shown, null))
        .extracting(Stage::event, Stage::at)
        .containsExactly(tuple(EventType.CLOSED_UNCONFIRMED, MONDAY.plus(Duration.ofDays(10))));
    Standing closed = shown.with(Status.CLOSED, shown.clock());
    assertThat(clockwork.stages(closed, null)).isEmpty();
    assertThat(clockwork.answerBy(closed)).isEqualTo(MONDAY.plus(Duration.ofDays(30)));
    assertThat(clockwork.answerBy(standing(Status.DISPATCHED, started))).isNull();
  }

  @Test
  void aPauseMovesWhatIsOpenByItsWorkingTime() {
    Clock paused = started.paused(jakarta("2026-11-24T15:00"), Reason.REPORTER);
    Clock resumed =
        clockwork.resumed(
            standing(Status.WAITING_FOR_REPORTER, paused), null, jakarta("2026-11-25T09:00"));
    assertThat(resumed.resolveBy()).isEqualTo(jakarta("2026-11-27T12:00"));
    assertThat(resumed.acknowledgeBy()).isEqualTo(started.acknowledgeBy());
    assertThat(stages(Status.IN_PROGRESS, resumed))
        .contains("warned-50 2026-11-25T12:00", "warned-75 2026-11-26T12:00");
  }

  @Test
  void anOvernightPauseMovesNothing() {
    Clock paused = started.paused(jakarta("2026-11-24T16:00"), Reason.OPERATOR);
    Clock resumed =
        clockwork.resumed(standing(Status.DISPATCHED, paused), null, jakarta("2026-11-25T08:00"));
    assertThat(resumed.resolveBy()).isEqualTo(started.resolveBy());
    assertThat(resumed.pauses()).hasSize(1);
  }

  @Test
  void aPauseDoesNotMoveWhatHasPassed() {
    Clock late = started;
    for (Stage stage : clockwork.stages(standing(Status.DISPATCHED, started), null)) {
      late = late.told(stage);
    }
    Clock paused = late.paused(jakarta("2026-12-01T10:00"), Reason.REPORTER);
    Clock resumed =
        clockwork.resumed(standing(Status.DISPATCHED, paused), null, jakarta("2026-12-03T10:00"));
    assertThat(resumed.resolveBy()).isEqualTo(started.resolveBy());
    assertThat(resumed.acknowledgeBy()).isEqualTo(started.acknowledgeBy());
  }

  @Test
  void aRunningClockCanNotBeResumed() {
    assertThat(clockwork.resumed(standing(Status.DISPATCHED, started), null, MONDAY))
        .isEqualTo(started);
  }

  @Test
  void theNextDepartmentHasItsOwnTimeToTakeItOnAndTheWorkGoesOn() {
    Clock told =
        started
            .told(first(started))
            .told(new Stage(Stage.Kind.ESCALATED, "acknowledge/1", MONDAY, 1, "x"));
    Instant now = jakarta("2026-11-24T10:00");
    Clock returned = clockwork.toOperators(told, now);
    assertThat(returned.acknowledgeBy()).isEqualTo(now.plus(Duration.ofHours(2)));
    Clock next = clockwork.toDepartment(returned, FLOOD, now.plus(Duration.ofHours(1)));
    assertThat(next.acknowledgeBy()).isEqualTo(jakarta("2026-11-24T15:00"));
    assertThat(next.acknowledgePassed()).isFalse();
    assertThat(next.resolve()).isEqualTo(started.resolve());
    assertThat(stages(Status.DISPATCHED, next))
        .contains("acknowledge 2026-11-24T15:00", "acknowledge/1 2026-11-24T15:00");
  }

  @Test
  void aFurtherRoundHasTheShorterTimeFromItsOwnStart() {
    Clock second = clockwork.round(FLOOD, 2, jakarta("2026-12-01T10:00"));
    assertThat(second.resolveBy()).isEqualTo(jakarta("2026-12-03T10:00"));
  }

  @Test
  void aDeadlineInAYearWithoutHolidaysIsProvisional() {
    Clock late = clockwork.started(FLOOD, jakarta("2026-12-30T10:00"));
    assertThat(late.resolveBy()).isEqualTo(jakarta("2027-01-05T10:00"));
    assertThat(late.provisional()).isTrue();
  }

  @Test
  void otherPoliciesMoveWhatIsOpenAndKeepWhatHasPassed() {
    Policy hasty =
        new Policy(
            OFFICE,
            Budget.parse("PT1H"),
            Budget.parse("P1D"),
            Budget.parse("P1D"),
            List.of(),
            Ladder.NONE);
    Clock told = started.told(first(started));
    Clock anew = Clockworks.of(hasty).calculated(standing(Status.DISPATCHED, told), null);
    assertThat(anew.acknowledge()).isEqualTo(told.acknowledge());
    assertThat(anew.resolveBy()).isEqualTo(jakarta("2026-11-24T10:00"));
    assertThat(anew.resolve().from()).isEqualTo(MONDAY);
    assertThat(anew.told()).isEqualTo(told.told());
  }

  @Test
  void calculatedAgainByTheSamePoliciesItIsTheSame() {
    Clock resumed =
        clockwork.resumed(
            standing(
                Status.WAITING_FOR_REPORTER,
                started.paused(jakarta("2026-11-24T15:00"), Reason.REPORTER)),
            null,
            jakarta("2026-11-25T09:00"));
    assertThat(clockwork.calculated(standing(Status.IN_PROGRESS, resumed), null))
        .isEqualTo(resumed);
  }

  private Stage first(Clock clock) {
    return clockwork.next(standing(Status.DISPATCHED, clock), null).orElseThrow();
  }

  private List<String> stages(Status status, Clock clock) {
    return clockwork.stages(standing(status, clock), null).stream()
        .map(stage -> stage.key() + " " + stage.at().plus(Duration.ofHours(7)))
        .map(words -> words.substring(0, words.length() - 4))
        .toList();
  }

  private static Standing standing(Status status, Clock clock) {
    return aFloodComplaint().standing().with(status, clock);
  }

  private static Instant jakarta(String local) {
    return Instant.parse(local + ":00+07:00");
  }
}
