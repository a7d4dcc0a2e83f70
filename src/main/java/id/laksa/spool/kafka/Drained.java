package id.laksa.spool.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Tells whether a group of consumers is done with all of a topic. */
public final class Drained {
  private static final int PATIENCE_SECONDS = 10;
  private final Map<String, Object> client;
  private final String topic;
  private final String group;

  /**
   * Of this group and topic.
   *
   * @param client how Kafka is reached
   */
  public Drained(Map<String, Object> client, String topic, String group) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.group = group;
  }

  /** Whether it is done with all that was there when this was asked; false if Kafka is away. */
  public boolean isDrained() {
    Admin admin = Admin.create(client);
    try {
      return isDrained(admin);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      admin.close(Duration.ofSeconds(1));
    }
  }

  private boolean isDrained(Admin admin)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<TopicPartition> partitions =
        admin
            .describeTopics(List.of(topic))
            .allTopicNames()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .get(topic)
            .partitions()
            .stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    var ends = offsets(admin, partitions, OffsetSpec.latest());
    var begins = offsets(admin, partitions, OffsetSpec.earliest());
    Map<TopicPartition, OffsetAndMetadata> done =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return partitions.stream()
        .allMatch(
            partition -> {
              OffsetAndMetadata next = done.get(partition);
              // What Kafka has let go of after its time is nobody's to do.
              long begin = begins.get(partition).offset();
              return ends.get(partition).offset()
                  <= Math.max(begin, next == null ? 0 : next.offset());
            });
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, TimeoutException, InterruptedException {
    return admin
        .listOffsets(partitions.stream().collect(Collectors.toMap(one -> one, one -> which)))
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
