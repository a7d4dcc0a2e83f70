package id.laksa.operation;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.http.Answers;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsIT {
  private static final String DAMAGED_ROADS =
      "laksa_complaints{category=\"jalan-rusak\",channel=\"APP\",status=\"DISPATCHED\"} ";
  private static final String EVENTS_WAITING = "laksa_outbox_size{destination=\"events\"} ";
  @TempDir Path folder;

  @Test
  void manyComplaintsAreCountedSeldomAndEverythingElseEachTime() {
    HandMovedTime slow =
        new HandMovedTime() {
          @Override
          public long monotonicTime() {
            advance(Duration.ofSeconds(1));
            return super.monotonicTime();
          }
        };
    try (LedgerFixture ledger = new LedgerFixture(folder)) {
      Metrics metrics = metrics(ledger, slow);
      ledger.aDamagedRoad("one");
      metrics.refresh();
      ledger.aDamagedRoad("two");
      metrics.refresh();
      assertThat(text(metrics)).contains(DAMAGED_ROADS + "1.0", EVENTS_WAITING + "2.0");
      slow.advance(Duration.ofMinutes(10));
      metrics.refresh();
      assertThat(text(metrics)).contains(DAMAGED_ROADS + "2.0", "laksa_timers_armed 2.0");
    }
  }

  @Test
  void whoReadsWhileItIsCountedAgainFindsEveryFigure() {
    try (LedgerFixture ledger = new LedgerFixture(folder)) {
      Metrics metrics = metrics(ledger, Clock.SYSTEM);
      metrics.refresh();
      CompletableFuture<Void> counting =
          CompletableFuture.runAsync(() -> IntStream.range(0, 100).forEach(i -> metrics.refresh()));
      do {
        assertThat(text(metrics))
            .contains("laksa_timers_armed 0")
            .contains("laksa_timers_lag_seconds 0")
            .contains("laksa_outbox_size{destination=\"events\"} 0")
            .contains("laksa_queue_depth{department=\"DPUPR\",queue=\"opd.dpupr\"} 3")
            .contains("laksa_queue_consumers{department=\"DPUPR\",queue=\"opd.dpupr\"} 2")
            .containsPattern(
                "laksa_queue_oldest_age_seconds\\{department=\"DPUPR\",queue=\"opd.dpupr\"\\} 6\\d\\d\\.")
            .contains("laksa_dead_letters{source=\"DLQ.opd.dpupr\"} 1");
      } while (!counting.isDone());
      counting.join();
    }
  }

  private static Metrics metrics(LedgerFixture ledger, Clock clock) {
    return new Metrics(
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), clock),
        ledger.jdbi,
        () ->
            Map.of(
                "opd.dpupr",
                new QueueFigure(3, 2, Instant.now().minusSeconds(600)),
                "DLQ.opd.dpupr",
                new QueueFigure(1, 0, null)),
        new Health(Map.of(), away -> false, List::of, Duration.ZERO, new Answers(ledger.json)),
        InstantSource.system());
  }

  private static String text(Metrics metrics) {
    return new String((byte[]) metrics.show().body(), StandardCharsets.UTF_8);
  }
}
