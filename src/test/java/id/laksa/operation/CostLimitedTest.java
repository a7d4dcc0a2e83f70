package id.laksa.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CostLimitedTest {
  private static final Duration LONG = Duration.ofSeconds(2);
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private final HandMovedTime clock = new HandMovedTime();
  private final CostLimited costLimited = new CostLimited(clock);
  private int times;

  @Test
  void whatTakesNoTimeIsDoneWhenever() {
    costLimited.run(() -> times++);
    costLimited.run(() -> times++);
    assertThat(times).isEqualTo(2);
  }

  @Test
  void whatTakesLongIsDoneAgainAfterAHundredTimesAsLong() {
    costLimited.run(this::takeLong);
    clock.advance(LONG.multipliedBy(100).minus(A_MOMENT));
    costLimited.run(this::takeLong);
    assertThat(times).isOne();
    clock.advance(A_MOMENT);
    costLimited.run(this::takeLong);
    assertThat(times).isEqualTo(2);
  }

  @Test
  void aFailureTakesItsTimeToo() {
    assertThatThrownBy(
            () ->
                costLimited.run(
                    () -> {
                      takeLong();
                      throw new IllegalStateException("canceled for its length");
                    }))
        .isInstanceOf(IllegalStateException.class);
    costLimited.run(this::takeLong);
    assertThat(times).isOne();
  }

  private void takeLong() {
    times++;
    clock.advance(LONG);
  }
}
