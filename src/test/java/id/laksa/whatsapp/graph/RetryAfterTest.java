package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

  @Test
  void secondsAndDatesAreRead() {
    assertThat(RetryAfter.read("120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.read("Sun, 22 Nov 2026 02:00:30 GMT", NOW))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void nobodyMakesUsWaitForMoreThanAnHour() {
    assertThat(RetryAfter.read("999999999", NOW)).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "99999999999", "Sun, 22 Nov 2026 01:00:00 GMT"})
  void anythingElseAsksForNothing(String header) {
    assertThat(RetryAfter.read(header, NOW)).isNull();
  }
}
