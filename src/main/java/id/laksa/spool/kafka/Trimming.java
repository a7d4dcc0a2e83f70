package id.laksa.spool.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Kafka let go of what a feed is done with: it is in the ledger, from which it can be erased,
 * and needed nowhere else. Kafka deletes whole files only, and not the one that it writes; so when
 * nothing follows, an empty entry does, that begins the next file. Thread-safe; one trims.
 */
public final class Trimming {
  private static final String TICK = "laksa-tick";
  private static final int PATIENCE_SECONDS = 10;

  /** What Kafka's clock may be behind. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Trimming.class);
  private final Map<String, Object> client;
  private final Producer<String, byte[]> producer;
  private final List<String> topics;
  private final String group;
  private final Duration file;
  private final InstantSource time;

  /** Where the next one lies behind what the feed has seen. */
  private final Map<TopicPartition, Long> seen = new ConcurrentHashMap<>();

  /** Since when nothing is left to be read of what lies there. */
  private final Map<TopicPartition, Instant> done = new ConcurrentHashMap<>();

  /** What an earlier process has left is looked at once. */
  private final Set<String> unknown;

  private boolean refused;

  /**
   * Of a feed.
   *
   * @param client how Kafka is reached
   * @param producer of empty entries
   * @param group of the feed's consumers
   * @param file after how long an entry begins another file: the topics' {@code segment.ms}
   */
  public Trimming(
      Map<String, Object> client,
      Producer<String, byte[]> producer,
      List<String> topics,
      String group,
      Duration file,
      InstantSource time) {
    this.client = Map.copyOf(client);
    this.producer = producer;
    this.topics = List.copyOf(topics);
    this.group = group;
    this.file = file;
    this.time = time;
    this.unknown = new HashSet<>(topics);
  }

  /** The same opener, which passes over empty entries and lets this one know of the others. */
  public TopicFeed.Opener around(TopicFeed.Opener opener) {
    return entry -> {
      if (isTick(entry)) {
        return Optional.empty();
      }
      TopicPartition partition = new TopicPartition(entry.topic(), entry.partition());
      seen.merge(partition, entry.offset() + 1, Math::max);
      return opener.open(entry);
    };
  }

  private static boolean isTick(ConsumerRecord<String, byte[]> entry) {
    return entry.value() == null && entry.headers().lastHeader(TICK) != null;
  }

  /** Lets go; asks nothing when there is nothing new. */
  public synchronized void trim() {
    begin();
    if (refused || (seen.isEmpty() && unknown.isEmpty())) {
      return;
    }
    Admin admin = Admin.create(client);
    try {
      for (String topic : topics) {
        if (unknown.contains(topic)
            || seen.keySet().stream().anyMatch(p -> p.topic().equals(topic))) {
          trim(admin, topic);
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException
          || e.getCause() instanceof PolicyViolationException) {
        refused = true;
        LOG.warn(
            "Kafka doesn't let the engine delete what it is done with: retention.ms does, later");
      } else {
        LOG.debug("Kafka deletes nothing now", e);
      }
    } catch (TimeoutException | KafkaException e) {
      LOG.debug("Kafka is away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      admin.close(Duration.ofSeconds(1));
    }
  }

  /** Begins another file where what lies in the present one was let go of, and nothing followed. */
  private void begin() {
    Instant before = time.instant().minus(file).minus(CLOCKS);
    done.forEach(
        (partition, since) -> {
          if (since.isBefore(before) && done.remove(partition, since)) {
            ProducerRecord<String, byte[]> tick =
                new ProducerRecord<>(partition.topic(), partition.partition(), null, null);
            tick.headers().add(TICK, new byte[0]);
            Future<RecordMetadata> unused =
                producer.send(
                    tick,
                    (place, fault) -> {
                      if (fault != null) {
                        done.putIfAbsent(partition, since);
                      }
                    });
          }
        });
  }

  private void trim(Admin admin, String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    Instant now = time.instant();
    List<Long> offsets = new Drained(client, topic, group).look(admin).done();
    Map<TopicPartition, RecordsToDelete> deletions = new HashMap<>();
    for (int i = 0; i < offsets.size(); i++) {
      if (offsets.get(i) > 0) {
        deletions.put(new TopicPartition(topic, i), RecordsToDelete.beforeOffset(offsets.get(i)));
      }
    }
    admin.deleteRecords(deletions).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    boolean first = unknown.remove(topic);
    deletions.forEach(
        (partition, deletion) -> {
          Long last = seen.get(partition);
          if (first || last != null) {
            done.put(partition, now);
          }
          if (last != null && last <= deletion.beforeOffset()) {
            seen.remove(partition, last);
          }
        });
  }
}
