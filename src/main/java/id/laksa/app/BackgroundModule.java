package id.laksa.app;

import id.laksa.camel.OpdComponent;
import id.laksa.deadline.DeadlineClock;
import id.laksa.department.Department;
import id.laksa.dispatch.WorkOrders;
import id.laksa.dispatch.jms.WorkOrderLetters;
import id.laksa.dispatch.jms.WorkOrderQueues;
import id.laksa.escalation.jms.EscalationQueue;
import id.laksa.evidence.jdbc.EvidenceTable;
import id.laksa.followup.FollowUpDecider;
import id.laksa.followup.FollowUpDesk;
import id.laksa.followup.FollowUpReader;
import id.laksa.followup.jdbc.FollowUpLedger;
import id.laksa.followup.jms.FollowUpInbox;
import id.laksa.followup.jms.PassingFaults;
import id.laksa.http.StrictJson;
import id.laksa.operation.DiskSpace;
import id.laksa.operation.Health;
import id.laksa.operation.Metrics;
import id.laksa.operation.QueueFigures;
import id.laksa.relay.kafka.EngineKafkaFactory;
import id.laksa.relay.kafka.EventMessages;
import id.laksa.relay.kafka.EventSignature;
import id.laksa.relay.kafka.PresentStateMessages;
import id.laksa.rulebook.MissingHolidays;
import id.laksa.undeliverable.jdbc.DeadOrderErrands;
import id.laksa.undeliverable.jdbc.UndeliverableWatch;
import id.laksa.undeliverable.jms.DeadOrderQueues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.component.kafka.KafkaComponent;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Wires what stands behind the routes that no citizen waits for. */
final class BackgroundModule implements AutoCloseable {
  private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);
  private final CoreModule core;
  private final EvidenceTable evidence;
  private final KafkaClients kafka;
  private final WorkOrderQueues queues;
  private final DeadOrderQueues deadOrders;
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
  private final StoreProbes probes;
  private final String publicUrl;
  private final String eventsKey;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Health health;
  private final QueueFigures queueFigures;
  private final Metrics metrics;
  private @Nullable DeadlineClock deadlines;

  BackgroundModule(
      CoreModule core,
      Path home,
      Engine.Ready ready,
      DiskSpace disk,
      EvidenceTable evidence,
      String publicUrl,
      String eventsKey) {
    this.core = core;
    this.eventsKey = eventsKey;
    this.evidence = evidence;
    this.publicUrl = publicUrl;
    this.kafka = ready.kafka();
    this.queues = new WorkOrderQueues(ready.broker());
    this.deadOrders = new DeadOrderQueues(ready.broker());
    pool.setConnectionFactory(ready.broker());
    this.probes = new StoreProbes(core.jdbi(), ready.kafka(), ready.brokerDoor());
    MissingHolidays holidays = new MissingHolidays(home.resolve("conf"), core.time());
    this.health =
        new Health(
            probes.all(),
            away -> !disk.hasRoom() || takesNothing(away),
            () -> Stream.concat(disk.warnings().stream(), warnings(holidays)).toList(),
            LONGEST_PROBE,
            core.answers());
    showRefusals();
    this.queueFigures = new QueueFigures(ready.broker(), this::allQueues);
    this.metrics = new Metrics(meters, core.jdbi(), queueFigures, health, core.time());
  }

  private void showRefusals() {
    Settings settings = core.settings();
    Trial.present()
        .ifPresent(
            trial ->
                trial.showRefusals(
                    meters,
                    !settings.isSet("laksa.artemis.url"),
                    !settings.isSet("laksa.kafka.brokers")));
  }

  /** What tells deadlines; after {@link #bind}. */
  DeadlineClock deadlines() {
    return Objects.requireNonNull(deadlines);
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
  QueueFigures queueFigures() {
    return queueFigures;
  }

  /** Where anything that is counted is shown. */
  MeterRegistry meters() {
    return meters;
  }

  /** Names every bean, as the routes call it. */
  void bind(BiConsumer<String, Object> registry) {
    registry.accept("health", health);
    registry.accept("metrics", metrics);
    deadlines = DeadlineModule.bind(core, meters, registry);
    registry.accept("escalationQueue", new EscalationQueue(pool, core.json()));
    registry.accept("followUpInbox", new FollowUpInbox(followUps(), core.departmentByUser()));
    registry.accept("ledgerAway", new PassingFaults());
    registry.accept(
        "undeliverableWatch",
        new UndeliverableWatch(
            core.jdbi(),
            core.ledger(),
            List.of(deadOrders, new DeadOrderErrands(core.jdbi(), core.box(), core.json())),
            () -> core.rules().get().departments().all(),
            core.time()));
    CopiesModule.bind(core, registry);
    registry.accept("workOrders", workOrders());
    registry.accept("opd", new OpdComponent(queues));
    EventSignature signature = new EventSignature(eventsKey);
    registry.accept("cloudEvents", events(signature));
    registry.accept("presentStates", new PresentStateMessages(core.json(), signature));
    KafkaComponent kafka = new KafkaComponent();
    kafka.setKafkaClientFactory(new EngineKafkaFactory(this.kafka.settings()));
    registry.accept("kafka", kafka);
  }

  @Override
  public void close() {
    health.close();
    queues.close();
    pool.stop();
    probes.close();
  }

  /** Where departments' answers are taken. */
  FollowUpDesk followUps() {
    FollowUpLedger ledger =
        new FollowUpLedger(
            core.jdbi(),
            core.ledger(),
            evidence,
            new FollowUpDecider(core.slaClocks(), core.evidenceRules(), core.texts()),
            core.refusedAttempts(),
            core.time());
    return new FollowUpDesk(
        new FollowUpReader(StrictJson.mapper(), core.texts()), ledger::take, this::count);
  }

  private void count(Department sender, String outcome) {
    Counter.builder("laksa.followups")
        .tag("department", sender.code())
        .tag("outcome", outcome)
        .description("What departments answered, by department and what became of it, on this node")
        .register(meters)
        .increment();
  }

  private WorkOrderLetters workOrders() {
    WorkOrders orders = new WorkOrders(publicUrl, core.settings().zone());
    return new WorkOrderLetters(orders, core.format(), core.json(), core.justWritten());
  }

  private EventMessages events(EventSignature signature) {
    return new EventMessages(
        KafkaTopics.EVENTS,
        URI.create(core.settings().text("laksa.events.source")),
        signature,
        core.justWritten());
  }

  /** Neither the ledger nor the spool can promise anything. */
  private static boolean takesNothing(Collection<String> away) {
    return away.containsAll(List.of("postgresql", "kafka"));
  }

  private Stream<String> warnings(MissingHolidays holidays) {
    return holidays.soon(core.rules().get()).stream()
        .map(fault -> fault.place() + " " + fault.sentence());
  }

  private List<String> allQueues() {
    List<String> names = new ArrayList<>();
    names.add("opd.updates");
    names.add("laksa.leased");
    for (Department department : core.rules().get().departments().all()) {
      names.add(department.queue());
      names.add(department.queue() + ".refused");
      names.add(department.queue() + ".escalations");
    }
    List.copyOf(names).forEach(name -> names.add("DLQ." + name));
    return names;
  }
}
