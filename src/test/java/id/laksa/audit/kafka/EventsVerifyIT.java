package id.laksa.audit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Ports;
import id.laksa.audit.Coverage;
import id.laksa.audit.EventsReport;
import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.Receipt;
import id.laksa.dev.stores.EmbeddedKafka;
import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxRelay;
import id.laksa.relay.Sender;
import id.laksa.relay.kafka.EventMessages;
import id.laksa.relay.kafka.EventSignature;
import id.laksa.relay.kafka.LedgerEvents;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three complaints and their nine events, of which somebody takes away or changes some. */
class EventsVerifyIT {
  private static final EventSignature SIGNATURE = new EventSignature("the-city's-own-events-key");
  private static final int PORT = Ports.free();
  private static final KafkaClients CLIENT =
      KafkaClients.inside("127.0.0.1:" + PORT, KafkaUsers.ENGINE, "engine-secret");

  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private static DataFolder data;
  private static EmbeddedKafka kafka;
  private static KafkaProducer<String, byte[]> producer;
  private static Admin admin;
  private final String topic = "laksa.events-" + UUID.randomUUID();
  private Receipt tampered;

  @BeforeAll
  static void startTheStores() {
    ledger = new LedgerFixture(folder.resolve("ledger"));
    data = DataFolder.open(folder.resolve("kafka"));
    kafka = EmbeddedKafka.start(data, PORT, 0, new KafkaUsers("engine-secret", "secret", Map.of()));
    producer =
        new KafkaProducer<>(CLIENT.settings(), new StringSerializer(), new ByteArraySerializer());
    admin = Admin.create(CLIENT.settings());
  }

  @AfterAll
  static void stopTheStores() {
    admin.close();
    producer.close();
    kafka.close();
    data.close();
    ledger.close();
  }

  @BeforeEach
  void threeComplaintsAndTheirEvents() throws Exception {
    admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
    ledger.aDamagedRoad("the first complaint");
    tampered = ledger.aDamagedRoad("the tampered complaint");
    ledger.aDamagedRoad("the third complaint");
    relay();
  }

  @AfterEach
  void forget() {
    ledger.forget();
  }

  @Test
  void whatAgreesIsClean() {
    assertThat(verify().isClean()).isTrue();
    assertThat(verify().lines())
        .containsExactly(
            "The events agree with the ledger: 3 complaints, 9 records that agree (0 of them repeated,"
                + " 0 without a signature by this events-key); 0 events on their way, 0 dead letters,"
                + " 0 not checkable.");
  }

  @Test
  void whatIsStillInTheOutboxIsOnItsWay() {
    ledger.aDamagedRoad("a complaint that waits");
    assertClean("4 complaints", "3 events on their way");
  }

