package id.laksa.app;

import id.laksa.complaint.BulkSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** The topics the engine writes and reads, on whatever Kafka it is given. */
public final class KafkaTopics {
  /** Every event, the public record: kept for ever unless a city says for how long. */
  public static final String EVENTS = "laksa.events";

  /** Complaints that wait for the ledger: each is on disk before it is confirmed. */
  public static final String SPOOL = "laksa.spool";

  /** The present state of each complaint, for everyone: compacted. */
  public static final String COMPLAINTS = "laksa.complaints";

  /** Complaints in bulk from other systems. */
  public static final String INTAKE = "laksa.intake";

  /** Where the engine writes a little now and then, to see whether it still can. */
  public static final String PROBE = "laksa.probe";

  /** After how long an entry of a topic that lets go of what is taken in begins another file. */
  public static final Duration FILE = Duration.ofMinutes(10);

  private static final String RETENTION = "retention.ms";

  /** Of spool and intake: what was taken in is deleted, and its file soon after. */
  private static final Map<String, String> LETS_GO =
      Map.of(
          "segment.ms",
          Long.toString(FILE.toMillis()),
          "file.delete.delay.ms",
          "1000",
          // Not what a writer's clock says: by that it might be deleted before it is read, or
          // never.
          "message.timestamp.type",
          "LogAppendTime");

  private static final String FOR_EVER = "-1";

  private KafkaTopics() {}

  /**
   * The topic of a bulk source.
   *
   * @param source its name, {@code bulk} for the one that is always there
   */
  public static String intakeOf(String source) {
    return source.equals(BulkSource.ALWAYS_THERE) ? INTAKE : INTAKE + "." + source;
  }

  /**
   * Makes those that are missing and leaves the others as they are. It has to happen before the
   * first send: creation on demand breaks an idempotent producer.
   *
   * @param admin a client of the Kafka to use; stays open
   * @param sources the bulk sources, each with a topic of its own
   * @param kept for how long events are, null for ever
   * @param patience how long to wait for an answer
   * @throws ExecutionException if Kafka refuses
   * @throws TimeoutException if Kafka doesn't answer in time
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static void create(
      Admin admin, List<BulkSource> sources, @Nullable Duration kept, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<NewTopic> all = new ArrayList<>();
    all.add(topic(EVENTS, 12, Map.of(RETENTION, milliseconds(kept))));
    all.add(topic(COMPLAINTS, 12, Map.of("cleanup.policy", "compact")));
    all.add(topic(SPOOL, 4, lettingGo(Map.of(RETENTION, days(14), "flush.messages", "1"))));
    all.add(topic(PROBE, 1, Map.of(RETENTION, days(1), "flush.messages", "1")));
    for (BulkSource source : sources) {
      all.add(topic(intakeOf(source.name()), 4, lettingGo(Map.of(RETENTION, days(7)))));
    }
    for (KafkaFuture<Void> creation : admin.createTopics(all).values().values()) {
      try {
        creation.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /**
   * Says for how long events are kept that are there already.
   *
   * @param kept null for ever
   */
  public static void keepEvents(Admin admin, @Nullable Duration kept, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry(RETENTION, milliseconds(kept)), AlterConfigOp.OpType.SET);
    admin
        .incrementalAlterConfigs(
            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, EVENTS), List.of(change)))
        .all()
        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Says of spool and intake that are there already how soon the files of what was taken in go. */
  public static void letGo(Admin admin, List<BulkSource> sources, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<AlterConfigOp> changes =
        LETS_GO.entrySet().stream()
            .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
            .map(one -> new AlterConfigOp(one, AlterConfigOp.OpType.SET))
            .toList();
    Map<ConfigResource, Collection<AlterConfigOp>> all = new HashMap<>();
    all.put(new ConfigResource(ConfigResource.Type.TOPIC, SPOOL), changes);
    for (BulkSource source : sources) {
      all.put(new ConfigResource(ConfigResource.Type.TOPIC, intakeOf(source.name())), changes);
    }
    admin.incrementalAlterConfigs(all).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Map<String, String> lettingGo(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(LETS_GO);
    all.putAll(settings);
    return all;
  }

  private static String milliseconds(@Nullable Duration kept) {
    return kept == null ? FOR_EVER : Long.toString(kept.toMillis());
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
  }

  private static String days(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }
}
