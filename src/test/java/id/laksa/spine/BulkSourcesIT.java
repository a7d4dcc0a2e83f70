package id.laksa.spine;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.Engine;
import id.laksa.app.EngineFile;
import id.laksa.app.KafkaClients;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two other systems beside the one that is always there, each with a topic of its own. */
class BulkSourcesIT {
  private static final String KEY = "2026-0001";
  @TempDir private static Path root;
  private static final int KAFKA = Ports.free();
  private static Engine engine;
  private static LedgerPeek ledger;

  @BeforeAll
  static void startAnEngineWithTwoSources() throws IOException {
    Path home = root.resolve("home");
    for (String folder : new String[] {"rules", "conf", "routes"}) {
      FileUtils.copyDirectory(Path.of(folder).toFile(), home.resolve(folder).toFile());
    }
    Files.writeString(
        home.resolve("conf/sources.csv"),
        "partner,OPEN311\nkelurahan-2,APP\n",
        StandardOpenOption.APPEND);
    Map<String, String> given =
        Map.of(
            "laksa.http.port", String.valueOf(Ports.free()),
            "laksa.amqp.port", String.valueOf(Ports.free()),
            "laksa.kafka.port", String.valueOf(KAFKA),
            "laksa.postgres.port", String.valueOf(Ports.free()));
    Settings settings = Settings.load(home.resolve("conf"), Map.of(), given);
    TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
    engine = Engine.start(home, root.resolve("data"), settings, clock);
    ledger = new LedgerPeek(EngineFile.read(root.resolve("data")));
  }

  @AfterAll
  static void stop() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void aKeyIsItsSourcesOwnAndSoIsTheChannel() throws Exception {
    hand("bulk", "laksa.intake", "APP", "dari bulk");
    hand("kelurahan-2", "laksa.intake.kelurahan-2", "APP", "dari kelurahan");
    hand("partner", "laksa.intake.partner", "OPEN311", "dari partner");
    hand("partner", "laksa.intake.partner", "OPEN311", "dari partner");
    hand("partner", "laksa.intake.partner", "APP", "atas nama aplikasi");
    await().atMost(1, MINUTES).until(() -> ledger.count("select count(*) from complaint") == 3);
    await().atMost(1, MINUTES).until(() -> letters("") == 1);
    assertThat(
            letters(
                " and reason = 'malformed: channel must be OPEN311, the channel of"
                    + " source partner'"))
        .isOne();
    assertThat(held(Channel.APP, "bulk", "dari bulk")).isOne();
    assertThat(held(Channel.APP, "kelurahan-2", "dari kelurahan")).isOne();
    assertThat(held(Channel.OPEN311, "partner", "dari partner")).isOne();
  }

  private static long letters(String also) {
    return ledger.count(
        "select count(*) from errand where kind = 'spooled-intake-of-source'" + also);
  }

  private static long held(Channel channel, String source, String text) {
    return ledger.count(
        "select count(*) from complaint where id = cast(? as uuid) and text like ?",
        Identity.complaintId(channel, source, KEY).toString(),
        text + "%");
  }

  private static void hand(String user, String topic, String channel, String text)
      throws Exception {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(root.resolve("data/credentials.properties"))) {
      credentials.load(reader);
    }
    StringSerializer plain = new StringSerializer();
    Map<String, Object> client =
        KafkaClients.inside("127.0.0.1:" + KAFKA, user, credentials.getProperty(user)).settings();
    try (var producer = new KafkaProducer<>(client, plain, plain)) {
      String json =
          "{\"channel\": \"%s\", \"externalKey\": \"%s\", \"text\": \"%s #jalanrusak\"}"
              .formatted(channel, KEY, text);
      producer.send(new ProducerRecord<>(topic, json)).get();
    }
  }
}
