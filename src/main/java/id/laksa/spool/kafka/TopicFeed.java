package id.laksa.spool.kafka;

import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Replayer;
import id.laksa.spool.Replayer.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a topic, the spool or bulk intake, through the same doors as everything, while the ledger
 * is there. An entry is done with only when the ledger has it, or keeps it for a person; one that
 * can't be read holds up nobody. Nodes share the work by Kafka's consumer group. One thread at a
 * time may drain.
 */
public final class TopicFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int AT_ONCE = 16;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final String topic;
  private final Opener opener;
  private final LedgerGate gate;
  private final Map<String, Replayer> replayers;
  private final String spare;
  private final DeadEnd deadEnd;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, TopicFeed::named);
  private Consumer<String, byte[]> consumer;

  /** What an entry says. */
  public record Opened(String kind, String what) {}

  /** Opens entries. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens one.
     *
     * @throws RuntimeException if it can't ever be opened
     */
    Opened open(ConsumerRecord<String, byte[]> entry);
  }

  /** Where an entry goes that needs a person. */
  @FunctionalInterface
  public interface DeadEnd {
    /**
     * Keeps it; the same again is kept once.
     *
     * @param place names it: topic, partition and offset
     * @param original what it says, or its bytes in base64 when it can't be opened
     */
    void bury(String place, String kind, String original, String reason);
  }

  /**
   * Wires it.
   *
   * @param consumers makes a consumer of the group, without automatic commits
   * @param replayers by kind
   * @param spare the kind of what can't be opened
   */
  public TopicFeed(
      Supplier<Consumer<String, byte[]>> consumers,
      String topic,
      Opener opener,
      LedgerGate gate,
      Map<String, Replayer> replayers,
      String spare,
      DeadEnd deadEnd) {
    this.consumers = consumers;
    this.topic = topic;
    this.opener = opener;
    this.gate = gate;
    this.replayers = Map.copyOf(replayers);
    this.spare = spare;
    this.deadEnd = deadEnd;
  }

  /**
   * Replays what is there, until the topic is empty or the ledger away.
   *
   * @return how many were done with
   */
  public synchronized int drain() {
    if (consumer == null) {
      consumer = consumers.get();
      consumer.subscribe(List.of(topic));
    }
    int left = 0;
    int batch;
    do {
      // Polled also while the ledger is away, so that the group knows that this node lives.
      ConsumerRecords<String, byte[]> records = consumer.poll(LOOK);
      batch = 0;
      for (TopicPartition partition : records.partitions()) {
        batch += replay(partition, records.records(partition));
      }
      left += batch;
    } while (batch > 0 && !Thread.currentThread().isInterrupted());
    if (left > 0) {
      LOG.info("{} came out of {} into the ledger", left, topic);
    }
    return left;
  }

  @Override
  public synchronized void close() {
    workers.shutdownNow();
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(3)));
    }
  }

  private int replay(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    // What has one key stays in order on one thread; keys don't wait for each other.
    Map<String, List<ConsumerRecord<String, byte[]>>> byKey = new HashMap<>();
    records.forEach(
        one ->
            byKey
                .computeIfAbsent(
                    one.key() == null ? placeOf(one) : one.key(), key -> new ArrayList<>())
                .add(one));
    List<Future<Boolean>> all = new ArrayList<>();
    byKey.values().forEach(ofOneKey -> all.add(workers.submit(() -> replayInOrder(ofOneKey))));
    boolean kept = true;
    for (Future<Boolean> one : all) {
      kept &= isKept(one);
    }
    if (!kept) {
      // All of them again: those that were kept have no effect the second time.
      consumer.seek(partition, records.get(0).offset());
      return 0;
    }
    long next = records.get(records.size() - 1).offset() + 1;
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
    return records.size();
  }

  private boolean replayInOrder(List<ConsumerRecord<String, byte[]>> ofOneKey) {
    return ofOneKey.stream().allMatch(this::replay);
  }

  private static boolean isKept(Future<Boolean> one) {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      // The dead end is in the ledger, too: it is away.
      return false;
    }
  }

  /** False when the ledger is away. */
  private boolean replay(ConsumerRecord<String, byte[]> entry) {
    if (!gate.isOpen()) {
      return false;
    }
    String place = placeOf(entry);
    Opened opened;
    try {
      opened = opener.open(entry);
    } catch (RuntimeException e) {
      byte[] bytes = entry.value() == null ? new byte[0] : entry.value();
      deadEnd.bury(place, spare, Base64.getEncoder().encodeToString(bytes), "unreadable");
      return true;
    }
    return replay(place, opened.kind, opened.what);
  }

  private static String placeOf(ConsumerRecord<String, byte[]> entry) {
    return entry.topic() + "-" + entry.partition() + "-" + entry.offset();
  }

  private boolean replay(String place, String kind, String what) {
    Replayer replayer = replayers.get(kind);
    if (replayer == null) {
      deadEnd.bury(place, kind, what, "unknown kind");
      return true;
    }
    Result result;
    try {
      result = replayer.replay(what);
    } catch (Exception e) {
      if (LedgerAway.caused(e)) {
        return false;
      }
      deadEnd.bury(place, kind, what, e.getClass().getSimpleName());
      return true;
    }
    if (result.needsPerson()) {
      deadEnd.bury(place, kind, what, result.reason());
    }
    return result != Result.LEDGER_AWAY;
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "topic-feed");
    thread.setDaemon(true);
    return thread;
  }
}