  @Test
  void whatHappenedAfterTheWalkBeganIsNoFault() throws Exception {
    ExecutorService engine = Executors.newSingleThreadExecutor();
    EventsReport report = new EventsReport();
    ledger.jdbi.useTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        snapshot -> {
          assertThat(ledger.jdbi.withHandle(EventsVerifyIT::complaints)).isEqualTo(3);
          engine.submit(() -> ledger.aDamagedRoad("a complaint of a moment later")).get();
          engine.submit(this::relayed).get();
          assertThat(complaints(snapshot)).isEqualTo(3);
          new RecordCheck(ledger.jdbi, new LedgerEvents(topic), SIGNATURE, new Coverage(), report)
              .check(records());
        });
    engine.shutdown();
    assertThat(report.isClean()).describedAs("%s", report.lines()).isTrue();
  }

  private boolean relayed() throws Exception {
    relay();
    return true;
  }

  private static long complaints(Handle handle) {
    return handle.createQuery("select count(*) from complaint").mapTo(Long.class).one();
  }

  @Test
  void whatWasSentTwiceIsNoFault() throws Exception {
    for (ConsumerRecord<String, byte[]> one : records()) {
      send(copy(one));
    }
    assertClean("18 records that agree (9 of them repeated");
  }

  @Test
  void whatWasSentBeforeThereWereSignaturesIsNoFault() throws Exception {
    List<ConsumerRecord<String, byte[]>> all = records();
    emptyTheTopicAndForgetThatItWasFull();
    for (ConsumerRecord<String, byte[]> one : all) {
      ProducerRecord<String, byte[]> older = copy(one);
      older.headers().remove(EventSignature.HEADER);
      send(older);
    }
    assertClean("9 without a signature");
  }

  @Test
  void aDeadLetterIsNotMissing() throws Exception {
    without(2);
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into dead_letter (source, original, reason, attempts, at)"
                    + " values ('outbox:events', ?, 'x', 1, now())",
                tampered.complaint().id() + ".2"));
    assertClean("1 dead letters");
  }

  @ParameterizedTest
  @CsvSource({"2, event 2 is missing", "3, it ends with event 2 of 3", "1, event 1 is missing"})
  void anEventThatIsMissingInTheTopicIsNamed(int seq, String words) throws Exception {
    without(seq);
    assertFound(ticket(), words);
  }

  @Test
  void aComplaintThatIsMissingInTheTopicIsNamed() throws Exception {
    without(1, 2, 3);
    assertFound(ticket(), "is missing in laksa.events");
  }

  @Test
  void aHistoryThatWasCutInTheLedgerWithItsHeadIsFoundByItsEvents() {
    tamper("delete from complaint_event where complaint_id = ? and seq = 3");
    tamper(
        "update complaint c set head_seq = 2, head_hash = e.hash from complaint_event e"
            + " where c.id = ? and e.complaint_id = c.id and e.seq = 2");
    assertFound(ticket(), "is cut in the ledger: event 3 is missing there");
  }

  @Test
  void aComplaintThatIsGoneFromTheLedgerIsFoundByItsEvents() {
    tamper("delete from complaint_event where complaint_id = ?");
    tamper("delete from complaint where id = ?");
    assertFound(tampered.complaint().id().toString(), "is missing in the ledger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data = replace(data, 'DPUPR', 'DINKES')",
        "hash = sha256('another')",
        "at = at + interval '1 second'",
        "type = 'NOTED'"
      })
  void anEventThatWasChangedInTheLedgerIsFound(String change) {
    tamper("update complaint_event set " + change + " where complaint_id = ? and seq = 2");
    assertFound(ticket(), "event 2 was changed");
  }

  @Test
  void aForgedRecordIsNamedByItsPlaceAndTheLedgerIsNotAccused() throws Exception {
    ProducerRecord<String, byte[]> forged =
        new ProducerRecord<>(
            topic,
            0,
            tampered.complaint().id().toString(),
            "{\"status\": \"RESOLVED\"}".getBytes(UTF_8));
    forged.headers().add("ce_id", (tampered.complaint().id() + ".4").getBytes(UTF_8));
    forged.headers().add("ce_type", "id.laksa.complaint.resolved.v1".getBytes(UTF_8));
    forged.headers().add(EventSignature.HEADER, "0".repeat(64).getBytes(UTF_8));
    send(forged);
    assertForeign();
  }

  @ParameterizedTest
  @ValueSource(strings = {"value", "ce_type", "ce_time", "ce_chainhash", "ce_subject", "key"})
  void aSignedRecordThatWasChangedIsAStrangers(String part) throws Exception {
    ConsumerRecord<String, byte[]> original =
        records().stream().filter(one -> one.key().equals(id()) && seq(one) == 2).findFirst().get();
    ProducerRecord<String, byte[]> changed =
        new ProducerRecord<>(
            topic,
            original.partition(),
            part.equals("key") ? UUID.randomUUID().toString() : original.key(),
            part.equals("value") ? "{}".getBytes(UTF_8) : original.value());
    original.headers().forEach(changed.headers()::add);
    if (part.startsWith("ce_")) {
      changed.headers().remove(part).add(part, "x".getBytes(UTF_8));
    }
    send(changed);
    assertForeign();
  }

  @Test
  void whatTheTopicHasLetGoOfIsNotCheckableAndNeverMissing() throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int partition = 0; partition < 3; partition++) {
      all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
    }
    admin.deleteRecords(all).all().get();
    ledger.aDamagedRoad("a complaint after that");
    relay();
    assertClean("4 complaints, 3 records that agree", "9 not checkable");
  }

  @Test
  void anotherEventsKeyIsKnownToBeAnother() {
    EventsReport report =
        new EventsVerify(
                ledger.jdbi, CLIENT.settings(), topic, new EventSignature("another events-key"))
            .verify();
    assertThat(report.isKeyRight()).isFalse();
    assertThat(verify().isKeyRight()).isTrue();
  }

  @Test
  void withoutTheTopicNothingCanBeTold() {
    assertThatThrownBy(
            () ->
                new EventsVerify(
                        ledger.jdbi,
                        CLIENT.with(Map.of("default.api.timeout.ms", 3_000)),
                        "nowhere",
                        SIGNATURE)
                    .verify())
        .isInstanceOf(KafkaException.class);
  }

  private void assertClean(String... words) {
    EventsReport report = verify();
    assertThat(report.lines()).hasSize(1);
    assertThat(report.lines().get(0)).contains(words);
    assertThat(report.isClean()).isTrue();
  }

  private void assertFound(String who, String words) {
    EventsReport report = verify();
    assertThat(report.isClean()).isFalse();
    assertThat(report.lines().subList(0, report.lines().size() - 1))
        .isNotEmpty()
        .allMatch(line -> line.contains(who));
    assertThat(report.lines().get(0)).contains(words);
  }

  private void assertForeign() {
    EventsReport report = verify();
    assertThat(report.isClean()).isFalse();
    assertThat(report.lines()).hasSize(2);
    assertThat(report.lines().get(0))
        .startsWith(topic + ", partition ")
        .contains("somebody else wrote it")
        .doesNotContain("LKS-");
  }

  private EventsReport verify() {
    return new EventsVerify(ledger.jdbi, CLIENT.settings(), topic, SIGNATURE).verify();
  }

  private final CamelContext camel = new DefaultCamelContext();

  private void relay() throws Exception {
    EventMessages events =
        new EventMessages(topic, URI.create("urn:laksa"), SIGNATURE, new JustWritten());
    Sender sender =
        (handle, rows) -> {
          OutboxBatch batch = new OutboxBatch(handle, rows);
          for (Message message : events.messages(batch, camel)) {
            ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(
                    topic,
                    message.getHeader(KafkaConstants.KEY, String.class),
                    message.getBody(byte[].class));
            message.removeHeader(KafkaConstants.KEY);
            message
                .getHeaders()
                .forEach((name, value) -> event.headers().add(name, (byte[]) value));
            producer.send(event).get();
          }
          return batch.unsendable();
        };
    OutboxRelay relay = new OutboxRelay(ledger.jdbi, OutboxDestination.EVENTS, sender, 100);
    await().until(() -> relay.drain() >= 0 && outbox() == 0);
  }

  private static long outbox() {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from outbox where destination = 'events'")
                .mapTo(Long.class)
                .one());
  }

  /** Writes the topic anew without some events of the tampered complaint. */
  private void without(int... seqs) throws Exception {
    List<ConsumerRecord<String, byte[]>> all = records();
    emptyTheTopicAndForgetThatItWasFull();
    for (ConsumerRecord<String, byte[]> one : all) {
      int seq = seq(one);
      if (!one.key().equals(id()) || java.util.Arrays.stream(seqs).noneMatch(out -> out == seq)) {
        send(copy(one));
      }
    }
  }

  private void emptyTheTopicAndForgetThatItWasFull() throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    await()
        .ignoreExceptions()
        .until(
            () -> {
              admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
              return true;
            });
  }

  private List<ConsumerRecord<String, byte[]>> records() {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (EventTopic records = new EventTopic(CLIENT.settings(), topic)) {
      records.read(all::addAll);
    }
    return all;
  }

  private ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> one) {
    return new ProducerRecord<>(topic, one.partition(), one.key(), one.value(), one.headers());
  }

  private static void send(ProducerRecord<String, byte[]> record) throws Exception {
    await().ignoreExceptions().until(() -> producer.send(record).get() != null);
  }

  private static int seq(ConsumerRecord<String, byte[]> one) {
    String id = new String(one.headers().lastHeader("ce_id").value(), UTF_8);
    return Integer.parseInt(id.substring(id.lastIndexOf('.') + 1));
  }

  private void tamper(String order) {
    ledger.jdbi.useHandle(handle -> handle.execute(order, tampered.complaint().id()));
  }

  private String id() {
    return tampered.complaint().id().toString();
  }

  private String ticket() {
    return tampered.complaint().ticket().value();
  }
}
