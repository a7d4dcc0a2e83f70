package id.laksa.app;

import com.zaxxer.hikari.HikariDataSource;
import id.laksa.complaint.BulkSource;
import id.laksa.department.Departments;
import id.laksa.http.Answers;
import id.laksa.http.ManagementServer;
import id.laksa.http.WaitingRoom;
import id.laksa.login.GuessThrottle;
import id.laksa.rulebook.Fault;
import id.laksa.rulebook.LoadResult;
import id.laksa.rulebook.MissingHolidays;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole engine: stores, rules, routes, doors. Starts what can be started side by side so. */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private final Deque<Runnable> open = new ArrayDeque<>();
  private final Settings settings;
  private @Nullable Wiring wiring;
  private @Nullable ManagementServer management;

  /** What the parts that start side by side give. */
  record Ready(
      RuleBook rules,
      List<BulkSource> sources,
      HikariDataSource postgres,
      KafkaClients kafka,
      ActiveMQConnectionFactory broker,
      Stores.Address brokerDoor,
      GuessThrottle guesses,
      BooleanSupplier journalCleaning) {}

  private Engine(Settings settings) {
    this.settings = settings;
  }

  /**
   * Starts everything and returns when complaints can be sent.
   *
   * @param home holds {@code rules}, {@code conf} and {@code routes}
   * @param dataFolder everything that lasts
   * @param time the time
   * @throws StartupFailure with what to do, if it can't
   */
  public static Engine start(Path home, Path dataFolder, Settings settings, InstantSource time) {
    Engine engine = new Engine(settings);
    try {
      engine.startAll(home, dataFolder, time);
      return engine;
    } catch (RuntimeException | Error e) {
      engine.close();
      throw e;
    } catch (Exception e) {
      engine.close();
      throw new StartupFailure("The engine does not start: " + e.getMessage(), e);
    }
  }

  /** Where the doors are: {@code http://127.0.0.1:8080}. */
  public String httpUrl() {
    return FrontSettings.scheme(settings)
        + "://"
        + settings.text("laksa.http.host")
        + ":"
        + wiring().httpPort();
  }

  /** The WhatsApp inside, of a trial; else null. */
  public Trial.@Nullable WhatsApp simulator() {
    return wiring().simulator();
  }

  /** The Camel context, for tests that look at routes. */
  public CamelContext camel() {
    return wiring().camel();
  }

  /** Where its figures are: {@code http://127.0.0.1:8081}. */
  public String managementUrl() {
    return "http://" + settings.text("laksa.management.host") + ":" + managementPort();
  }

  private Wiring wiring() {
    return Objects.requireNonNull(wiring);
  }

  private int managementPort() {
    return Objects.requireNonNull(management).port();
  }

  /**
   * Stops the doors first, then the routes when nobody is inside, then the stores. What doesn't
   * stop in its time is named in the log and left behind.
   */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }

  private void startAll(Path home, Path dataFolder, InstantSource time) throws Exception {
    DataFolder data = keep("the data folder", DataFolder.open(dataFolder));
    requireFreePorts();
    MasterKeys secrets = MasterKeys.of(settings, data.path());
    Departments departments = RuleBook.departments(home.resolve("conf"));
    List<BulkSource> sources = RuleBook.sources(home.resolve("conf"));
    Credentials credentials =
        Credentials.load(
            data.path(), departments.all().stream().map(d -> d.user()).toList(), sources);
    AtomicReference<WaitingRoom> door = new AtomicReference<>();
    if (settings.isSet("laksa.kafka.brokers") && !settings.isSet("laksa.events.key")) {
      LOG.warn(
          "laksa.events.key is not set: this node signs events by its own events-key. Set one for"
              + " all nodes.");
    }
    Stores stores =
        new Stores(settings, data, secrets.keys(), () -> Objects.requireNonNull(door.get()).open());
    open.push(stores::close);
    WaitingRoom waiting = keep("the waiting room", waitingRoom(stores));
    door.set(waiting);
    ManagementServer port = keep("the management port", management(waiting));
    management = port;
    GuessThrottle guesses = new GuessThrottle(time);
    Ready ready = startSideBySide(home, stores, departments, sources, credentials, guesses, time);
    waiting.close();
    keep(
        "the sealing key",
        new SealingKey(ready.postgres(), secrets.ticketKey(), secrets.dataKeys()));
    Wiring all = new Wiring(settings, home, data, secrets, credentials, ready, time);
    wiring = all;
    open.push(all::close);
    all.start();
    port.show(all.managementPages());
    EngineFile.write(
        data.path(), settings, stores, all.httpPort(), managementPort(), all.simulator());
  }

  private ManagementServer management(WaitingRoom door) throws Exception {
    String host = settings.text("laksa.management.host");
    int port = settings.number("laksa.management.port");
    ManagementServer server =
        new ManagementServer(door.health(), new Answers(JsonMappers.standard()));
    try {
      server.listen(host, port);
      return server;
    } catch (ExecutionException e) {
      server.close();
      throw new StartupFailure(
          "Nothing can listen on %s:%d (%s): set laksa.management.host and laksa.management.port."
              .formatted(host, port, e.getCause()),
          e);
    }
  }

  private WaitingRoom waitingRoom(Stores stores) {
    return new WaitingRoom(
        settings.text("laksa.http.host"),
        settings.number("laksa.http.port"),
        FrontSettings.tls(settings),
        stores::states,
        new Answers(JsonMappers.standard()));
  }

  /** PostgreSQL's own is looked at later, when the orphan of an earlier run is gone. */
  private void requireFreePorts() {
    if (settings.number("laksa.http.port") != 0) {
      Ports.requireFree(settings.number("laksa.http.port"), "laksa.http.port");
    }
    if (settings.number("laksa.management.port") != 0) {
      Ports.requireFree(settings.number("laksa.management.port"), "laksa.management.port");
    }
    if (!settings.isSet("laksa.artemis.url")) {
      Ports.requireFree(settings.number("laksa.amqp.port"), "laksa.amqp.port");
      if (settings.number("laksa.artemis.port") != 0) {
        Ports.requireFree(settings.number("laksa.artemis.port"), "laksa.artemis.port");
      }
    }
    if (!settings.isSet("laksa.kafka.brokers")) {
      Ports.requireFree(settings.number("laksa.kafka.port"), "laksa.kafka.port");
    }
  }

  private Ready startSideBySide(
      Path home,
      Stores stores,
      Departments departments,
      List<BulkSource> sources,
      Credentials credentials,
      GuessThrottle guesses,
      InstantSource time)
      throws Exception {
    ExecutorService together = Executors.newFixedThreadPool(4, task -> new Thread(task, "start"));
    try {
      CompletableFuture<RuleBook> rules =
          CompletableFuture.supplyAsync(() -> rules(home, settings, time), together);
      CompletableFuture<HikariDataSource> postgres =
          CompletableFuture.supplyAsync(stores::postgres, together);
      CompletableFuture<ActiveMQConnectionFactory> broker =
          CompletableFuture.supplyAsync(
              () -> stores.artemis(departments, credentials, guesses), together);
      CompletableFuture<KafkaClients> kafka =
          CompletableFuture.supplyAsync(() -> kafka(stores, sources, credentials), together);
      AtomicReference<Throwable> first = new AtomicReference<>();
      List<CompletableFuture<?>> all =
          Stream.of(rules, postgres, broker, kafka)
              .<CompletableFuture<?>>map(
                  part ->
                      part.whenComplete(
                          (x, fault) -> {
                            // Who waits for a store need not wait when nothing will come of it.
                            if (fault != null && first.compareAndSet(null, fault)) {
                              stores.giveUp();
                            }
                          }))
              .toList();
      joinAll(all, first);
      return new Ready(
          rules.join(),
          sources,
          postgres.join(),
          kafka.join(),
          broker.join(),
          stores.artemisAddress(),
          guesses,
          stores::cleanBrokersJournal);
    } finally {
      together.shutdown();
    }
  }

  /** All of them have ended when this does, so that nothing is left running. */
  private static void joinAll(List<CompletableFuture<?>> all, AtomicReference<Throwable> first) {
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      Throwable fault = first.get();
      if (fault instanceof CompletionException && fault.getCause() != null) {
        fault = fault.getCause();
      }
      if (fault instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static KafkaClients kafka(
      Stores stores, List<BulkSource> sources, Credentials credentials) {
    try {
      return stores.kafka(sources, credentials);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StartupFailure("Kafka can't be reached: " + e.getMessage(), e);
    }
  }

  /** The same, for an engine that goes by them from now on. */
  private static RuleBook rules(Path home, Settings settings, InstantSource time) {
    RuleBook book = rules(home, settings);
    new MissingHolidays(home.resolve("conf"), time)
        .of(book)
        .forEach(
            fault -> {
              throw new StartupFailure("The engine can't tell deadlines:\n" + fault);
            });
    return book;
  }

  /** The rule book, or a failure that names every fault's file and line. */
  public static RuleBook rules(Path home, Settings settings) {
    return rules(
        home.resolve("rules"), home.resolve("conf"), settings.share("laksa.words.threshold"));
  }

  /** The rule book of two folders, or a failure that names every fault's file and line. */
  static RuleBook rules(Path rules, Path conf, double threshold) {
    LoadResult result = RuleBook.load(rules, conf, threshold);
    if (result instanceof LoadResult.Loaded loaded) {
      return loaded.ruleBook();
    }
    String faults =
        ((LoadResult.Refused) result)
            .faults().stream().map(Fault::toString).collect(Collectors.joining("\n"));
    throw new StartupFailure("The rules are broken:\n" + faults);
  }

  private <T extends AutoCloseable> T keep(String name, T part) {
    open.push(() -> Closing.part(name, part));
    return part;
  }
}
