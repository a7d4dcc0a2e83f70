package id.laksa.complaint;

import static id.laksa.complaint.Clock.Kind.ACKNOWLEDGE;
import static id.laksa.complaint.Clock.Kind.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Clock.Due;
import id.laksa.sla.Deadlines;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ClockTest {
  private static final Instant ACK = Instant.parse("2026-11-23T02:00:00Z");
  private static final Instant DONE = Instant.parse("2026-11-27T02:00:00Z");
  private static final Clock CLOCK = Clock.started(new Deadlines(ACK, DONE));
  private static final Instant NOON = Instant.parse("2026-11-22T05:00:00Z");

  @ParameterizedTest
  @EnumSource(names = {"RECEIVED", "TRIAGE", "DISPATCHED", "RETURNED", "REOPENED"})
  void untilSomebodyAcknowledgesThatDeadlineComesFirst(Status status) {
    assertThat(CLOCK.next(status)).contains(new Due(ACKNOWLEDGE, ACK));
  }

  @ParameterizedTest
  @EnumSource(names = {"ACKNOWLEDGED", "IN_PROGRESS", "WAITING_FOR_REPORTER"})
  void onceAcknowledgedTheWorkIsWhatIsDue(Status status) {
    assertThat(CLOCK.next(status)).contains(new Due(RESOLVE, DONE));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESOLVED", "CLOSED", "REJECTED", "MERGED"})
  void nothingIsDueOfAClosedComplaint(Status status) {
    assertThat(CLOCK.next(status)).isEmpty();
  }

  @Test
  void eachDeadlinePassesOnce() {
    Clock once = CLOCK.passed(ACKNOWLEDGE);
    assertThat(once.next(Status.DISPATCHED)).contains(new Due(RESOLVE, DONE));
    assertThat(once.passed(RESOLVE).next(Status.DISPATCHED)).isEmpty();
    assertThat(CLOCK.passed(RESOLVE).next(Status.IN_PROGRESS)).isEmpty();
  }

  @Test
  void theEarlierDeadlineFiresFirstWhicheverItIs() {
    Instant late = DONE.plusSeconds(1);
    Clock returned = CLOCK.acknowledgeAgainBy(late);
    assertThat(returned.next(Status.RETURNED)).contains(new Due(RESOLVE, DONE));
    assertThat(returned.passed(RESOLVE).next(Status.RETURNED)).contains(new Due(ACKNOWLEDGE, late));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ALL)
  void nothingIsDueWhileItIsPaused(Status status) {
    assertThat(CLOCK.paused(NOON).next(status)).isEmpty();
  }

  @Test
  void aPauseMovesBothDeadlinesByAsLongAsItStood() {
    Clock later = CLOCK.paused(NOON).resumed(NOON.plus(Duration.ofHours(5)));
    assertThat(later)
        .isEqualTo(
            new Clock(
                ACK.plus(Duration.ofHours(5)), DONE.plus(Duration.ofHours(5)), false, false, null));
  }

  @Test
  void aPauseDoesNotMoveWhatHasPassed() {
    Clock later = CLOCK.passed(ACKNOWLEDGE).paused(NOON).resumed(NOON.plus(Duration.ofHours(5)));
    assertThat(later.acknowledgeBy()).isEqualTo(ACK);
    assertThat(later.resolveBy()).isEqualTo(DONE.plus(Duration.ofHours(5)));
  }

  @Test
  void pausingTwiceDoesNotResetThePause() {
    assertThat(CLOCK.paused(NOON).paused(NOON.plusSeconds(60)).pausedSince()).isEqualTo(NOON);
  }

  @Test
  void aRunningClockCannotBeResumed() {
    assertThat(CLOCK.resumed(NOON)).isEqualTo(CLOCK);
  }

  @Test
  void aNewAcknowledgeDeadlineLeavesTheOtherAlone() {
    Clock again = CLOCK.passed(ACKNOWLEDGE).passed(RESOLVE).acknowledgeAgainBy(DONE);
    assertThat(again).isEqualTo(new Clock(DONE, DONE, false, true, null));
  }
}
