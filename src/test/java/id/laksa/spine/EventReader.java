package id.laksa.spine;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what everyone may read, from its beginning: the record of what happened, unless said. */
final class EventReader implements AutoCloseable {
  private static final String TOPIC = "laksa.events";
  private final KafkaConsumer<String, String> consumer;
  private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

  EventReader(RunningEngine engine) {
    this(engine, TOPIC);
  }

  EventReader(RunningEngine engine, String topic) {
    consumer =
        new KafkaConsumer<>(
            engine.kafka("events-reader"), new StringDeserializer(), new StringDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** The events of a ticket, in order, as soon as there are so many. */
  List<ConsumerRecord<String, String>> of(String ticket, int atLeast) {
    return await()
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
              return seen.stream()
                  .filter(event -> ticket.equals(header(event, "ce_subject")))
                  .toList();
            },
            events -> events.size() >= atLeast);
  }

  /** The newest record under a key, as soon as it says this. */
  ConsumerRecord<String, String> newest(String key, String words) {
    return await()
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
              return seen.stream()
                  .filter(record -> key.equals(record.key()))
                  .reduce((older, newer) -> newer);
            },
            newest -> newest.isPresent() && newest.get().value().contains(words))
        .orElseThrow();
  }

  /** Everything read so far. */
  List<ConsumerRecord<String, String>> seen() {
    return List.copyOf(seen);
  }

  /** A header's text; empty when there is none. */
  static String header(ConsumerRecord<String, String> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
