package id.laksa.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.whatsapp.WhatsAppUser;
import id.laksa.whatsapp.graph.SendLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
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

  @Test
  void whatTheEngineAllowsItselfMetaAllowsTooHoweverLongItsMessagesTake() {
    Random random = new Random(4);
    for (int citizen = 0; citizen < 200; citizen++) {
      HandMovedClock clock = new HandMovedClock();
      SendLimits limits = new SendLimits(80, clock);
      PairPace meta = new PairPace();
      for (int message = 0; message < 200; message++) {
        Duration wait = limits.waitFor(new WhatsAppUser("6281234567890", null));
        if (wait.isZero()) {
          Instant arrival = clock.instant().plusMillis(random.nextInt(900));
          assertThat(meta.admit(arrival)).as("message %d of %d", message, citizen).isTrue();
        }
        clock.pass(wait.isZero() ? Duration.ofMillis(900 + random.nextInt(6_000)) : wait);
      }
    }
  }
}
