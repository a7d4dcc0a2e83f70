package id.laksa.audit.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** All records of the events' topic, from the first that is still there to where it ends now. */
final class EventTopic implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int PATIENCE_LOOKS = 120;
  private static final int AT_ONCE = 2_000;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Long> begins;
  private @Nullable Instant goneUntil;

  /**
   * Looks where it begins and ends.
   *
   * @param kafka how it is reached
   * @throws org.apache.kafka.common.KafkaException if Kafka doesn't answer or there is no such
   *     topic
   */
  EventTopic(Map<String, Object> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_ONCE);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> all = new ArrayList<>();
      for (PartitionInfo partition : consumer.partitionsFor(topic)) {
        all.add(new TopicPartition(topic, partition.partition()));
      }
      if (all.isEmpty()) {
        throw new UnknownTopicOrPartitionException("There is no topic " + topic);
      }
      consumer.assign(all);
      ends = consumer.endOffsets(all);
      begins = consumer.beginningOffsets(all);
      begins.forEach(consumer::seek);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    begins.forEach(
        (partition, begin) -> {
          if (begin > 0 && begin >= of(partition, ends)) {
            goneUntil = Instant.MAX;
          }
        });
  }

  /** Reads all of it, in order within a complaint, some at a time. */
  void read(Consumer<List<ConsumerRecord<String, byte[]>>> reader) {
    int idle = 0;
    while (!isRead()) {
      ConsumerRecords<String, byte[]> some = consumer.poll(LOOK);
      idle = some.isEmpty() ? idle + 1 : 0;
      if (idle > PATIENCE_LOOKS) {
        throw new TimeoutException("Kafka gives no more records");
      }
      List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
      for (ConsumerRecord<String, byte[]> one : some) {
        TopicPartition partition = new TopicPartition(one.topic(), one.partition());
        if (one.offset() < of(partition, ends)) {
          batch.add(one);
        }
        long begin = of(partition, begins);
        if (begin > 0 && one.offset() <= begin) {
          forget(Instant.ofEpochMilli(one.timestamp()));
        }
      }
      if (!batch.isEmpty()) {
        reader.accept(batch);
      }
    }
  }

  /**
   * Up to when records may have been let go of after their time: what was sent before the first
   * that is still there. Known when all is read.
   *
   * @return null when none ever were
   */
  @Nullable Instant goneUntil() {
    return goneUntil;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void forget(Instant until) {
    if (goneUntil == null || goneUntil.isBefore(until)) {
      goneUntil = until;
    }
  }

  private static long of(TopicPartition partition, Map<TopicPartition, Long> offsets) {
    return Objects.requireNonNull(offsets.get(partition));
  }

  private boolean isRead() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
