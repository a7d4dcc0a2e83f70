package id.laksa.relay.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.KafkaMetric;

/**
 * A producer whose send fails at once where the record was refused at once: who sends a list stops
 * at the first. Otherwise, with Kafka away, each of a thousand would wait for it, and what follows
 * one that failed could pass it.
 */
final class FailFastProducer<K, V> implements Producer<K, V> {
  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private final Producer<K, V> producer;

  FailFastProducer(Producer<K, V> producer) {
    this.producer = producer;
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<K, V> message) {
    return failingFast(producer.send(message));
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<K, V> message, Callback callback) {
    return failingFast(producer.send(message, callback));
  }

  private static Future<RecordMetadata> failingFast(Future<RecordMetadata> confirmation) {
    if (confirmation.isDone()) {
      try {
        confirmation.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof KafkaException fault ? fault : new KafkaException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException(e);
      }
    }
    return confirmation;
  }

  @Override
  public void initTransactions() {
    producer.initTransactions();
  }

  @Override
  public void beginTransaction() {
    producer.beginTransaction();
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
    producer.sendOffsetsToTransaction(offsets, groupMetadata);
  }

  @Override
  public void commitTransaction() {
    producer.commitTransaction();
  }

  @Override
  public void abortTransaction() {
    producer.abortTransaction();
  }

  @Override
  public void registerMetricForSubscription(KafkaMetric metric) {
    producer.registerMetricForSubscription(metric);
  }

  @Override
  public void unregisterMetricFromSubscription(KafkaMetric metric) {
    producer.unregisterMetricFromSubscription(metric);
  }

  @Override
  public void flush() {
    producer.flush();
  }

  @Override
  public List<PartitionInfo> partitionsFor(String topic) {
    return producer.partitionsFor(topic);
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return producer.metrics();
  }

  @Override
  public Uuid clientInstanceId(Duration timeout) {
    return producer.clientInstanceId(timeout);
  }

  @Override
  public void close() {
    producer.close(GOODBYE);
  }

  @Override
  public void close(Duration timeout) {
    producer.close(timeout);
  }
}
