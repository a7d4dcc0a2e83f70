package id.laksa.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.logging.log4j.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa run}. */
@Command(
    name = "run",
    description = {
      "Starts the engine, with the stores that aren't outside. SIGTERM or Ctrl-C stops it.",
      "Any setting is an option, too: --laksa.http.port=9000."
    },
    exitCodeList = {
      "0:it was told to stop, and did",
      "1:it could not start, or something was left behind within 29 s of the stop",
      "2:it was not understood"
    })
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  /** Of what asks it to stop: systemd and Kubernetes wait longer before they kill, or as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(29);

  @ParentCommand private Laksa laksa;

  @Option(names = "--data", defaultValue = "data", description = "where everything lasts")
  private Path data;

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = laksa.settings();
    Engine engine = Engine.start(Laksa.home(), data, settings, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(engine), "stop"));
    announce(engine, settings);
    new CountDownLatch(1).await();
    return 0;
  }

  /**
   * Whoever asks an engine to stop gets 0: to a service manager Java's own 143 is a failure. He
   * gets 1 if something had to be left behind: with embedded stores that is safe, as {@code kill
   * -9} is.
   */
  private static void stop(Engine engine) {
    Thread closing = new Thread(engine::close, "stop all");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<String> standing = Closing.standing();
    if (!standing.isEmpty()) {
      LOG.error("The engine ends without: {}", String.join(", ", standing));
    }
    System.out.println("LAKSA has stopped.");
    LogManager.shutdown();
    Runtime.getRuntime().halt(standing.isEmpty() ? 0 : 1);
  }

  private void announce(Engine engine, Settings settings) {
    boolean postgresInside = !settings.isSet("laksa.postgres.url");
    boolean kafkaInside = !settings.isSet("laksa.kafka.brokers");
    boolean artemisInside = !settings.isSet("laksa.artemis.url");
    System.out.printf(
        """
        LAKSA is ready.
          Web form     %s/
          App API      %s/api/v1/complaints
          WhatsApp     %s
          Live Room    %s/live-room/ (user operator)
          Departments  %s (AMQP 1.0)
          Events       Kafka %s, topic %s (user events-reader)
          Ledger       PostgreSQL %s
          Health       %s/observe/health/ready
          Metrics      %s/observe/metrics
          Credentials  %s
        Ctrl-C stops it.
        """,
        engine.httpUrl(),
        engine.httpUrl(),
        whatsApp(engine, settings),
        engine.httpUrl(),
        artemisInside
            ? settings.departmentDoor().address()
            : "the AMQP acceptor of the broker at " + settings.text("laksa.artemis.url"),
        kafkaInside
            ? "127.0.0.1:" + settings.number("laksa.kafka.port")
            : settings.text("laksa.kafka.brokers"),
        KafkaTopics.EVENTS,
        postgresInside
            ? "127.0.0.1:" + settings.number("laksa.postgres.port")
            : settings.text("laksa.postgres.url"),
        engine.httpUrl(),
        engine.managementUrl(),
        data.toAbsolutePath().normalize().resolve("credentials.properties"));
  }

  private static String whatsApp(Engine engine, Settings settings) {
    Trial.WhatsApp simulator = engine.simulator();
    if (simulator != null) {
      return "simulated: chat as a citizen on " + simulator.url() + "/simulator/";
    }
    return settings.isSet("laksa.whatsapp.graph-url")
        ? "as set, webhook " + engine.httpUrl() + "/webhooks/whatsapp"
        : "off: laksa.whatsapp.graph-url is not set";
  }
}
