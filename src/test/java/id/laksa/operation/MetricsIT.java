package id.laksa.operation;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.http.Answers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsIT {
  @TempDir static Path folder;

  @Test
  void whoReadsWhileItIsCountedAgainFindsEveryFigure() {
    try (LedgerFixture ledger = new LedgerFixture(folder)) {
      Metrics metrics =
          new Metrics(
              new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
              ledger.jdbi,
              () -> Map.of("opd.dpupr", 3L, "DLQ.opd.dpupr", 1L),
              new Health(Map.of(), List::of, new Answers(ledger.json)),
              InstantSource.system());
      metrics.refresh();
      CompletableFuture<Void> counting =
          CompletableFuture.runAsync(() -> IntStream.range(0, 500).forEach(i -> metrics.refresh()));
      do {
        assertThat(text(metrics))
            .contains("laksa_timers_armed 0")
            .contains("laksa_timers_lag_seconds 0")
            .contains("laksa_outbox_size{destination=\"events\"} 0")
            .contains("laksa_queue_depth{department=\"DPUPR\",queue=\"opd.dpupr\"} 3")
            .contains("laksa_dead_letters{source=\"DLQ.opd.dpupr\"} 1");
      } while (!counting.isDone());
      counting.join();
    }
  }

  private static String text(Metrics metrics) {
    return new String((byte[]) metrics.show().body(), StandardCharsets.UTF_8);
  }
}
