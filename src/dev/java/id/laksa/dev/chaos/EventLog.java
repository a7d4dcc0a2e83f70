package id.laksa.dev.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The public record of what happened, read from its beginning to where it ends now. */
final class EventLog {
  private static final String TOPIC = "laksa.events";
  private static final Duration LOOK = Duration.ofMillis(200);
  private final Set<String> seen = new HashSet<>();
  private final Map<UUID, Integer> last = new HashMap<>();
  private final Set<UUID> disordered = new HashSet<>();

  private EventLog() {}

  static EventLog read(Map<String, Object> kafka) {
    EventLog log = new EventLog();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(TOPIC).stream()
              .map(partition -> new TopicPartition(TOPIC, partition.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(LOOK).forEach(log::take);
      }
    }
    return log;
  }

  /** The number of a complaint's newest event; 0 when it has none. */
  int newestOf(UUID complaint) {
    return last.getOrDefault(complaint, 0);
  }

  /** Whether an event came before its turn; one that came again is none. */
  boolean isDisordered(UUID complaint) {
    return disordered.contains(complaint);
  }

  /** An event's id is its complaint's, a dot and its number. */
  private void take(ConsumerRecord<String, String> event) {
    Header header = event.headers().lastHeader("ce_id");
    String id = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    if (!seen.add(id)) {
      return;
    }
    UUID complaint = UUID.fromString(event.key());
    int number = Integer.parseInt(id.substring(id.indexOf('.') + 1));
    if (number != newestOf(complaint) + 1) {
      disordered.add(complaint);
    }
    last.merge(complaint, number, Math::max);
  }
}
