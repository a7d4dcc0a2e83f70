package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.whatsapp.WhatsAppUser;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendLimitsTest {
  private final HandClock clock = new HandClock();
  private final SendLimits limits = new SendLimits(80, clock);
  private final WhatsAppUser citizen = new WhatsAppUser("6281234567890", null);

  @Test
  void noSecondHasMoreThanEightyMessages() {
    int most = 0;
    int[] sentIn = new int[30];
    for (int step = 0; step < sentIn.length; step++) {
      sentIn[step] = sendToOthers(step);
      clock.forward(Duration.ofMillis(100));
    }
    for (int start = 0; start + 10 <= sentIn.length; start++) {
      most = Math.max(most, IntStream.of(sentIn).skip(start).limit(10).sum());
    }
    assertThat(most).isBetween(70, 80);
  }

  @Test
  void whatComesInTakesFromWhatMayGoOut() {
    limits.noteIncoming(20);
    Duration wait = limits.waitFor(citizen);
    assertThat(wait).isPositive().isLessThan(Duration.ofMillis(20));
    clock.forward(wait);
    assertThat(limits.waitFor(citizen)).isZero();
  }

  @Test
  void aNumberThatIsToldToPauseSendsToNobody() {
    limits.pause(Duration.ofSeconds(4));
    limits.pause(Duration.ofSeconds(1));
    assertThat(limits.waitFor(citizen)).isEqualTo(Duration.ofSeconds(4));
    clock.forward(Duration.ofSeconds(4));
    assertThat(limits.waitFor(citizen)).isZero();
  }

  @Test
  void aFloodThatComesInHoldsUpLittleMoreThanASecond() {
    limits.noteIncoming(3_000);
    limits.noteIncoming(3_000);
    assertThat(limits.waitFor(citizen)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_400));
  }

  @Test
  void aCitizenGetsFortyFiveAtOnceAndThenSilenceForEachOfThem() {
    for (int i = 0; i < 45; i++) {
      assertThat(limits.waitFor(citizen)).isZero();
      clock.forward(Duration.ofMillis(20));
    }
    Duration wait = limits.waitFor(citizen);
    assertThat(wait).isBetween(Duration.ofSeconds(268), Duration.ofSeconds(271));
    clock.forward(wait);
    assertThat(limits.waitFor(citizen)).isZero();
  }

  @Test
  void whoGetsAnAnswerNowAndThenNeverWaits() {
    for (int i = 0; i < 100; i++) {
      assertThat(limits.waitFor(citizen)).isZero();
      clock.forward(Duration.ofSeconds(7));
    }
  }

  @Test
  void oneCitizensLimitHoldsUpNobodyElse() {
    for (int i = 0; i < 46; i++) {
      limits.waitFor(citizen);
      clock.forward(Duration.ofMillis(20));
    }
    assertThat(limits.waitFor(new WhatsAppUser(null, "ID.1349"))).isZero();
  }

  @Test
  void askingInVainCostsNothing() {
    limits.noteIncoming(20);
    Duration wait = limits.waitFor(citizen);
    assertThat(limits.waitFor(citizen)).isEqualTo(wait);
  }

  @Test
  void aClockThatGoesBackFreesNothing() {
    limits.noteIncoming(20);
    clock.forward(Duration.ofHours(-1));
    assertThat(limits.waitFor(citizen)).isPositive();
  }

  private int sendToOthers(int step) {
    int sent = 0;
    while (limits.waitFor(new WhatsAppUser("62" + step + "000" + sent, null)).isZero()) {
      sent++;
    }
    return sent;
  }
}
