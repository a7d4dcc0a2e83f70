package id.laksa.app;

import id.laksa.operation.Health;
import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each store keep something small: one that answers, and can keep nothing any more, is away.
 * The broker is entered anew each time, by a real login.
 */
final class StoreProbes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreProbes.class);
  private static final int PATIENCE_MS = 3_000;

  /** A commit that is written into the log for real, and leaves no row behind. */
  private static final String A_COMMIT = "select pg_logical_emit_message(true, 'laksa', '')";

  private final Jdbi ledger;
  private final KafkaProducer<byte[], byte[]> kafka;
  private final ActiveMQConnectionFactory broker;
  private volatile boolean queueIsMissing;

  /**
   * Wires them; nothing is asked yet.
   *
   * @param brokerDoor where the broker is entered over the network, and as whom
   */
  StoreProbes(Jdbi ledger, KafkaClients kafka, Stores.Address brokerDoor) {
    this.ledger = ledger;
    this.kafka = producer(kafka);
    this.broker =
        new ActiveMQConnectionFactory(brokerDoor.url(), brokerDoor.user(), brokerDoor.password());
    broker.setCallTimeout(PATIENCE_MS);
    Stores.connectQuickly(broker);
  }

  /** The probes, by store. */
  Map<String, Health.Probe> all() {
    Map<String, Health.Probe> all = new LinkedHashMap<>();
    all.put("postgresql", () -> ledger.useHandle(handle -> handle.execute(A_COMMIT)));
    all.put(
        "kafka",
        () ->
            kafka
                .send(new ProducerRecord<>(KafkaTopics.PROBE, new byte[1]))
                .get(2L * PATIENCE_MS, TimeUnit.MILLISECONDS));
    all.put("artemis", this::thereAndBack);
    return all;
  }

  @Override
  public void close() {
    broker.close();
    kafka.close(Duration.ofMillis(PATIENCE_MS));
  }

  private void thereAndBack() throws JMSException {
    try (Connection connection = broker.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      Queue queue = session.createQueue(Stores.PROBE_QUEUE);
      try (MessageProducer producer = session.createProducer(queue);
          MessageConsumer consumer = session.createConsumer(queue)) {
        producer.send(session.createMessage());
        connection.start();
        if (consumer.receive(PATIENCE_MS) == null) {
          throw new JMSException("What was sent does not come back");
        }
      }
    } catch (InvalidDestinationException e) {
      // A broker outside that was set up before there was this queue: its login must do.
      if (!queueIsMissing) {
        queueIsMissing = true;
        LOG.warn(
            "The broker has no queue {}: whether it keeps messages isn't looked at. See"
                + " deploy/artemis/README.md",
            Stores.PROBE_QUEUE);
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(KafkaClients kafka) {
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.RETRIES_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MS,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                1_048_576)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
