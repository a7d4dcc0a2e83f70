package id.laksa.complaint;

import static id.laksa.complaint.Complaints.aFloodComplaint;
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
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The offices are open from 08:00 to 16:00, Monday to Friday; times here are Jakarta's. */
class SlaClocksTest {
  private final SlaClocks slaClocks = ClocksByPolicy.of(OPERATORS, POLICY);
  private final SlaClock started = slaClocks.started(FLOOD, MONDAY);

  @Test
  void bothTimesRunFromTheReceiptInWorkingTime() {
    assertThat(started.acknowledgeBy()).isEqualTo(jakarta("2026-11-23T14:00"));
    assertThat(started.resolveBy()).isEqualTo(jakarta("2026-11-27T10:00"));
    assertThat(started.provisional()).isFalse();
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
    SlaClock clock = slaClocks.started(lost, MONDAY);
    State flood = aFloodComplaint().state();
    State state =
        new State(
            Status.DISPATCHED,
            "dihapus",
            flood.department(),
            flood.priority(),
            flood.round(),
            clock,
            flood.note(),
            flood.explanation());
    SlaClock anew = ClocksByPolicy.of(hasty).calculated(state, null);
    assertThat(anew.acknowledge()).isEqualTo(clock.acknowledge());
    assertThat(anew.resolve()).isEqualTo(clock.resolve());
    assertThat(ClocksByPolicy.of(hasty).stages(state, null))
        .extracting(Stage::key)
        .containsExactly("acknowledge", "resolve");
  }

  @Test
  void whatWasShownWaitsForItsReporterAndThenIsClosedWithoutHisWord() {
    State shown = state(Status.RESOLVED, started).resolved(Resolution.shown(MONDAY));
    assertThat(slaClocks.stages(shown, null))
        .extracting(Stage::event, Stage::at)
        .containsExactly(tuple(EventType.CLOSED_UNCONFIRMED, MONDAY.plus(Duration.ofDays(10))));
    State closed = shown.with(Status.CLOSED, shown.clock());
    assertThat(slaClocks.stages(closed, null)).isEmpty();
    assertThat(slaClocks.answerBy(closed)).isEqualTo(MONDAY.plus(Duration.ofDays(30)));
    assertThat(slaClocks.answerBy(state(Status.DISPATCHED, started))).isNull();
  }

  @Test
  void aPauseMovesWhatIsOpenByItsWorkingTime() {
    SlaClock paused = started.paused(jakarta("2026-11-24T15:00"), Reason.REPORTER);
    SlaClock resumed =
        slaClocks.resumed(
            state(Status.WAITING_FOR_REPORTER, paused), null, jakarta("2026-11-25T09:00"));
    assertThat(resumed.resolveBy()).isEqualTo(jakarta("2026-11-27T12:00"));
    assertThat(resumed.acknowledgeBy()).isEqualTo(started.acknowledgeBy());
    assertThat(stages(Status.IN_PROGRESS, resumed))
        .contains("warned-50 2026-11-25T12:00", "warned-75 2026-11-26T12:00");
  }

  @Test
  void anOvernightPauseMovesNothing() {
    SlaClock paused = started.paused(jakarta("2026-11-24T16:00"), Reason.OPERATOR);
    SlaClock resumed =
        slaClocks.resumed(state(Status.DISPATCHED, paused), null, jakarta("2026-11-25T08:00"));
    assertThat(resumed.resolveBy()).isEqualTo(started.resolveBy());
    assertThat(resumed.pauses()).hasSize(1);
  }

  @Test
  void aPauseDoesNotMoveWhatHasPassed() {
    SlaClock late = started;
    for (Stage stage : slaClocks.stages(state(Status.DISPATCHED, started), null)) {
      late = late.told(stage);
    }
    SlaClock paused = late.paused(jakarta("2026-12-01T10:00"), Reason.REPORTER);
    SlaClock resumed =
        slaClocks.resumed(state(Status.DISPATCHED, paused), null, jakarta("2026-12-03T10:00"));
    assertThat(resumed.resolveBy()).isEqualTo(started.resolveBy());
    assertThat(resumed.acknowledgeBy()).isEqualTo(started.acknowledgeBy());
  }

  @Test
  void aRunningClockCanNotBeResumed() {
    assertThat(slaClocks.resumed(state(Status.DISPATCHED, started), null, MONDAY))
        .isEqualTo(started);
  }

  @Test
  void theNextDepartmentHasItsOwnTimeToTakeItOnAndTheWorkGoesOn() {
    SlaClock told =
        started
            .told(first(started))
            .told(new Stage(Stage.Kind.ESCALATED, "acknowledge/live-room", MONDAY, 1, "x"));
    Instant now = jakarta("2026-11-24T10:00");
    SlaClock returned = slaClocks.toOperators(told, FLOOD, now);
    assertThat(returned.acknowledgeBy()).isEqualTo(now.plus(Duration.ofHours(2)));
    SlaClock next = slaClocks.toDepartment(returned, FLOOD, now.plus(Duration.ofHours(1)));
    assertThat(next.acknowledgeBy()).isEqualTo(jakarta("2026-11-24T15:00"));
    assertThat(next.acknowledgePassed()).isFalse();
    assertThat(next.resolve()).isEqualTo(started.resolve());
    assertThat(stages(Status.DISPATCHED, next))
        .contains("acknowledge 2026-11-24T15:00", "acknowledge/live-room 2026-11-24T15:00");
  }

  @Test
  void aFurtherRoundHasTheShorterTimeFromItsOwnStart() {
    SlaClock second = slaClocks.round(FLOOD, 2, jakarta("2026-12-01T10:00"));
    assertThat(second.resolveBy()).isEqualTo(jakarta("2026-12-03T10:00"));
  }

  @Test
  void aDeadlineInAYearWithoutHolidaysIsProvisional() {
    SlaClock late = slaClocks.started(FLOOD, jakarta("2026-12-30T10:00"));
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
            EscalationLadder.NONE);
    SlaClock told = started.told(first(started));
    SlaClock anew = ClocksByPolicy.of(hasty).calculated(state(Status.DISPATCHED, told), null);
    assertThat(anew.acknowledge()).isEqualTo(told.acknowledge());
    assertThat(anew.resolveBy()).isEqualTo(jakarta("2026-11-24T10:00"));
    assertThat(anew.resolve().from()).isEqualTo(MONDAY);
    assertThat(anew.told()).isEqualTo(told.told());
  }

  @Test
  void calculatedAgainByTheSamePoliciesItIsTheSame() {
    SlaClock resumed =
        slaClocks.resumed(
            state(
                Status.WAITING_FOR_REPORTER,
                started.paused(jakarta("2026-11-24T15:00"), Reason.REPORTER)),
            null,
            jakarta("2026-11-25T09:00"));
    assertThat(slaClocks.calculated(state(Status.IN_PROGRESS, resumed), null)).isEqualTo(resumed);
  }

  private Stage first(SlaClock clock) {
    return slaClocks.next(state(Status.DISPATCHED, clock), null).orElseThrow();
  }

  private List<String> stages(Status status, SlaClock clock) {
    return Offices.stages(slaClocks, state(status, clock));
  }
}
