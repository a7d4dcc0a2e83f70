package id.laksa.app.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics the engine writes and reads, on whatever Kafka it is given. */
public final class KafkaTopics {
  /** Every event, the public record: kept a year. */
  public static final String EVENTS = "laksa.events";

  /** Complaints that wait for the ledger: each is on disk before it is confirmed. */
  public static final String SPOOL = "laksa.spool";

  /** Complaints in bulk from other systems. */
  public static final String INTAKE = "laksa.intake";

  private static final List<NewTopic> ALL =
      List.of(
          topic(EVENTS, 12, Map.of("retention.ms", days(365))),
          topic(SPOOL, 4, Map.of("retention.ms", days(14), "flush.messages", "1")),
          topic(INTAKE, 4, Map.of("retention.ms", days(7))));

  private KafkaTopics() {}

  /**
   * Makes those that are missing and leaves the others as they are. It has to happen before the
   * first send: creation on demand breaks an idempotent producer.
   *
   * @param admin a client of the Kafka to use; stays open
   * @param patience how long to wait for an answer
   * @throws ExecutionException if Kafka refuses
   * @throws TimeoutException if Kafka doesn't answer in time
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static void create(Admin admin, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    for (KafkaFuture<Void> creation : admin.createTopics(ALL).values().values()) {
      try {
        creation.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings);
  }

  private static String days(int days) {
    return Long.toString(Duration.ofDays(days).toMillis());
  }
}
