package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateScheduleTest {
  private static final long START = -17;
  private final RateSchedule schedule = new RateSchedule(200, START);

  @Test
  void theFirstIsDueAtTheStart() {
    assertThat(schedule.dueBy(START - 1)).isZero();
    assertThat(schedule.dueBy(START)).isEqualTo(1);
    assertThat(schedule.dueAt(0)).isEqualTo(START);
  }

  @Test
  void theOthersFollowEvenly() {
    assertThat(schedule.dueAt(1)).isEqualTo(START + TimeUnit.MILLISECONDS.toNanos(5));
    assertThat(schedule.dueAt(200)).isEqualTo(START + TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void aLateLookFindsAllThatBecameDueMeanwhile() {
    assertThat(schedule.dueBy(START + TimeUnit.SECONDS.toNanos(3))).isEqualTo(601);
  }
}
