package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.EngineFile;
import id.laksa.app.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code laksa audit verify}, with the right keys and without, on one engine with its own. */
class AuditCommandIT {
  private static final String KEY =
      Base64.getEncoder()
          .encodeToString("a city's ticket key, of 32 bytes".getBytes(StandardCharsets.US_ASCII));
  private static final Map<String, String> KEYS = Map.of("LAKSA_TICKET_KEY", KEY);

  @TempDir Path folder;

  @Test
  void itTellsWhatIsBrokenAndAccusesNobodyWithoutTheKeys() throws Exception {
    try (EngineProcess engine = new EngineProcess(folder)) {
      engine.start(
          KEYS,
          "--laksa.amqp.port=" + Ports.free(),
          "--laksa.kafka.port=" + Ports.free(),
          "--laksa.postgres.port=" + Ports.free());
      String ticket = Crowd.complain(engine.citizen(), UUID.randomUUID().toString()).ticket();
      await().until(() -> engine.count("select count(*) from outbox") == 0);

      LaksaProgram.Ending sound = audit(engine, KEYS, "--events");
      assertThat(sound.out())
          .contains("The history holds: 1 complaints, 3 events.")
          .contains("The events agree with the ledger: 1 complaints, 3 records");
      assertThat(sound.code()).isZero();

      for (String[] how : new String[][] {{}, {"--events"}}) {
        LaksaProgram.Ending without = audit(engine, Map.of(), how);
        assertThat(without.out())
            .startsWith("Can't tell: laksa.ticket.key")
            .doesNotContain("roken");
        assertThat(without.code()).isEqualTo(2);
      }

      Map<String, String> anotherKey = new TreeMap<>(KEYS);
      anotherKey.put("LAKSA_EVENTS_KEY", "another key of 24 letters");
      LaksaProgram.Ending another = audit(engine, anotherKey, "--events");
      assertThat(another.out()).contains("Can't tell: the events were signed by another");
      assertThat(another.code()).isEqualTo(2);

      forge(EngineFile.read(engine.data()));
      LaksaProgram.Ending forged = audit(engine, KEYS, "--events");
      assertThat(forged.out()).contains("somebody else wrote it").contains("The history holds");
      assertThat(forged.code()).isEqualTo(1);
      assertThat(audit(engine, KEYS).code()).isZero();

      cut(engine);
      LaksaProgram.Ending cut = audit(engine, KEYS, "--events");
      assertThat(cut.out())
          .contains("The history holds: 1 complaints, 2 events.")
          .contains(ticket + " is cut in the ledger: event 3 is missing there");
      assertThat(cut.code()).isEqualTo(1);
    }
  }

  private LaksaProgram.Ending audit(
      EngineProcess engine, Map<String, String> environment, String... how)
      throws InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("audit", "verify"));
    command.addAll(List.of(how));
    command.addAll(List.of("--data", engine.data().toString()));
    try (LaksaProgram audit = LaksaProgram.start(folder, LaksaProgram.HOME, environment, command)) {
      return audit.awaitEnd();
    }
  }

  private static void forge(EngineFile file) throws Exception {
    StringSerializer text = new StringSerializer();
    try (var producer = new KafkaProducer<>(file.kafka().settings(), text, text)) {
      producer.send(new ProducerRecord<>("laksa.events", "x", "{\"status\": \"RESOLVED\"}")).get();
    }
  }

  /** So that the chain alone can't see it: with the complaint's own head. */
  private static void cut(EngineProcess engine) throws Exception {
    try (Connection connection = engine.ledger();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("delete from complaint_event where seq = 3")).isOne();
      statement.executeUpdate(
          "update complaint c set head_seq = 2, head_hash = e.hash from complaint_event e"
              + " where e.complaint_id = c.id and e.seq = 2");
    }
  }
}
