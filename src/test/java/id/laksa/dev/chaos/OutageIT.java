package id.laksa.dev.chaos;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.Citizen.Answer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any one store may be away, killed without a warning or standing still: nobody is refused, nothing
 * is lost or doubled, and what waits catches up by itself. The tests share one installation, in any
 * order.
 */
class OutageIT {
  private static final String COMPLAINT = "{\"text\": \"Jalan berlubang #jalanrusak\"}";
  private static final String NAMED =
      """
      {"text": "Jalan berlubang #jalanrusak", "anonymous": false,
       "reporter": {"name": "Rukmanawati", "phone": "+628112223334"}}
      """;
  @TempDir static Path folder;
  private static Trouble trouble;
  private static Promises promises;

  @BeforeAll
  static void start() throws Exception {
    trouble = Trouble.with(1, folder);
    promises = trouble.load();
  }

  @AfterAll
  static void everyPromiseWasKept() throws Exception {
    try (Trouble over = trouble) {
      PromiseFindings findings = over.settle();
      assertThat(findings.kept()).as("%s", findings).isTrue();
    }
  }

  @Test
  void withTheLedgerAwayComplaintsArePromisedAndKeptWhenItIsBack() throws Exception {
    trouble.installation.store("postgresql").kill();
    Answer receipt = trouble.citizen(0).complain(COMPLAINT, key());
    assertThat(receipt.status()).isEqualTo(202);
    assertThat(receipt.body().path("status").asText()).isEqualTo("RECEIVED");
    OffsetDateTime promisedBefore = OffsetDateTime.now(ZoneOffset.UTC);
    Answer meanwhile = look(receipt.ticket());
    assertThat(meanwhile.status()).isEqualTo(503);
    assertThat(meanwhile.raw().headers().firstValue("Retry-After")).isPresent();
    assertThat(meanwhile.body().path("detail").asText()).contains("This ticket is ours");
    assertDegradedBy("postgresql");
    trouble.awaitReceipts(300);
    trouble.installation.store("postgresql").start();
    await().atMost(1, MINUTES).until(() -> look(receipt.ticket()).status() == 200);
    JsonNode complaint = look(receipt.ticket()).body();
    assertThat(complaint.path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(OffsetDateTime.parse(complaint.path("receivedAt").asText()))
        .isBefore(promisedBefore);
    trouble.awaitHealth(0, "postgresql", "up");
    assertThat(promises.look().refused()).isEmpty();
  }

  @Test
  void aLedgerThatStandsStillKeepsNobodyWaitingForEver() throws Exception {
    trouble.installation.store("postgresql").freeze();
    Answer receipt;
    try {
      receipt = trouble.citizen(0).complain(COMPLAINT, key());
      assertThat(receipt.status()).isEqualTo(202);
      assertDegradedBy("postgresql");
      trouble.awaitReceipts(100);
    } finally {
      trouble.installation.store("postgresql").thaw();
    }
    await().atMost(1, MINUTES).until(() -> look(receipt.ticket()).status() == 200);
    trouble.awaitHealth(0, "postgresql", "up");
    assertThat(promises.look().refused()).isEmpty();
  }

  @Test
  void withKafkaAwayEventsWait() throws Exception {
    trouble.installation.store("kafka").kill();
    assertDegradedBy("kafka");
    trouble.awaitReceipts(300);
    trouble.installation.store("kafka").start();
    trouble.awaitHealth(0, "kafka", "up");
    assertThat(promises.look().refused()).isEmpty();
  }

  @Test
  void withTheBrokerAwayWorkOrdersWait() throws Exception {
    trouble.installation.store("artemis").kill();
    assertDegradedBy("artemis");
    trouble.awaitReceipts(300);
    trouble.installation.store("artemis").start();
    trouble.awaitHealth(0, "artemis", "up");
    assertThat(promises.look().refused()).isEmpty();
  }

  @Test
  void withLedgerAndSpoolAwayNothingIsPromised() throws Exception {
    trouble.installation.store("kafka").kill();
    trouble.installation.store("postgresql").kill();
    String key = key();
    Answer refusal = trouble.citizen(0).complain(COMPLAINT, key);
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.raw().headers().firstValue("Retry-After")).isPresent();
    trouble.installation.store("kafka").start();
    trouble.installation.store("postgresql").start();
    await()
        .atMost(1, MINUTES)
        .until(() -> trouble.citizen(0).complain(COMPLAINT, key).status() == 201);
    trouble.awaitHealth(0, "kafka", "up");
    trouble.awaitHealth(0, "postgresql", "up");
    assertThat(promises.look().refused()).containsOnlyKeys("503");
  }

  @Test
  void anErasureOutlivesABrokerThatIsAwayAndAnEngineThatIsKilled() throws Exception {
    Answer receipt = trouble.citizen(0).complain(NAMED, key());
    assertThat(receipt.status()).isEqualTo(201);
    await().atMost(1, MINUTES).until(() -> orders(receipt.ticket()).size() == 1);
    trouble.installation.store("artemis").kill();
    erase(receipt.ticket());
    Program node = trouble.installation.nodes().get(0);
    node.kill();
    trouble.installation.store("artemis").start();
    assertThat(orders(receipt.ticket())).singleElement().asString().contains("Rukmanawati");
    node.start();
    await()
        .atMost(1, MINUTES)
        .untilAsserted(
            () ->
                assertThat(orders(receipt.ticket()))
                    .singleElement()
                    .asString()
                    .contains(receipt.ticket())
                    .doesNotContain("Rukmanawati"));
    await()
        .atMost(1, MINUTES)
        .untilAsserted(
            () ->
                assertThat(look(receipt.ticket()).body().path("history").findValuesAsText("event"))
                    .contains("erased", "order-withdrawn")
                    .doesNotContain("order-taken"));
    // By a node that was just being started.
    assertThat(promises.look().refused().keySet()).isSubsetOf("503");
  }

  /** In the Live Room, as an operator does. */
  private static void erase(String ticket) throws IOException {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("node-1/credentials.properties"))) {
      credentials.load(reader);
    }
    OperatorBrowser operator = new OperatorBrowser(trouble.installation.urls().get(0).toString());
    operator.logIn("operator", credentials.getProperty("operator"));
    String page = "/live-room/laporan/" + ticket;
    operator.submit(
        operator.open(page), page + "/hapus", Map.of("why", "diminta pelapor", "sure", "ya"));
  }

  /** What lies in DPUPR's queue about a ticket; nothing of it is taken. */
  private static List<String> orders(String ticket) throws JMSException {
    try (ActiveMQConnectionFactory broker = trouble.installation.broker();
        JMSContext reader = broker.createContext();
        QueueBrowser browser =
            reader.createBrowser(
                reader.createQueue("opd.dpupr"), "laksa_ticket = '" + ticket + "'")) {
      List<String> orders = new ArrayList<>();
      for (var all = browser.getEnumeration(); all.hasMoreElements(); ) {
        orders.add(((Message) all.nextElement()).getBody(String.class));
      }
      return orders;
    }
  }

  /** Under which somebody else than the crowd complains. */
  private static String key() {
    String key = UUID.randomUUID().toString();
    promises.sent(Identity.complaintId(Channel.APP, key));
    return key;
  }

  private static Answer look(String ticket) {
    return trouble.citizen(0).get("/api/v1/complaints/" + ticket, Map.of());
  }

  private static void assertDegradedBy(String store) {
    trouble.awaitHealth(0, store, "away");
    Answer health = trouble.health(0);
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().path("status").asText()).isEqualTo("degraded");
  }
}
