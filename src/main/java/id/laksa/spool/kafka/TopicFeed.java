package id.laksa.spool.kafka;

import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Replayer;
import id.laksa.spool.Replayer.Result;
import java.nio.charset.StandardCharsets;
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
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the spool through the same doors when the ledger is back. A promise leaves the spool only
 * when the ledger has it, or keeps it for a person; one that can't be read holds up nobody. Nodes
 * share the work by Kafka's consumer group. One thread at a time may drain.
 */
public final class SpoolReplay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolReplay.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final int AT_ONCE = 16;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final String topic;
  private final SealedBox box;
  private final LedgerGate gate;
  private final Map<String, Replayer> replayers;
  private final DeadEnd deadEnd;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, SpoolReplay::named);
  private Consumer<String, byte[]> consumer;

  /** Where a promise goes that needs a person. */
  @FunctionalInterface
  public interface DeadEnd {
    /**
     * Keeps it; the same again is kept once.
     *
     * @param place names it: topic, partition and offset
     * @param original as it was spooled, or its sealed bytes in base64 when it can't be opened
     */
    void bury(String place, String kind, String original, String reason);
  }

  /**
   * Wires it.
   *
   * @param consumers makes a consumer of the group, without automatic commits
   * @param replayers by kind
   */
  public SpoolReplay(
      Supplier<Consumer<String, byte[]>> consumers,
      String topic,
      SealedBox box,
      LedgerGate gate,
      Map<String, Replayer> replayers,
      DeadEnd deadEnd) {
    this.consumers = consumers;
    this.topic = topic;
    this.box = box;
    this.gate = gate;
    this.replayers = Map.copyOf(replayers);
    this.deadEnd = deadEnd;
  }

  /**
   * Replays what is there, until the spool is empty or the ledger away.
   *
   * @return how many left the spool
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
      LOG.info("{} promises came out of the spool into the ledger", left);
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
        one -> byKey.computeIfAbsent(String.valueOf(one.key()), key -> new ArrayList<>()).add(one));
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
    Header header = entry.headers().lastHeader(KafkaSpool.KIND);
    String kind = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    String place = entry.topic() + "-" + entry.partition() + "-" + entry.offset();
    String what;
    try {
      byte[] plain = box.open(entry.value(), KafkaSpool.belongsTo(kind, entry.key()));
      what = new String(plain, StandardCharsets.UTF_8);
    } catch (RuntimeException e) {
      String sealed = Base64.getEncoder().encodeToString(entry.value());
      deadEnd.bury(place, kind, sealed, "unreadable");
      return true;
    }
    return replay(place, kind, what);
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
    if (result == Result.CONTRADICTS) {
      deadEnd.bury(place, kind, what, "contradicts an earlier one with the same key");
    }
    return result != Result.LEDGER_AWAY;
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "spool-replay");
    thread.setDaemon(true);
    return thread;
  }
}
