package id.laksa.spool.kafka;

import id.laksa.complaint.SealedBox;
import id.laksa.spool.Spool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic {@code laksa.spool}, encrypted, each promise confirmed by Kafka's disk. */
public final class KafkaSpool implements Spool {
  private static final String KIND = "kind";

  /** Names the key that sealed an entry; there is none where the data key did. */
  private static final String SEALED_BY = "sealed-by";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaSpool.class);
  private final Producer<String, byte[]> producer;
  private final String topic;
  private final SealedBox box;
  private final SpoolKeys keys;
  private final Duration patience;

  /**
   * Wires it.
   *
   * @param producer idempotent, acks=all; gives up before the patience ends
   * @param box opens what earlier versions sealed, and seals while there is no key
   * @param patience how long a promise waits for its confirmation
   */
  public KafkaSpool(
      Producer<String, byte[]> producer,
      String topic,
      SealedBox box,
      SpoolKeys keys,
      Duration patience) {
    this.producer = producer;
    this.topic = topic;
    this.box = box;
    this.keys = keys;
    this.patience = patience;
  }

  @Override
  public boolean keep(String kind, String key, String what) {
    SpoolKey own = keys.take();
    if (own != null) {
      boolean kept = false;
      boolean promised;
      try {
        kept = send(entry(own.box, own.id, kind, key, what));
      } finally {
        promised = keys.isPromised(own);
      }
      if (!kept || promised) {
        return kept;
      }
    }
    return send(entry(box, null, kind, key, what));
  }

  private ProducerRecord<String, byte[]> entry(
      SealedBox by, @Nullable UUID id, String kind, String key, String what) {
    byte[] sealed = by.seal(what.getBytes(StandardCharsets.UTF_8), belongsTo(kind, key));
    ProducerRecord<String, byte[]> entry = new ProducerRecord<>(topic, key, sealed);
    entry.headers().add(KIND, kind.getBytes(StandardCharsets.UTF_8));
    if (id != null) {
      entry.headers().add(SEALED_BY, id.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return entry;
  }

  private boolean send(ProducerRecord<String, byte[]> entry) {
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

  /**
   * Opens what was kept.
   *
   * @return empty for what was replayed long ago
   */
  public Optional<TopicFeed.Opened> open(ConsumerRecord<String, byte[]> entry) {
    String kind = header(entry, KIND);
    String by = header(entry, SEALED_BY);
    Optional<SealedBox> opens =
        by.isEmpty()
            ? Optional.of(box)
            : keys.of(UUID.fromString(by), entry.partition(), entry.offset());
    return opens
        .map(one -> one.open(entry.value(), belongsTo(kind, entry.key())))
        .map(plain -> new TopicFeed.Opened(kind, new String(plain, StandardCharsets.UTF_8)));
  }

  private static String header(ConsumerRecord<String, byte[]> entry, String name) {
    Header header = entry.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] belongsTo(String kind, String key) {
    return ("spool:" + kind + ":" + key).getBytes(StandardCharsets.UTF_8);
  }
}
