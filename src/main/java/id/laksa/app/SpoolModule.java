package id.laksa.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.intake.Intake;
import id.laksa.intake.SpooledSubmission;
import id.laksa.intake.http.BulkIntake;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.NothingKept;
import id.laksa.spool.Replayer;
import id.laksa.spool.Spool;
import id.laksa.spool.jdbc.SpoolKeyTable;
import id.laksa.spool.kafka.Drained;
import id.laksa.spool.kafka.KafkaSpool;
import id.laksa.spool.kafka.SpoolKeys;
import id.laksa.spool.kafka.TopicFeed;
import id.laksa.spool.kafka.Trimming;
import id.laksa.whatsapp.jdbc.WebhookInbox;
import id.laksa.whatsapp.webhook.Delivery.Element;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
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
final class SpoolModule implements AutoCloseable {
  private static final String WHATSAPP = "whatsapp";

  /** Before the kind of what a person sends once more. */
  private static final String AGAIN = "spooled-";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final TypeReference<List<Element>> ELEMENTS = new TypeReference<>() {};
  private final CoreModule core;
  private final KafkaClients kafka;
  private final KafkaProducer<String, byte[]> producer;
  private final KafkaSpool spool;
  private final SpoolKeys keys;
  private final LedgerGate gate;
  private final KeyedHash lanes;
  private final BulkModule bulk;
  private final List<TopicFeed> feeds = new ArrayList<>();

