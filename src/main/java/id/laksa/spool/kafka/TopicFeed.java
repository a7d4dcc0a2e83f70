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
import java.util.Optional;
import java.util.OptionalLong;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds topics, the spool or those of bulk intake, through the same doors as everything, while the
 * ledger is there. An entry is done with only when the ledger has it, or keeps it for a person; one
 * that can't be read holds up nobody. Nodes share the work by Kafka's consumer group. One thread at
 * a time may drain.
 */
public final class TopicFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private static final int AT_ONCE = 16;
  private final Supplier<Consumer<String, byte[]>> consumers;
  private final List<String> topics;
  private final Opener opener;
  private final LedgerGate gate;
  private final Map<String, Replayer> replayers;
  private final String spare;
  private final DeadEnd deadEnd;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, TopicFeed::named);
  private volatile boolean closing;
  private @Nullable Consumer<String, byte[]> consumer;

  /**
   * What an entry says.
   *
   * @param refusal why nobody can do anything with it; null when somebody may
   */
  public record Opened(String kind, String what, @Nullable String refusal) {
    /** One that somebody may do something with. */
    public Opened(String kind, String what) {
      this(kind, what, null);
    }
  }

  /** Opens entries. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens one.
     *
     * @return empty for one that nothing is to be done about
     * @throws NotYet while it can't be opened, but may be later
     * @throws RuntimeException if it can't ever be opened
     */
    Optional<Opened> open(ConsumerRecord<String, byte[]> entry);
  }

  /** Nothing behind it is tried before it, and it is tried again: the ledger is away, say. */
  public static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;
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
   * @param topics that are read together
   * @param replayers by kind
   * @param spare the kind of what can't be opened
   */
  public TopicFeed(
      Supplier<Consumer<String, byte[]>> consumers,
      List<String> topics,
      Opener opener,
      LedgerGate gate,
      Map<String, Replayer> replayers,
      String spare,
      DeadEnd deadEnd) {
    this.consumers = consumers;
    this.topics = List.copyOf(topics);
    this.opener = opener;
    this.gate = gate;
    this.replayers = Map.copyOf(replayers);
    this.spare = spare;
    this.deadEnd = deadEnd;
  }

  /**
   * Replays what is there, until the topics are empty or the ledger away.
   *
   * @return how many were done with
   */
  public synchronized int drain() {
    if (closing) {
      return 0;
    }
    Consumer<String, byte[]> mine = consumer == null ? subscribed() : consumer;
    // Kept only if all went well: one that has read on and forgotten why is not asked again, the
    // next begins where the group's confirmed work ends.
    consumer = null;
    try {
      int left = drain(mine);
      consumer = mine;
      return left;
    } finally {
      if (consumer == null) {
        mine.close(CloseOptions.timeout(GOODBYE));
      }
    }
  }

  private Consumer<String, byte[]> subscribed() {
    Consumer<String, byte[]> fresh = consumers.get();
    fresh.subscribe(topics);
    return fresh;
  }

  private int drain(Consumer<String, byte[]> mine) {
    int left = 0;
    int batch;
    do {
      // Polled also while the ledger is away, so that the group knows that this node lives.
      ConsumerRecords<String, byte[]> records = mine.poll(LOOK);
      batch = 0;
      for (TopicPartition partition : records.partitions()) {
        batch += replay(mine, partition, records.records(partition));
      }
      left += batch;
    } while (batch > 0 && !closing && !Thread.currentThread().isInterrupted());
    if (left > 0) {
      LOG.info("{} came out of {} into the ledger", left, topics);
    }
    return left;
  }

  /** Ends after what is being replayed now; the rest stays in the topic. */
  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      workers.shutdownNow();
      if (consumer != null) {
        consumer.close(CloseOptions.timeout(GOODBYE));
        consumer = null;
      }
    }
  }

  private int replay(
      Consumer<String, byte[]> mine,
      TopicPartition partition,
      List<ConsumerRecord<String, byte[]>> records) {
    // What has one key stays in order on one thread; keys don't wait for each other.
    Map<String, List<ConsumerRecord<String, byte[]>>> byKey = new HashMap<>();
    records.forEach(
        one ->
            byKey
                .computeIfAbsent(
                    one.key() == null ? placeOf(one) : one.key(), key -> new ArrayList<>())
                .add(one));
    List<Future<OptionalLong>> all = new ArrayList<>();
    byKey.values().forEach(ofOneKey -> all.add(workers.submit(() -> replayInOrder(ofOneKey))));
    long first = records.get(0).offset();
    long end = records.get(records.size() - 1).offset() + 1;
    long next = end;
    for (Future<OptionalLong> one : all) {
      next = Math.min(next, firstNotKept(one, first).orElse(end));
    }
    if (next < end) {
      // From there all of them again: those that were kept have no effect the second time.
      mine.seek(partition, next);
    }
    if (next > first) {
      mine.commitSync(Map.of(partition, new OffsetAndMetadata(next)));
    }
    return (int) (next - first);
  }

  /** The first that wasn't kept; empty when all were. */
  private OptionalLong replayInOrder(List<ConsumerRecord<String, byte[]>> ofOneKey) {
    return ofOneKey.stream()
        .filter(one -> !replay(one))
        .mapToLong(ConsumerRecord::offset)
        .findFirst();
  }

  private static OptionalLong firstNotKept(Future<OptionalLong> one, long first) {
    try {
      return one.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalLong.of(first);
    } catch (ExecutionException e) {
      // The dead end is in the ledger, too.
      if (!LedgerAway.caused(e)) {
        LOG.error("What can't be replayed can't be kept for a person either", e.getCause());
      }
      return OptionalLong.of(first);
    }
  }

  /** False when it must be tried again. */
  private boolean replay(ConsumerRecord<String, byte[]> entry) {
    if (!gate.isOpen()) {
      return false;
    }
    String place = placeOf(entry);
    Optional<Opened> found;
    try {
      found = opener.open(entry);
    } catch (NotYet e) {
      return false;
    } catch (RuntimeException e) {
      byte[] bytes = entry.value() == null ? new byte[0] : entry.value();
      deadEnd.bury(place, spare, Base64.getEncoder().encodeToString(bytes), "unreadable");
      return true;
    }
    if (found.isEmpty()) {
      return true;
    }
    Opened opened = found.get();
    if (opened.refusal != null) {
      deadEnd.bury(place, opened.kind, opened.what, opened.refusal);
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
    } catch (Exception | StackOverflowError | LinkageError e) {
      if (LedgerAway.caused(e)) {
        return false;
      }
      deadEnd.bury(place, kind, what, e.getClass().getSimpleName());
      return true;
    }
    if (result.needsPerson()) {
      deadEnd.bury(place, kind, what, result.reason());
    }
    return result.end() != Replayer.End.LEDGER_AWAY;
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "topic-feed");
    thread.setDaemon(true);
    return thread;
  }
}
