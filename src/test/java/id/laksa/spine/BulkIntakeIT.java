package id.laksa.spine;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.EngineFile;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.complaint.SealedBox;
import id.laksa.deadletter.DeadLetter;
import id.laksa.errand.jdbc.DeadErrands;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints of other systems, by Kafka. */
class BulkIntakeIT extends SpineCase {
  private final String key = "partner-" + UUID.randomUUID();
  private KafkaProducer<String, String> partner;
  private Jdbi jdbi;
  private DeadErrands letters;

  @BeforeEach
  void connect() {
    EngineFile file = engine.file();
    jdbi =
        Jdbi.create(
            file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"));
    letters = new DeadErrands(jdbi, new SealedBox(new byte[32]), InstantSource.system());
    partner =
        new KafkaProducer<>(
            engine.kafka("bulk"),
            new StringSerializer(),
            new StringSerializer());
  }

  @AfterEach
  void hangUp() {
    partner.close();
    jdbi.useHandle(handle -> handle.execute("delete from errand where kind = 'spooled-intake'"));
  }

  @Test
  void aComplaintOfAnotherSystemIsRoutedLikeAnyOther() {
    hand(aDamagedRoad(key, "Jalan berlubang"));
    await()
        .atMost(1, MINUTES)
        .until(() -> held(key, " and department = 'DPUPR' and status = 'DISPATCHED'") == 1);
  }

  @Test
  void saidAgainAndAgainItIsOneComplaint() {
    IntStream.range(0, 10).forEach(unused -> hand(aDamagedRoad(key, "Jalan berlubang")));
    String next = key + "-next";
    hand(aDamagedRoad(next, "Jalan amblas"));
    await().atMost(1, MINUTES).until(() -> held(key, "") == 1 && held(next, "") == 1);
    assertThat(mine()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bukan JSON",
        "[]",
        "{\"channel\": \"APP\", \"text\": \"tanpa kunci\"}",
        "{\"channel\": \"FAX\", \"externalKey\": \"k\", \"text\": \"kanal lain\"}",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"lain\": 1}",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \" \"}"
      })
  void whatCannotBeReadIsADeadLetterAndHoldsUpNobody(String poison) {
    hand(poison);
    hand(aDamagedRoad(key, "Jalan berlubang"));
    await().atMost(1, MINUTES).until(() -> held(key, "") == 1 && mine().size() == 1);
    assertThat(mine().get(0).reason()).isEqualTo("malformed");
  }

  @Test
  void whatContradictsAnEarlierOneWaitsForAPersonAlsoWhenItIsReplayed() {
    hand(aDamagedRoad(key, "Jalan berlubang"));
    await().atMost(1, MINUTES).until(() -> held(key, "") == 1);
    hand(aDamagedRoad(key, "Sesuatu yang lain"));
    await().atMost(1, MINUTES).until(() -> mine().size() == 1);
    DeadLetter letter = mine().get(0);
    assertThat(letter.reason()).startsWith("contradicts");
    assertThat(letters.replay(letter.id())).isTrue();
    await().atMost(1, MINUTES).until(() -> mine().size() == 1 && mine().get(0).attempts() > 0);
    assertThat(held(key, "")).isOne();
  }

  private void hand(String json) {
    Future<?> confirmation = partner.send(new ProducerRecord<>("laksa.intake", json));
    partner.flush();
    assertThat(confirmation).isDone();
  }

  private static String aDamagedRoad(String key, String text) {
    return "{\"channel\": \"APP\", \"externalKey\": \"%s\", \"text\": \"%s #jalanrusak\"}"
        .formatted(key, text);
  }

  private long held(String externalKey, String also) {
    String id = Identity.complaintId(Channel.APP, externalKey).toString();
    return ledger.count("select count(*) from complaint where id = cast(? as uuid)" + also, id);
  }

  private List<DeadLetter> mine() {
    return letters.list().stream()
        .filter(letter -> letter.source().equals("spooled-intake"))
        .toList();
  }
}
