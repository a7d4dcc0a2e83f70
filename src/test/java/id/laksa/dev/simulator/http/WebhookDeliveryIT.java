package id.laksa.dev.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Samples;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookDeliveryIT {
  @TempDir Path scratch;
  private Bench bench;
  private Citizen citizen;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(scratch);
    citizen = bench.simulator.citizen(Samples.PHONE, "Budi");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theMessagesOfACitizenComeSignedAndInOrder() {
    for (int i = 0; i < 20; i++) {
      citizen.text("Pesan " + i + " \u00e4/\u00f6");
    }
    await().until(() -> bench.receiver.messages().size() == 20);
    for (int i = 0; i < 20; i++) {
      assertThat(bench.receiver.messages().get(i).at("/text/body").asText())
          .isEqualTo("Pesan " + i + " \u00e4/\u00f6");
    }
  }

  @Test
  void whatIsNotAnsweredBy200ComesAgainAfterLongerAndLongerPauses() {
    bench.receiver.answerNext(500, 204, 302, 403, 429, 503, 500, 500);
    citizen.text("Halo");
    for (int i = 0; i < 8; i++) {
      int done = i;
      await().until(() -> bench.waiting.size() == done + 1);
      bench.waiting.get(i).work().run();
    }
    await().until(() -> bench.receiver.messages().size() == 1);
    assertThat(bench.waiting)
        .extracting(waiting -> waiting.delay().toSeconds())
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void aMessageThatFailedHoldsUpNobodyBehindIt() {
    bench.receiver.answerNext(500);
    citizen.text("Satu");
    citizen.text("Dua");
    await().until(() -> bench.receiver.messages().size() == 1);
    assertThat(bench.receiver.messages().get(0).at("/text/body").asText()).isEqualTo("Dua");
    bench.waiting.get(0).work().run();
    await().until(() -> bench.receiver.messages().size() == 2);
  }

  @Test
  void withNobodyThereItIsTriedAgain() {
    bench.simulator.webhook(URI.create("http://127.0.0.1:1/hook"));
    citizen.text("Halo");
    await().until(() -> bench.waiting.size() == 1);
    bench.simulator.webhook(bench.receiver.url());
    bench.waiting.get(0).work().run();
    await().until(() -> bench.receiver.messages().size() == 1);
  }

  @Test
  void aRedeliveryHasTheSameWamid() {
    String wamid = citizen.text("Halo");
    await().until(() -> bench.receiver.messages().size() == 1);
    bench.simulator.redeliver(wamid);
    await().until(() -> bench.receiver.messages().size() == 2);
    assertThat(bench.receiver.messages())
        .extracting(message -> message.path("id").asText())
        .containsExactly(wamid, wamid);
  }

  @Test
  void theHandshakeComparesTheChallenge() {
    assertThat(bench.simulator.handshake("known +1"))
        .succeedsWithin(Duration.ofSeconds(20))
        .isEqualTo(true);
    assertThat(bench.simulator.handshake("unknown"))
        .succeedsWithin(Duration.ofSeconds(20))
        .isEqualTo(false);
  }
}
