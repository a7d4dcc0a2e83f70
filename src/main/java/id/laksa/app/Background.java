package id.laksa.app;

import id.laksa.app.embedded.CountingAuthorizer;
import id.laksa.app.embedded.KafkaTopics;
import id.laksa.broker.CoreDoorPlugin;
import id.laksa.broker.DoorRefusal;
import id.laksa.broker.Refusal;
import id.laksa.complaint.Outbox.Destination;
import id.laksa.department.Department;
import id.laksa.dispatch.WorkOrders;
import id.laksa.dispatch.jms.WorkOrderQueues;
import id.laksa.dispatch.jms.WorkOrderSender;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.jdbc.EscalationPost;
import id.laksa.escalation.jms.EscalationQueue;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.followup.FollowUpDecider;
import id.laksa.followup.FollowUpReader;
import id.laksa.followup.jdbc.FollowUpLedger;
import id.laksa.followup.jms.FollowUpInbox;
import id.laksa.followup.jms.LedgerAway;
import id.laksa.http.StrictJson;
import id.laksa.operation.DiskSpace;
import id.laksa.operation.Health;
import id.laksa.operation.Metrics;
import id.laksa.operation.QueueDepths;
import id.laksa.relay.OutboxRelay;
import id.laksa.relay.Sender;
import id.laksa.relay.kafka.EventSender;
import id.laksa.relay.kafka.EventSignature;
import id.laksa.rulebook.MissingHolidays;
import id.laksa.sla.Receiver.Channel;
import id.laksa.undeliverable.jdbc.UndeliverableWatch;
import id.laksa.undeliverable.jms.DeadOrderQueues;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Wires what stands behind the routes that no citizen waits for. */
final class Background implements AutoCloseable {
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);
  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private static final String REFUSED = "laksa.kafka.refused";
  private final Parts parts;
  private final EvidenceTable evidence;
  private final KafkaProducer<String, byte[]> producer;
  private final WorkOrderQueues queues;
  private final DeadOrderQueues deadOrders;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
  private final StoreProbes probes;
  private final String publicUrl;
  private final String eventsKey;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Health health;
  private final QueueDepths queueDepths;
  private final Metrics metrics;

  Background(
      Parts parts,
      Path home,
      Engine.Ready ready,
      DiskSpace disk,
      EvidenceTable evidence,
      String publicUrl,
      String eventsKey) {
    this.parts = parts;
    this.eventsKey = eventsKey;
    this.evidence = evidence;
    this.publicUrl = publicUrl;
    this.producer = producer(ready.kafka());
    this.queues = new WorkOrderQueues(ready.broker());
    this.deadOrders = new DeadOrderQueues(ready.broker());
    pool.setConnectionFactory(ready.broker());
    this.probes = new StoreProbes(parts.jdbi(), ready.kafka(), ready.brokerDoor());
    MissingHolidays holidays = new MissingHolidays(home.resolve("conf"), parts.clock());
    this.health =
        new Health(
            probes.all(),
            away -> !disk.hasRoom() || takesNothing(away),
            () -> Stream.concat(disk.warnings().stream(), warnings(holidays)).toList(),
            LONGEST_PROBE,
            parts.answers());
    showRefusals();
    this.queueDepths = new QueueDepths(ready.broker(), this::allQueues);
    this.metrics = new Metrics(meters, parts.jdbi(), queueDepths, health, parts.clock());
  }

  private void showRefusals() {
    if (!parts.settings().isSet("laksa.artemis.url")) {
      for (DoorRefusal refusal : DoorRefusal.values()) {
        FunctionCounter.builder("laksa.amqp.refused", refusal, DoorRefusal::times)
            .tag("what", refusal.reason())
            .register(meters);
      }
      FunctionCounter.builder("laksa.amqp.refused", this, unused -> CoreDoorPlugin.refusedByAll())
          .tag("what", "core")
          .register(meters);
      for (Refusal refusal : Refusal.values()) {
        FunctionCounter.builder("laksa.broker.refused", refusal, Refusal::times)
            .tag("reason", refusal.reason())
            .register(meters);
      }
    }
    if (!parts.settings().isSet("laksa.kafka.brokers")) {
      FunctionCounter.builder(REFUSED, this, unused -> CountingAuthorizer.refusedLogins())
          .tag("what", "login")
          .register(meters);
      FunctionCounter.builder(REFUSED, this, unused -> CountingAuthorizer.refusedRequests())
          .tag("what", "request")
          .register(meters);
    }
  }

  /** Which stores are up. */
  Health health() {
    return health;
  }

  /** What the engine measures of itself. */
  Metrics metrics() {
    return metrics;
  }

  /** What waits on the broker. */
  QueueDepths queueDepths() {
    return queueDepths;
  }

  /** Where anything that is counted is shown. */
  MeterRegistry meters() {
    return meters;
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    registry.accept("health", health);
    registry.accept("metrics", metrics);
    Clocks.bind(parts, meters, registry);
    registry.accept(
        "escalationQueue",
        new ErrandRunner(
            EscalationPost.kind(Channel.QUEUE),
            new ErrandTable(parts.jdbi(), parts.box()),
            new EscalationQueue(pool, parts.json()),
            parts.settings().ladder(),
            parts.clock()));
    registry.accept("followUpInbox", inbox());
    registry.accept("ledgerAway", new LedgerAway());
    registry.accept(
        "undeliverableWatch",
        new UndeliverableWatch(
            parts.jdbi(),
            parts.ledger(),
            deadOrders,
            () -> parts.rules().get().departments().all(),
            parts.clock()));
    registry.accept("workOrderRelay", relay(Destination.WORK_ORDERS, workOrders()));
    registry.accept("eventRelay", relay(Destination.EVENTS, events()));
  }

  @Override
  public void close() {
    health.close();
    queues.close();
    pool.stop();
    producer.close(GOODBYE);
    probes.close();
  }

  private FollowUpInbox inbox() {
    FollowUpLedger ledger =
        new FollowUpLedger(
            parts.jdbi(),
            parts.ledger(),
            evidence,
            new FollowUpDecider(parts.clockwork(), parts.evidenceRules()),
            parts.clock());
    return new FollowUpInbox(
        new FollowUpReader(StrictJson.mapper()),
        ledger,
        parts.departmentByUser(),
        parts.refusedAttempts());
  }

  private OutboxRelay relay(Destination destination, Sender sender) {
    return new OutboxRelay(
        parts.jdbi(), destination, sender, parts.settings().number("laksa.relay.batch"));
  }

  private Sender workOrders() {
    WorkOrders orders = new WorkOrders(publicUrl, parts.settings().zone());
    return new WorkOrderSender(queues, orders, parts.format(), parts.json(), parts.justWritten());
  }

  private Sender events() {
    return new EventSender(
        producer,
        KafkaTopics.EVENTS,
        URI.create(parts.settings().text("laksa.events.source")),
        new EventSignature(eventsKey),
        parts.justWritten());
  }

  /** Neither the ledger nor the spool can promise anything. */
  private static boolean takesNothing(Collection<String> away) {
    return away.containsAll(List.of("postgresql", "kafka"));
  }

  private Stream<String> warnings(MissingHolidays holidays) {
    return holidays.soon(parts.rules().get()).stream()
        .map(fault -> fault.place() + " " + fault.sentence());
  }

  private List<String> allQueues() {
    List<String> names = new ArrayList<>();
    names.add("opd.updates");
    for (Department department : parts.rules().get().departments().all()) {
      names.add(department.queue());
      names.add(department.queue() + ".refused");
      names.add(department.queue() + ".escalations");
    }
    List.copyOf(names).forEach(name -> names.add("DLQ." + name));
    return names;
  }

  private static KafkaProducer<String, byte[]> producer(KafkaClients kafka) {
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, 5,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000)),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
