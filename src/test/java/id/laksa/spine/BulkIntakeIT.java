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
import id.laksa.spine.Citizen.Answer;
import id.laksa.spool.kafka.Drained;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints of other systems, by Kafka. */
class BulkIntakeIT extends SpineCase {
  private final String key = "partner-" + UUID.randomUUID();
  private KafkaProducer<String, byte[]> partner;
  private Jdbi jdbi;
  private DeadErrands letters;

  @BeforeEach
  void connect() {
    EngineFile file = engine.file();
    jdbi =
        Jdbi.create(
            file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"));
    letters = new DeadErrands(jdbi, new SealedBox(new byte[32]), engine.clock());
    partner =
        new KafkaProducer<>(
            engine.kafka("bulk"), new StringSerializer(), new ByteArraySerializer());
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | malformed: body must be a JSON object",
        "bukan JSON | malformed: body is not valid JSON",
        "[] | malformed: body must be a JSON object",
        "{\"channel\": \"APP\", \"text\": \"x\"} | malformed: externalKey is required",
        "{\"channel\": \"OPEN311\", \"externalKey\": \"k\", \"text\": \"x\"} | malformed: channel"
            + " must be APP, the channel of source bulk",
        "{\"channel\": \"app\", \"externalKey\": \"k\", \"text\": \"x\"} | malformed: channel must"
            + " be a code of conf/channels.csv",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"Siti Contoh\": 1} |"
            + " malformed: a field is not known",
        "{\"channel\": \"APP\", \"externalKey\": 12345, \"text\": \"x\"} | malformed: externalKey"
            + " must be of type string",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \" \"} | malformed: text must not"
            + " be blank",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"receivedAt\":"
            + " \"kemarin\"} | malformed: receivedAt must be a time with its offset, like"
            + " 2026-11-26T09:00:00+07:00",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"receivedAt\":"
            + " \"2030-01-01T00:00:00Z\"} | malformed: receivedAt must not be in the future",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"receivedAt\":"
            + " \"2016-12-31T23:59:60Z\"} | malformed: receivedAt is a time that no calendar has",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"receivedAt\":"
            + " \"2020-01-01T00:00:00Z\"} | malformed: receivedAt must not be more than 90 days"
            + " ago",
        "{\"channel\": \"APP\", \"externalKey\": \"k\", \"text\": \"x\", \"location\": {\"lat\":"
            + " 106.6, \"lon\": -6.1}} | malformed: location.lat must lie in Indonesia;"
            + " location.lon must lie in Indonesia"
      })
  void whatCannotBeReadIsADeadLetterAndSaysWhichFieldAndHoldsUpNobody(
      String poison, String reason) {
    hand(poison);
    hand(aDamagedRoad(key, "Jalan berlubang"));
    await().atMost(1, MINUTES).until(() -> held(key, "") == 1 && mine().size() == 1);
    assertThat(mine().get(0).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16LE", "null"})
  void bytesThatAreNoUtf8AreADeadLetter(String charset) {
    byte[] bytes =
        charset.equals("null")
            ? null
            : aDamagedRoad(key, "caf\u00e9").getBytes(Charset.forName(charset));
    hand(bytes);
    await().atMost(1, MINUTES).until(() -> mine().size() == 1);
    assertThat(mine().get(0).reason()).startsWith("malformed: body is ");
    assertThat(held(key, "")).isZero();
  }

  @Test
  void aByteOrderMarkIsNoFault() {
    hand("\uFEFF" + aDamagedRoad(key, "caf\u00e9"));
    await().atMost(1, MINUTES).until(() -> held(key, " and text like '%café%'") == 1);
  }

  @Test
  void theClockRunsFromWhenTheOtherSystemReceivedIt() {
    hand(
        aDamagedRoad(key, "Tiga hari lalu")
            .replace("\"text\"", "\"receivedAt\": \"2026-11-20T09:00:00+07:00\", \"text\""));
    await()
        .atMost(1, MINUTES)
        .until(
            () ->
                held(
                        key,
                        " and received_at = '2026-11-20T02:00:00Z' and resolve_by <"
                            + " '2026-11-28T00:00:00Z'")
                    == 1);
  }

  @Test
  void noKeyOfTheAppsIsTakenByABulkSourceNorTheOtherWayRound() {
    hand(aDamagedRoad(key, "Dari sistem lain"));
    await().atMost(1, MINUTES).until(() -> held(key, "") == 1);
    Answer apps = citizen.complain(saying("Dari aplikasi #jalanrusak"), key);
    assertThat(apps.status()).isEqualTo(201);
    String other = key + "-other";
    assertThat(citizen.complain(saying("Dari aplikasi #jalanrusak"), other).status())
        .isEqualTo(201);
    hand(aDamagedRoad(other, "Dari sistem lain"));
    await().atMost(1, MINUTES).until(() -> held(other, "") == 1);
    assertThat(mine()).isEmpty();
  }

  @Test
  void whatWasHandedInWhenKeysWereTheChannelsIsNotDoubled() {
    String text = "Jalan berlubang #jalanrusak";
    assertThat(citizen.complain(saying(text), key).status()).isEqualTo(201);
    hand(aDamagedRoad(key, "Jalan berlubang"));
    String next = key + "-next";
    hand(aDamagedRoad(next, "Jalan amblas"));
    await().atMost(1, MINUTES).until(() -> held(next, "") == 1);
    await().atMost(1, MINUTES).until(this::isDone);
    assertThat(held(key, "")).isZero();
    assertThat(mine()).isEmpty();
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

  /** Whether the engine is done with all that was handed in. */
  private boolean isDone() {
    return new Drained(engine.file().kafka().settings(), "laksa.intake", "laksa-intake")
        .isDrained();
  }

  private void hand(String json) {
    hand(json.getBytes(StandardCharsets.UTF_8));
  }

  private void hand(byte[] bytes) {
    Future<?> confirmation = partner.send(new ProducerRecord<>("laksa.intake", bytes));
    partner.flush();
    assertThat(confirmation).isDone();
  }

  private static String aDamagedRoad(String key, String text) {
    return "{\"channel\": \"APP\", \"externalKey\": \"%s\", \"text\": \"%s #jalanrusak\"}"
        .formatted(key, text);
  }

  private long held(String externalKey, String also) {
    String id = Identity.complaintId(Channel.APP, "bulk", externalKey).toString();
    return ledger.count("select count(*) from complaint where id = cast(? as uuid)" + also, id);
  }

  private List<DeadLetter> mine() {
    return letters.list().stream()
        .filter(letter -> letter.source().equals("spooled-intake"))
        .toList();
  }
}
