package id.laksa.spool.kafka;

import id.laksa.complaint.SealedBox;
import id.laksa.spool.Spool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code laksa.spool}, encrypted, each promise confirmed by Kafka's disk. */
public final class KafkaSpool implements Spool {
  private static final String KIND = "kind";
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSpool.class);
  private final Producer<String, byte[]> producer;
  private final String topic;
  private final SealedBox box;
  private final Duration patience;

  /**
   * Wires it.
   *
   * @param producer idempotent, acks=all
   * @param patience how long a promise waits for its confirmation
   */
  public KafkaSpool(
      Producer<String, byte[]> producer, String topic, SealedBox box, Duration patience) {
    this.producer = producer;
    this.topic = topic;
    this.box = box;
    this.patience = patience;
  }

  @Override
  public boolean keep(String kind, String key, String what) {
    byte[] sealed = box.seal(what.getBytes(StandardCharsets.UTF_8), belongsTo(kind, key));
    ProducerRecord<String, byte[]> entry = new ProducerRecord<>(topic, key, sealed);
    entry.headers().add(KIND, kind.getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(entry).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warn("Nothing can be spooled now: {}", e.getClass().getSimpleName());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Opens what was kept. */
  public static TopicFeed.Opened open(SealedBox box, ConsumerRecord<String, byte[]> entry) {
    Header header = entry.headers().lastHeader(KIND);
    String kind = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    byte[] plain = box.open(entry.value(), belongsTo(kind, entry.key()));
    return new TopicFeed.Opened(kind, new String(plain, StandardCharsets.UTF_8));
  }

  private static byte[] belongsTo(String kind, String key) {
    return ("spool:" + kind + ":" + key).getBytes(StandardCharsets.UTF_8);
  }
}
