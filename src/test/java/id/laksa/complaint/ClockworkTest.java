package id.laksa.complaint;

import static id.laksa.complaint.Complaints.aFloodComplaint;
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
import id.laksa.classification.Priority;
import id.laksa.complaint.Clock.Reason;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.sla.Ladder;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The offices are open from 08:00 to 16:00, Monday to Friday; times here are Jakarta's. */
class ClockworkTest {
  private final Clockwork clockwork = Clockworks.of(OPERATORS, POLICY);
  private final Clock started = clockwork.started(FLOOD, MONDAY);

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
            .told(new Stage(Stage.Kind.ESCALATED, "acknowledge/live-room", MONDAY, 1, "x"));
    Instant now = jakarta("2026-11-24T10:00");
    Clock returned = clockwork.toOperators(told, FLOOD, now);
    assertThat(returned.acknowledgeBy()).isEqualTo(now.plus(Duration.ofHours(2)));
    Clock next = clockwork.toDepartment(returned, FLOOD, now.plus(Duration.ofHours(1)));
    assertThat(next.acknowledgeBy()).isEqualTo(jakarta("2026-11-24T15:00"));
    assertThat(next.acknowledgePassed()).isFalse();
    assertThat(next.resolve()).isEqualTo(started.resolve());
    assertThat(stages(Status.DISPATCHED, next))
        .contains("acknowledge 2026-11-24T15:00", "acknowledge/live-room 2026-11-24T15:00");
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
    return Offices.stages(clockwork, standing(status, clock));
  }
}
