package id.laksa.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen;
import id.laksa.spine.Citizen.Answer;
import id.laksa.whatsapp.webhook.WebhookSignature;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More complaints by the app than can be worked on: here because the ledger is made to wait. */
class SurgeIT {
  private static final String SECRET = "surge-app-secret";
  private static final String COMPLAINT = "{\"text\": \"Jalan berlubang #jalanrusak\"}";
  private static final int PLACES = 4;
  private static final int LINE = 2;

  @TempDir Path folder;
  private final ExecutorService crowd = Executors.newCachedThreadPool();

  @AfterEach
  void sendTheCrowdHome() {
    crowd.shutdownNow();
  }

  @Test
  void whoComesPastTheLineIsToldToComeAgainAndTheOtherDoorsStayOpen() throws Exception {
    try (EngineProcess engine = new EngineProcess(folder)) {
      engine.start(
          "--laksa.http.workers=" + PLACES,
          "--laksa.http.waiting=" + LINE,
          "--laksa.intake.patience=PT1M",
          "--laksa.whatsapp.app-secret=" + SECRET);
      Citizen citizen = engine.citizen();
      String late = UUID.randomUUID().toString();
      List<CompletableFuture<Answer>> early;
      try (Connection ledger = engine.ledger();
          Statement statement = ledger.createStatement()) {
        ledger.setAutoCommit(false);
        statement.execute("lock table complaint in share row exclusive mode");
        early =
            Stream.generate(
                    () -> CompletableFuture.supplyAsync(() -> citizen.complain(COMPLAINT), crowd))
                .limit(PLACES + LINE)
                .toList();
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> engine.metrics().contains("laksa_http_waiting{door=\"api\"} 2.0"));
        assertRefused(citizen.complain(COMPLAINT, late));
        assertThat(citizen.get("/", Map.of()).status()).isEqualTo(200);
        assertThat(message(citizen)).isEqualTo(200);
        assertThat(engine.metrics()).contains("laksa_http_refused_total{door=\"api\"} 1.0");
        ledger.rollback();
      }
      for (CompletableFuture<Answer> one : early) {
        Answer receipt = one.join();
        assertThat(receipt.status()).isEqualTo(201);
        assertThat(citizen.look(receipt.ticket()).path("status").asText()).isEqualTo("DISPATCHED");
      }
      // Promised where the engine doesn't trust the ledger yet that made it wait.
      assertThat(citizen.complain(COMPLAINT, late).status()).isIn(201, 202);
      await()
          .untilAsserted(
              () ->
                  assertThat(engine.count("select count(*) from complaint where channel = 'APP'"))
                      .isEqualTo(PLACES + LINE + 1));
    }
  }

  private static void assertRefused(Answer refusal) {
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.body().path("type").asText()).isEqualTo("urn:laksa:problem:overloaded");
    assertThat(refusal.raw().headers().firstValue("Retry-After")).isPresent();
  }

  private static int message(Citizen citizen) {
    byte[] body =
        """
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [
          {"field": "messages", "value": {"messages": [{"from": "6281100000001", "id": "wamid.surge",
            "timestamp": "1795300000", "type": "text", "text": {"body": "halo"}}]}}]}]}
        """
            .getBytes(UTF_8);
    Map<String, String> signed =
        Map.of(
            "Content-Type",
            "application/json",
            "X-Hub-Signature-256",
            new WebhookSignature(SECRET).of(body));
    return citizen.post("/webhooks/whatsapp", body, signed).status();
  }
}
