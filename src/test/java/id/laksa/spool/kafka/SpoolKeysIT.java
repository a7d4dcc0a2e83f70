package id.laksa.spool.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.jdbc.SpoolKeyTable;
import id.laksa.spool.kafka.Drained.Look;
import id.laksa.spool.kafka.TopicFeed.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was spooled can be read until it is in the ledger, whatever dies, and never after. */
class SpoolKeysIT {
  private static final SealedBox BOX = new SealedBox(new byte[32]);
  private static final Look ONE_TO_DO = new Look(List.of(1L), List.of(0L));
  private static final Look ALL_DONE = new Look(List.of(1L), List.of(1L));
  private static LedgerFixture ledger;
  private Instant now = Instant.parse("2026-11-23T05:00:00Z");
  private Look look = ALL_DONE;
  private Runnable whileKafkaWrites = () -> {};

  /** One of several nodes. */
  private final class Node {
    private final MockProducer<String, byte[]> topic =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> entry) {
            Future<RecordMetadata> sent = super.send(entry);
            whileKafkaWrites.run();
            return sent;
          }
        };
    private final LedgerGate gate = new LedgerGate(() -> {});
    private final SpoolKeys keys;
    private final KafkaSpool spool;

    private Node(Jdbi jdbi, boolean ledgerInside) {
      SpoolKeyTable table = new SpoolKeyTable(jdbi, BOX, ledgerInside);
      keys = new SpoolKeys(table, () -> Optional.of(look), gate, () -> now);
      spool = new KafkaSpool(topic, "spool", BOX, keys, Duration.ofSeconds(1));
    }

    private Node() {
      this(ledger.jdbi, false);
      keys.start();
    }

    private ProducerRecord<String, byte[]> keeps(String what) {
      assertThat(spool.keep("complaint", "a", what)).isTrue();
      return topic.history().get(topic.history().size() - 1);
    }

    private Optional<String> reads(ProducerRecord<String, byte[]> entry, long offset) {
      ConsumerRecord<String, byte[]> there =
          new ConsumerRecord<>("spool", 0, offset, entry.key(), entry.value());
      entry.headers().forEach(there.headers()::add);
      return spool.open(there).map(Opened::what);
    }

    private void tends() {
      keys.tend();
      keys.tend();
      keys.tend();
    }
  }

  @TempDir static Path folder;

  @BeforeAll
  static void open() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void noKeys() {
    ledger.jdbi.useHandle(handle -> handle.execute("delete from spool_key"));
  }

  @Test
  void whatWasSpooledIsReadByAnyNodeAndByNobodyOnceItIsReplayed() {
    Node node = new Node();
    Node other = new Node();
    ProducerRecord<String, byte[]> entry = node.keeps("one");
    assertThatThrownBy(() -> BOX.open(entry.value(), new byte[0]))
        .hasMessageContaining("a key that isn't here");
    look = ONE_TO_DO;
    node.tends();
    assertThat(other.reads(entry, 0)).contains("one");
    look = ALL_DONE;
    node.tends();
    other.tends();
    assertThat(rows("sealed is null")).isOne();
    // Read again, by a node that stood still say, it has been replayed; one behind it never was.
    assertThat(other.reads(entry, 0)).isEmpty();
    assertThatThrownBy(() -> other.reads(entry, 1)).hasMessageContaining("after its time");
  }

  @Test
  void aKeyThatNothingWasSealedByStays() {
    Node node = new Node();
    node.tends();
    assertThat(rows("closing_at is null")).isOne();
    assertThat(rows("true")).isOne();
  }

  @Test
  void whileOneSealsHisKeyStays() {
    Node node = new Node();
    whileKafkaWrites = node::tends;
    ProducerRecord<String, byte[]> entry = node.keeps("one");
    assertThat(rows("closing_at is not null")).isZero();
    assertThat(node.reads(entry, 0)).contains("one");
    whileKafkaWrites = () -> {};
    node.tends();
    assertThat(rows("sealed is null")).isOne();
  }

  @Test
  void aNodeThatStoodStillTooLongPromisesWhatCanBeRead() {
    Node frozen = new Node();
    Node other = new Node();
    whileKafkaWrites =
        () -> {
          whileKafkaWrites = () -> {};
          now = now.plus(SpoolKeys.LEFT);
          ledger.jdbi.useHandle(
              handle ->
                  handle.execute(
                      "update spool_key set renewed_at = now() - interval '26 hours' where id = ?",
                      keyOf(frozen.topic.history().get(0))));
          other.tends();
        };
    ProducerRecord<String, byte[]> entry = frozen.keeps("one");
    assertThat(frozen.topic.history()).hasSize(2);
    assertThat(rows("sealed is null")).isOne();
    assertThat(other.reads(entry, 1)).contains("one");
    frozen.tends();
    assertThat(other.reads(frozen.keeps("two"), 2)).contains("two");
  }

  @Test
  void withTheLedgerAwayForLongerTheDataKeySeals() {
    Node node = new Node();
    node.gate.close();
    now = now.plus(SpoolKeys.HELD);
    assertThat(node.keeps("one").headers().lastHeader("sealed-by")).isNull();
  }

  @Test
  void aClockThatGoesBackProvesNothing() {
    Node node = new Node();
    node.gate.close();
    now = now.minusSeconds(1);
    assertThat(node.keeps("one").headers().lastHeader("sealed-by")).isNull();
  }

  @Test
  void theKeyOfADeadNodeGoesInADayAndInItsOwnProcessAtOnce() {
    Node dead = new Node();
    dead.keeps("one");
    Node other = new Node();
    other.tends();
    assertThat(rows("sealed is null")).isZero();
    ledger.jdbi.useHandle(
        handle -> handle.execute("update spool_key set renewed_at = now() - interval '26 hours'"));
    now = now.plus(SpoolKeys.LEFT);
    other.tends();
    assertThat(rows("sealed is null")).isOne();

    Node killed = new Node(ledger.jdbi, true);
    killed.keys.start();
    killed.keeps("two");
    Node again = new Node(ledger.jdbi, true);
    again.keys.start();
    again.tends();
    assertThat(rows("sealed is null and inside")).isOne();
  }

  @Test
  void whoStopsLeavesHisKey() {
    Node node = new Node();
    Node other = new Node();
    node.keeps("one");
    node.keys.close();
    now = now.plusSeconds(30);
    other.tends();
    assertThat(rows("sealed is null")).isOne();
  }

  @Test
  void aKeyThatAFailOverForgotIsToldAgainAndWaitedFor() {
    Node node = new Node();
    Node other = new Node();
    ProducerRecord<String, byte[]> entry = node.keeps("one");
    ledger.jdbi.useHandle(
        handle -> handle.execute("delete from spool_key where id = ?", keyOf(entry)));
    assertThatThrownBy(() -> other.reads(entry, 0)).isInstanceOf(TopicFeed.NotYet.class);
    look = ONE_TO_DO;
    node.tends();
    assertThat(other.reads(entry, 0)).contains("one");
  }

  @Test
  void aKeyThatNobodyTellsHoldsUpTheSpoolForMinutesOnly() {
    Node node = new Node();
    ProducerRecord<String, byte[]> entry = node.keeps("one");
    ledger.jdbi.useHandle(handle -> handle.execute("delete from spool_key"));
    assertThatThrownBy(() -> node.reads(entry, 0)).isInstanceOf(TopicFeed.NotYet.class);
    now = now.plusSeconds(120);
    assertThatThrownBy(() -> node.reads(entry, 0)).hasMessageContaining("never heard of");
  }

  @Test
  void whoeverCannotAskTheLedgerDoesNotTakeAnEntryForABadOne() {
    ProducerRecord<String, byte[]> entry = new Node().keeps("one");
    Node parted = new Node(Jdbi.create("jdbc:postgresql://127.0.0.1:1/none", "u", "p"), false);
    parted.keys.start();
    assertThatThrownBy(() -> parted.reads(entry, 0)).isInstanceOf(TopicFeed.NotYet.class);
    assertThat(parted.keeps("two").headers().lastHeader("sealed-by")).isNull();
  }

  private static UUID keyOf(ProducerRecord<String, byte[]> entry) {
    return UUID.fromString(
        new String(
            entry.headers().lastHeader("sealed-by").value(),
            java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static long rows(String where) {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from spool_key where " + where)
                .mapTo(Long.class)
                .one());
  }
}
