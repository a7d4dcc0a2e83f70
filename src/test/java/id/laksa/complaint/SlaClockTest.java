package id.laksa.complaint;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.calendar.Pause;
import id.laksa.complaint.SlaClock.Halt;
import id.laksa.complaint.SlaClock.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlaClockTest {
  private static final Instant HALTED = RECEIVED_AT.plus(Duration.ofHours(2));
  private final SlaClock clock = aFloodComplaint().state().clock();

  @Test
  void aClockThatWasSetBackMakesNoHaltThatEndsBeforeItBegins() {
    SlaClock halted = clock.paused(HALTED, Reason.OPERATOR);
    SlaClock on = halted.goingOn(HALTED.minus(Duration.ofHours(1)));
    assertThat(on.halts()).containsExactly(new Halt(HALTED, HALTED, Reason.OPERATOR));
    assertThat(on.pauses()).containsExactly(new Pause(HALTED, HALTED));
    assertThat(on.pausedSince()).isNull();
  }

  @Test
  void aHaltLastsFromItsBeginToItsEnd() {
    Instant later = HALTED.plus(Duration.ofHours(5));
    SlaClock on = clock.paused(HALTED, Reason.REPORTER).goingOn(later);
    assertThat(on.pauses()).containsExactly(new Pause(HALTED, later));
    assertThat(on.pausedFor()).isNull();
  }

  @Test
  void oneThatStandsStandsOnForTheSameReasonAndAnewForAnother() {
    SlaClock halted = clock.paused(HALTED, Reason.REPORTER);
    Instant later = HALTED.plusSeconds(60);
    assertThat(halted.paused(later, Reason.REPORTER)).isSameAs(halted);
    assertThat(halted.paused(later, Reason.OPERATOR).halts())
        .containsExactly(
            new Halt(HALTED, later, Reason.REPORTER), new Halt(later, null, Reason.OPERATOR));
  }

  @Test
  void oneThatRunsGoesOnAsItIs() {
    assertThat(clock.goingOn(HALTED)).isEqualTo(clock);
  }

  @Test
  void timesPassedOnAreCounted() {
    assertThat(clock.timesPassedOn()).isZero();
    assertThat(clock.passedOn().passedOn().timesPassedOn()).isEqualTo(2);
  }
}