  SpoolModule(CoreModule core, KafkaClients kafka, List<BulkSource> sources) {
    this.core = core;
    this.bulk = new BulkModule(core, sources);
    this.kafka = kafka;
    this.lanes = KeyedHash.derived(core.keys().ticketKey(), "spool-lane");
    this.producer =
        new KafkaProducer<>(
            kafka.with(
                Map.of(
                    ProducerConfig.ACKS_CONFIG, "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                    ProducerConfig.LINGER_MS_CONFIG, 2,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 9_000)),
            new StringSerializer(),
            new ByteArraySerializer());
    this.gate = core.gate();
    boolean ledgerInside = !core.settings().isSet("laksa.postgres.url");
    this.keys =
        new SpoolKeys(
            new SpoolKeyTable(core.jdbi(), core.box(), ledgerInside),
            drained()::look,
            gate,
            core.time());
    keys.start();
    this.spool = new KafkaSpool(producer, KafkaTopics.SPOOL, core.box(), keys, PATIENCE);
  }

  /** Where promises lie while the ledger is away. */
  Spool spool() {
    return spool;
  }

  /** Whether all that was spooled before is in the ledger; false also when nobody can tell. */
  boolean isEmpty() {
    return drained().isDrained();
  }

  private Drained drained() {
    return new Drained(kafka.settings(), KafkaTopics.SPOOL, groupOf(KafkaTopics.SPOOL));
  }

  private static String groupOf(String topic) {
    return topic.replace('.', '-');
  }

  /** Keeps a webhook's elements in the ledger, or, while that is away, in the spool. */
  int keep(WebhookInbox inbox, List<Element> elements) {
    if (gate.isOpen()) {
      try {
        return inbox.keep(elements);
      } catch (RuntimeException e) {
        if (!LedgerAway.caused(e)) {
          throw e;
        }
        gate.close();
      }
    }
    // What one citizen said stays together and behind what he said before. If only some are kept,
    // Meta repeats them all, and those have no effect the second time.
    Map<String, List<Element>> byLane =
        elements.stream()
            .collect(Collectors.groupingBy(this::laneOf, LinkedHashMap::new, Collectors.toList()));
    byLane.forEach(this::spool);
    return elements.size();
  }

  private void spool(String lane, List<Element> elements) {
    try {
      if (!spool.keep(WHATSAPP, lane, core.json().writeValueAsString(elements))) {
        throw new NothingKept();
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Elements are plain JSON", e);
    }
  }

  /** What one citizen says stays in order; who he is can't be told from it. */
  private String laneOf(Element element) {
    byte[] hash = lanes.of(element.lane().getBytes(StandardCharsets.UTF_8));
    return UUID.nameUUIDFromBytes(hash).toString();
  }

  /** Names every bean, as the routes call it. */
  void bind(
      BiConsumer<String, Object> registry, Intake intake, WebhookInbox inbox, ErrandTable errands) {
    Map<String, Replayer> spooled =
        Map.of(
            SpooledSubmission.KIND,
            intake,
            WHATSAPP,
            what -> {
              inbox.keep(core.json().readValue(what, ELEMENTS));
              return Replayer.Result.KEPT;
            });
    Map<String, Replayer> ofBulk = bulk.replayers(intake);
    Trimming ofSpool = trimming(List.of(KafkaTopics.SPOOL));
    Trimming ofIntake = trimming(bulk.topics());
    registry.accept("spoolTrimming", ofSpool);
    registry.accept("intakeTrimming", ofIntake);
    registry.accept("ledgerGate", gate);
    registry.accept("spoolKeys", keys);
    registry.accept(
        "spoolFeed",
        feed(
            List.of(KafkaTopics.SPOOL),
            ofSpool.around(spool::open),
            spooled,
            SpooledSubmission.KIND,
            errands));
    registry.accept(
        "intakeFeed",
        feed(
            bulk.topics(),
            ofIntake.around(entry -> Optional.of(bulk.open(entry))),
            ofBulk,
            BulkIntake.KIND,
            errands));
    Map<String, Replayer> all = new TreeMap<>(spooled);
    all.putAll(ofBulk);
    all.forEach((kind, one) -> registry.accept(AGAIN + kind, again(one)));
    List<String> known = all.keySet().stream().map(AGAIN::concat).toList();
    registry.accept(
        "unknownKinds", (Runnable) () -> errands.buryUnknown(AGAIN, known, core.time().instant()));
  }

  private Trimming trimming(List<String> topics) {
    return new Trimming(
        kafka.settings(), producer, topics, groupOf(topics.get(0)), KafkaTopics.FILE, core.time());
  }

  private TopicFeed feed(
      List<String> topics,
      TopicFeed.Opener opener,
      Map<String, Replayer> replayers,
      String spare,
      ErrandTable errands) {
    TopicFeed feed =
        new TopicFeed(
            () -> consumer(groupOf(topics.get(0))),
            topics,
            opener,
            gate,
            replayers,
            spare,
            (place, kind, original, reason) -> bury(errands, place, kind, original, reason));
    feeds.add(feed);
    return feed;
  }

  /** One of a kind that nobody knows lies with the others, too, so that a person finds it. */
  private void bury(
      ErrandTable errands, String place, String kind, String original, String reason) {
    UUID id = UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8));
    Errand errand = Errand.fresh(id, AGAIN + kind, aboutOf(kind, original, id), original);
    core.jdbi()
        .useTransaction(handle -> errands.addDead(handle, errand, core.time().instant(), reason));
  }

  /**
   * The complaint that a letter is about, so that it goes with him who is erased.
   *
   * @param otherwise where nobody can tell
   */
  private UUID aboutOf(String kind, String original, UUID otherwise) {
    try {
      if (kind.equals(SpooledSubmission.KIND)) {
        return core.json().readValue(original, SpooledSubmission.class).submission().complaintId();
      }
      return bulk.aboutOf(kind, original).orElse(otherwise);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return otherwise;
    }
  }

  /** Does what a person has sent once more. */
  private static ErrandHandler again(Replayer replayer) {
    return errand -> outcome(replayer, errand.what());
  }

  private static ErrandOutcome outcome(Replayer replayer, String what) throws Exception {
    Replayer.Result result;
    try {
      result = replayer.replay(what);
    } catch (JsonProcessingException e) {
      // No second look will read it.
      result = Replayer.Result.malformed("");
    }
    return switch (result.end()) {
      case KEPT -> ErrandOutcome.DONE;
      case LEDGER_AWAY -> ErrandOutcome.later(result.reason());
      case NEEDS_PERSON -> new ErrandOutcome.Dead(result.reason());
    };
  }

  @Override
  public void close() {
    feeds.forEach(TopicFeed::close);
    producer.close(Duration.ofSeconds(3));
    keys.close();
  }

  private Consumer<String, byte[]> consumer(String group) {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // What a node that died was at is another's after this.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500)),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
