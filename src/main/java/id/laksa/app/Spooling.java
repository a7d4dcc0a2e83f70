package id.laksa.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.laksa.app.embedded.KafkaTopics;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.Outcome;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.intake.Intake;
import id.laksa.intake.SpooledCommand;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Replayer;
import id.laksa.spool.Spool;
import id.laksa.spool.kafka.KafkaSpool;
import id.laksa.spool.kafka.SpoolReplay;
import id.laksa.whatsapp.jdbc.WebhookInbox;
import id.laksa.whatsapp.webhook.Delivery.Element;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Wires what is done while the ledger is away, and when it is back. */
final class Spooling implements AutoCloseable {
  private static final String WHATSAPP = "whatsapp";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final TypeReference<List<Element>> ELEMENTS = new TypeReference<>() {};
  private final Parts parts;
  private final String brokers;
  private final KafkaProducer<String, byte[]> producer;
  private final Spool spool;
  private final LedgerGate gate;
  private SpoolReplay replay;

  Spooling(Parts parts, String brokers) {
    this.parts = parts;
    this.brokers = brokers;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, 2,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000),
            new StringSerializer(),
            new ByteArraySerializer());
    this.spool = new KafkaSpool(producer, KafkaTopics.SPOOL, parts.box(), PATIENCE);
    this.gate = new LedgerGate(() -> parts.jdbi().useHandle(handle -> handle.execute("select 1")));
  }

  /** What intake does while the ledger is away. */
  Intake.WhileAway whileAway() {
    return new Intake.WhileAway(gate, spool, LedgerAway::caused);
  }

  /** Keeps a webhook's elements in the ledger, or, while that is away, in the spool. */
  int keep(WebhookInbox inbox, List<Element> elements) {
    RuntimeException away = new IllegalStateException("neither ledger nor spool can keep it");
    if (gate.isOpen()) {
      try {
        return inbox.keep(elements);
      } catch (RuntimeException e) {
        if (!LedgerAway.caused(e)) {
          throw e;
        }
        gate.close();
        away = e;
      }
    }
    try {
      String what = parts.json().writeValueAsString(elements);
      // One batch is replayed whole: its elements were seen before, or weren't.
      if (elements.isEmpty() || spool.keep(WHATSAPP, UUID.randomUUID().toString(), what)) {
        return elements.size();
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Elements are plain JSON", e);
    }
    throw away;
  }

  /** Names every bean, as the routes call it. */
  void bind(
      BiConsumer<String, Object> registry, Intake intake, WebhookInbox inbox, ErrandTable errands) {
    Map<String, Replayer> replayers =
        Map.of(
            SpooledCommand.KIND,
            intake,
            WHATSAPP,
            what -> {
              inbox.keep(parts.json().readValue(what, ELEMENTS));
              return Replayer.Result.KEPT;
            });
    replay =
        new SpoolReplay(
            this::consumer,
            KafkaTopics.SPOOL,
            parts.box(),
            gate,
            replayers,
            (place, kind, original, reason) ->
                parts
                    .jdbi()
                    .useTransaction(
                        handle ->
                            errands.addDead(
                                handle,
                                Errand.fresh(
                                    UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
                                    "spooled-" + kind,
                                    UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
                                    original),
                                parts.clock().instant(),
                                reason)));
    replayers.forEach(
        (kind, replayer) ->
            registry.accept(
                "spooled-" + kind,
                new ErrandRunner(
                    "spooled-" + kind,
                    errands,
                    errand -> outcome(replayer.replay(errand.what())),
                    parts.settings().ladder(),
                    parts.clock())));
    registry.accept("ledgerGate", gate);
    registry.accept("spoolReplay", replay);
  }

  /** Of one that a person has sent once more. */
  private static Outcome outcome(Replayer.Result result) {
    return switch (result) {
      case KEPT -> Outcome.DONE;
      case LEDGER_AWAY -> Outcome.later("ledger-away");
      case CONTRADICTS -> new Outcome.Dead("contradicts an earlier one with the same key");
    };
  }

  @Override
  public void close() {
    if (replay != null) {
      replay.close();
    }
    producer.close(Duration.ofSeconds(3));
  }

  private Consumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "laksa-spool",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            500),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
