package id.laksa.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.http.Answers;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Map<String, Health.Probe> probes =
      new LinkedHashMap<>(Map.of("one", () -> {}, "other", () -> {}));
  private Health health;

  @AfterEach
  void close() {
    health.close();
  }

  @Test
  void aStoreThatNeverAnswersIsAwayAndHoldsUpNobody() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    health = health(Duration.ofMinutes(1));
    health.check();
    health.close();
    probes.put(
        "other",
        () -> {
          asked.incrementAndGet();
          never.await();
        });
    health = health(Duration.ofMillis(50));
    health.check();
    health.check();
    assertThat(health.stores()).isEqualTo(Map.of("one", "up", "other", "away"));
    assertThat(asked).as("it isn't asked again before it has answered").hasValue(1);
  }

  @Test
  void itIsReadyOnceAllWereUpAndWhileAnythingCanBeTakenIn() {
    AtomicInteger away = new AtomicInteger(1);
    probes.put("one", () -> failIf(away.get() > 0));
    probes.put("other", () -> failIf(away.get() > 1));
    health = health(Duration.ofMinutes(1));
    health.check();
    assertThat(health.ready().status()).as("starting").isEqualTo(503);
    away.set(0);
    health.check();
    assertThat(health.ready().status()).as("ready").isEqualTo(200);
    away.set(1);
    health.check();
    assertThat(health.ready().status()).as("degraded").isEqualTo(200);
    away.set(2);
    health.check();
    assertThat(health.ready().status()).as("refusing").isEqualTo(503);
  }

  private Health health(Duration patience) {
    return new Health(
        probes, away -> away.size() == 2, List::of, patience, new Answers(new ObjectMapper()));
  }

  private static void failIf(boolean away) throws IOException {
    if (away) {
      throw new IOException("away");
    }
  }
}
