package id.laksa.spool.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Tells how far a group of consumers is with a topic. */
public final class Drained {
  private static final int PATIENCE_SECONDS = 10;
  private final Map<String, Object> client;
  private final String topic;
  private final String group;

  /**
   * How far it was.
   *
   * @param ends by partition, where the next entry will lie
   * @param done by partition, before where nothing is left to do
   */
  public record Look(List<Long> ends, List<Long> done) {
    /** Whether it was done with all that was there. */
    public boolean isDrained() {
      return isPast(ends);
    }

    /**
     * Whether it was done with all before these.
     *
     * @param marks by partition; of one that came later nothing is asked
     */
    public boolean isPast(List<Long> marks) {
      return marks.size() <= done.size()
          && IntStream.range(0, marks.size()).allMatch(i -> marks.get(i) <= done.get(i));
    }
  }

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
    return look().filter(Look::isDrained).isPresent();
  }

  /** How far it is; empty if Kafka is away. */
  public Optional<Look> look() {
    Admin admin = Admin.create(client);
    try {
      return Optional.of(look(admin));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      admin.close(Duration.ofSeconds(1));
    }
  }

  /** The same, asked by this client. */
  Look look(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
    TopicDescription described =
        Objects.requireNonNull(
            admin
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .get(topic));
    List<TopicPartition> partitions =
        described.partitions().stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .sorted(Comparator.comparingInt(TopicPartition::partition))
            .toList();
    var ends = offsets(admin, partitions, OffsetSpec.latest());
    var begins = offsets(admin, partitions, OffsetSpec.earliest());
    Map<TopicPartition, OffsetAndMetadata> done =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new Look(
        partitions.stream().map(partition -> offset(ends, partition)).toList(),
        partitions.stream()
            .map(
                partition -> {
                  OffsetAndMetadata next = done.get(partition);
                  // What Kafka has let go of after its time is nobody's to do.
                  long begin = offset(begins, partition);
                  return Math.max(begin, next == null ? 0 : next.offset());
                })
            .toList());
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition)).offset();
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
