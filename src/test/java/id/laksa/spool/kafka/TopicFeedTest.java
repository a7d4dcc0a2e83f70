package id.laksa.spool.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.complaint.SealedBox;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Replayer;
import id.laksa.spool.Replayer.Result;
import id.laksa.spool.jdbc.SpoolKeyTable;
import id.laksa.spool.kafka.TopicFeed.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes out of the spool, and what can't. */
class TopicFeedTest {
  private static final TopicPartition SPOOL = new TopicPartition("spool", 0);
  private static final SealedBox BOX = new SealedBox(new byte[32]);
  private MockConsumer<String, byte[]> consumer;
  private boolean faultyCommits;
  private final List<String> kept = Collections.synchronizedList(new ArrayList<>());
  private final List<String> buried = Collections.synchronizedList(new ArrayList<>());
  private final LedgerGate gate = new LedgerGate(() -> {});
  private Replayer replayer = this::keep;
  private Function<ConsumerRecord<String, byte[]>, Optional<Opened>> opener =
      spool(aProducer())::open;
  private long next;
  private TopicFeed feed;

  @BeforeEach
  void aSpool() {
    consumer = aConsumer();
    feed =
        new TopicFeed(
            () -> consumer,
            List.of(SPOOL.topic()),
            entry -> opener.apply(entry),
            gate,
            Map.of("complaint", what -> replayer.replay(what)),
            "complaint",
            (place, kind, original, reason) -> buried.add(place + " " + kind + " " + reason));
    assertThat(feed.drain()).isZero();
  }

  @AfterEach
  void close() {
    feed.close();
  }

  @Test
  void whatWasKeptComesOutAsItWas() {
    add(spooled("complaint", "a", "one"));
    add(spooled("complaint", "a", "two"));
    assertThat(feed.drain()).isEqualTo(2);
    assertThat(kept).containsExactly("one", "two");
    assertThat(left()).isEqualTo(2);
  }

  @Test
  void whatCannotBeOpenedWaitsForAPersonAndHoldsUpNobody() {
    add(new ProducerRecord<>(SPOOL.topic(), "a", new byte[] {1, 2, 3}));
    add(new ProducerRecord<>(SPOOL.topic(), "a", null));
    add(spooled("complaint", "a", "behind"));
    assertThat(feed.drain()).isEqualTo(3);
    assertThat(buried)
        .containsExactly("spool-0-0 complaint unreadable", "spool-0-1 complaint unreadable");
    assertThat(kept).containsExactly("behind");
  }

  @Test
  void aKindThatNobodyKnowsWaitsForAPerson() {
    add(spooled("letter", "a", "one"));
    assertThat(feed.drain()).isOne();
    assertThat(buried).containsExactly("spool-0-0 letter unknown kind");
  }

  @Test
  void whatContradictsOrBreaksWaitsForAPerson() {
    replayer =
        what -> {
          if (what.equals("broken")) {
            throw new IllegalStateException("broken");
          }
          return Result.CONTRADICTS;
        };
    add(spooled("complaint", "a", "other"));
    add(spooled("complaint", "a", "broken"));
    assertThat(feed.drain()).isEqualTo(2);
    assertThat(buried)
        .containsExactly(
            "spool-0-0 complaint contradicts an earlier one with the same key",
            "spool-0-1 complaint IllegalStateException");
  }

  @Test
  void withTheLedgerAwayEverythingStaysAndComesOutLater() {
    replayer = what -> Result.LEDGER_AWAY;
    add(spooled("complaint", "a", "one"));
    assertThat(feed.drain()).isZero();
    addAgain("one");
    replayer = this::keep;
    gate.close();
    assertThat(feed.drain()).isZero();
    addAgain("one");
    gate.look();
    assertThat(feed.drain()).isOne();
    assertThat(left()).isOne();
    assertThat(kept).containsExactly("one");
    assertThat(buried).isEmpty();
  }

  @Test
  void whatCannotBeOpenedYetStaysAndHoldsUpWhatIsBehindItAlone() {
    var openerOfOld = opener;
    opener =
        entry -> {
          throw new TopicFeed.NotYet();
        };
    add(spooled("complaint", "a", "one"));
    assertThat(feed.drain()).isZero();
    opener = openerOfOld;
    addAgain("one");
    assertThat(feed.drain()).isOne();
    assertThat(kept).containsExactly("one");
    assertThat(buried).isEmpty();
  }

