package id.laksa.dev.chaos;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen;
import id.laksa.spine.Citizen.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts everything together need not know an order. */
class FirstSightIT {
  @TempDir Path folder;

  @Test
  void aNodeThatStartsBeforeItsStoresWaitsForThemAndSaysSo() throws Exception {
    try (Trouble trouble = Trouble.notStarted(1, folder)) {
      Installation installation = trouble.installation;
      Program node = installation.nodes().get(0);
      node.launch();
      for (String store : new String[] {"postgres.url", "kafka.brokers", "artemis.url"}) {
        String waiting = "The \\w+ of laksa\\." + store.replace(".", "\\.") + " .*waiting for it";
        await()
            .atMost(1, MINUTES)
            .untilAsserted(() -> assertThat(node.errors()).containsPattern(waiting));
      }
      assertNobodyIsTakenIn(trouble.citizen(0));
      for (String store : Installation.STORES) {
        installation.store(store).start();
      }
      node.awaitReady();
      trouble.load();
      PromiseFindings findings = trouble.settle();
      assertThat(findings.kept()).as("%s", findings).isTrue();
      assertThat(node.errors()).doesNotContain("\tat ");
    }
  }

  private static void assertNobodyIsTakenIn(Citizen citizen) {
    assertThat(citizen.get("/observe/health/live", Map.of()).status()).isEqualTo(200);
    Answer ready = citizen.get("/observe/health/ready", Map.of());
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.body().path("status").asText()).isEqualTo("starting");
    assertThat(ready.body().at("/stores/postgresql").asText()).isEqualTo("away");
    Answer refusal = citizen.complain("{\"text\": \"Jalan berlubang #jalanrusak\"}");
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(refusal.body().path("type").asText()).isEqualTo("urn:laksa:problem:unavailable");
  }
}
