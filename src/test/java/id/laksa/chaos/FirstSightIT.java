package id.laksa.chaos;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
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
      for (String store : Installation.STORES) {
        installation.store(store).start();
      }
      node.awaitReady();
      trouble.load();
      Findings findings = trouble.settle();
      assertThat(findings.kept()).as("%s", findings).isTrue();
      assertThat(node.errors()).doesNotContain("\tat ");
    }
  }
}