  @Test
  void whatWasReplayedLongAgoIsPassedOver() {
    opener = entry -> Optional.empty();
    add(spooled("complaint", "a", "one"));
    assertThat(feed.drain()).isOne();
    assertThat(left()).isOne();
    assertThat(kept).isEmpty();
    assertThat(buried).isEmpty();
  }

  @Test
  void whatWasKeptBeforeTheLedgerWentAwayIsDoneWith() {
    replayer = what -> what.equals("one") ? keep(what) : Result.LEDGER_AWAY;
    add(spooled("complaint", "a", "one"));
    add(spooled("complaint", "a", "two"));
    add(spooled("complaint", "b", "three"));
    assertThat(feed.drain()).isOne();
    assertThat(left()).isOne();
    assertThat(consumer.position(SPOOL)).isOne();
  }

  @Test
  void afterAFaultInTheMiddleTheNextBeginsWhereTheGroupsWorkEnds() {
    add(spooled("complaint", "a", "one"));
    faultyCommits = true;
    assertThatThrownBy(feed::drain).isInstanceOf(TimeoutException.class);
    assertThat(consumer.closed()).isTrue();
    consumer = aConsumer();
    next = 0;
    assertThat(feed.drain()).isZero();
    add(spooled("complaint", "a", "one"));
    assertThat(feed.drain()).isOne();
    assertThat(left()).isOne();
  }

  @Test
  void whatOverflowsTheStackWaitsForAPersonAndHoldsUpNobody() {
    replayer =
        what -> {
          throw new StackOverflowError();
        };
    add(spooled("complaint", "a", "deep"));
    add(spooled("complaint", "a", "behind"));
    assertThat(feed.drain()).isEqualTo(2);
    assertThat(buried).hasSize(2).first().asString().contains("StackOverflowError");
  }

  private MockConsumer<String, byte[]> aConsumer() {
    MockConsumer<String, byte[]> fresh =
        new MockConsumer<>("earliest") {
          @Override
          public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (faultyCommits) {
              faultyCommits = false;
              throw new TimeoutException("away");
            }
            super.commitSync(offsets);
          }
        };
    fresh.schedulePollTask(
        () -> {
          fresh.rebalance(Set.of(SPOOL));
          fresh.updateBeginningOffsets(Map.of(SPOOL, 0L));
        });
    return fresh;
  }

  private Result keep(String what) {
    kept.add(what);
    return Result.KEPT;
  }

  /** Unlike Kafka, the mock forgets what was read. */
  private void addAgain(String what) {
    assertThat(left()).isZero();
    assertThat(consumer.position(SPOOL)).isZero();
    next = 0;
    add(spooled("complaint", "a", what));
  }

  private long left() {
    var committed = consumer.committed(Set.of(SPOOL)).get(SPOOL);
    return committed == null ? 0 : committed.offset();
  }

  private void add(ProducerRecord<String, byte[]> entry) {
    ConsumerRecord<String, byte[]> there =
        new ConsumerRecord<>(SPOOL.topic(), 0, next++, entry.key(), entry.value());
    entry.headers().forEach(there.headers()::add);
    consumer.addRecord(there);
  }

  private static MockProducer<String, byte[]> aProducer() {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  }

  /** One that no ledger has given a key. */
  private static KafkaSpool spool(Producer<String, byte[]> producer) {
    SpoolKeyTable nowhere = new SpoolKeyTable(Jdbi.create("jdbc:none:"), BOX, false);
    SpoolKeys none =
        new SpoolKeys(nowhere, Optional::empty, new LedgerGate(() -> {}), InstantSource.system());
    return new KafkaSpool(producer, SPOOL.topic(), BOX, none, Duration.ofSeconds(1));
  }

  private static ProducerRecord<String, byte[]> spooled(String kind, String key, String what) {
    MockProducer<String, byte[]> producer = aProducer();
    KafkaSpool spool = spool(producer);
    assertThat(spool.keep(kind, key, what)).isTrue();
    assertThat(new String(producer.history().get(0).value(), StandardCharsets.UTF_8))
        .doesNotContain(what);
    return producer.history().get(0);
  }
}
