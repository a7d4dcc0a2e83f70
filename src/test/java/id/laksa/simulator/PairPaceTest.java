package id.laksa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PairPaceTest {
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
  private final PairPace pace = new PairPace();

  @Test
  void aMessageEachSixSecondsMayGoOnForEver() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(pace.admit(START.plusSeconds(6L * i))).isTrue();
    }
  }

  @Test
  void fortyFiveMayGoWithinSixSecondsAndNotOneMore() {
    for (int i = 0; i < 45; i++) {
      assertThat(pace.admit(START)).isTrue();
    }
    assertThat(pace.admit(START)).isFalse();
  }

  @Test
  void aBurstIsPaidBackBySilence() {
    for (int i = 0; i < 20; i++) {
      pace.admit(START);
    }
    assertThat(pace.admit(START.plusSeconds(119))).isFalse();
    assertThat(pace.admit(START.plusSeconds(120))).isTrue();
  }
}
