package id.laksa.spine;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.laksa.app.Engine;
import id.laksa.app.EngineFile;
import id.laksa.app.KafkaClients;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import id.laksa.dev.SimulatedWhatsApp;
import id.laksa.dev.simulator.http.GraphSimulator;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One engine for all tests of this JVM, with its real stores inside, on free ports and in a folder
 * of its own. Its clock is the tests'; it stands unless it is moved.
 */
public final class RunningEngine implements BeforeAllCallback {
  /** A Monday morning in Tangerang. */
  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

  /** Orders of one department that are leased at a time. */
  static final int MOST_LEASED = 50;

  /** What the WhatsApp simulator wants to see; nobody else may. */
  static final String ACCESS_TOKEN = "laksa-test-access-token";

  private static RunningEngine started;
  private final TestClock clock = new TestClock(START);
  private final Path data;
  private final Path city;
  private final int amqpPort;
  private final int kafkaPort;
  private final AppBackend app;
  private final GreenMail mail;
  private final Engine engine;

  /** For JUnit, which makes one a test class; they all use the first's engine. */
  public RunningEngine() {
    this.data = Path.of("unused");
    this.amqpPort = 0;
    this.kafkaPort = 0;
    this.app = null;
    this.mail = null;
    this.engine = null;
    this.city = data;
  }

  private RunningEngine(Path data, Path city) {
    this.data = data;
    this.city = city;
    this.amqpPort = Ports.free();
    this.kafkaPort = Ports.free();
    this.app = new AppBackend();
    this.mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    mail.start();
    Map<String, String> given = new TreeMap<>();
    given.put("laksa.callback.url", app.url());
    given.put("laksa.callback.secret", AppBackend.SECRET);
    given.put("laksa.callback.former-secret", AppBackend.FORMER);
    given.put("laksa.callback.inside", "true");
    given.put("laksa.mail.host", "127.0.0.1");
    given.put("laksa.mail.port", String.valueOf(mail.getSmtp().getPort()));
    given.put("laksa.mail.starttls", "false");
    given.put("laksa.http.port", String.valueOf(Ports.free()));
    given.put("laksa.management.port", "0");
    // So that a test can come from anywhere.
    given.put("laksa.http.trusted-proxies", "127.0.0.1");
    given.put("laksa.amqp.port", String.valueOf(amqpPort));
    given.put("laksa.kafka.port", String.valueOf(kafkaPort));
    given.put("laksa.postgres.port", String.valueOf(Ports.free()));
    // Often enough for tests that move the clock; oftener, an engine that waits for its next test
    // takes
    // half a processor from the processes of others.
    given.put("laksa.deadline.poll", "300");
    given.put("laksa.errand.poll", "300");
    given.put("laksa.undeliverable.poll", "1000");
    given.put("laksa.search.poll", "300");
    given.put("laksa.lease.poll", "1000");
    given.put("laksa.lease.most", String.valueOf(MOST_LEASED));
    given.put("laksa.whatsapp.app-secret", "laksa-test-app-secret");
    given.put("laksa.whatsapp.verify-token", "laksa-test-verify-token");
    given.put("laksa.whatsapp.access-token", ACCESS_TOKEN);
    given.put("laksa.whatsapp.answer-timeout", "PT5S");
    given.put("laksa.metrics.poll", "1000");
    given.put("laksa.health.poll", "500");
    given.put("laksa.city.folder", city.toString());
    given.put("laksa.city.poll", "300");
    Path home = homeOfACityWithTelegram(city);
    Settings settings = Settings.load(home.resolve("conf"), Map.of(), given);
    this.engine = Engine.start(home, data, settings, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-engine"));
  }

  /** The city's own tables and routes, and one channel more than it has from the start. */
  private static Path homeOfACityWithTelegram(Path folder) {
    Path home = folder.resolve("home");
    try {
      for (String part : new String[] {"rules", "conf", "routes", "docs/api"}) {
        FileUtils.copyDirectory(Path.of(part).toFile(), home.resolve(part).toFile());
      }
      Files.writeString(
          home.resolve("conf/channels.csv"),
          "TELEGRAM,Telegram,city,telegram\n",
          StandardOpenOption.APPEND);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    get();
  }

  /** The engine, started at the first call. */
  public static synchronized RunningEngine get() {
    if (started == null) {
      try {
        started =
            new RunningEngine(
                Files.createTempDirectory("laksa-test-"), Files.createTempDirectory("laksa-city-"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return started;
  }

  /** The clock the engine goes by. */
  public TestClock clock() {
    return clock;
  }

  /** The WhatsApp simulator inside. */
  public GraphSimulator whatsapp() {
    return ((SimulatedWhatsApp) Objects.requireNonNull(engine.simulator())).simulator();
  }

  /** The app's backend that the engine calls. */
  public AppBackend app() {
    return app;
  }

  /** The mails that came to an address so far: subject and text. */
  public List<String> mailTo(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .map(RunningEngine::read)
        .filter(message -> message.startsWith(address + "\n"))
        .toList();
  }

  private static String read(MimeMessage message) {
    try {
      return message.getAllRecipients()[0]
          + "\n"
          + message.getSubject()
          + "\n"
          + message.getContent();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The Camel context, for tests that stop a route. */
  public CamelContext camel() {
    return engine.camel();
  }

  /** The base of every HTTP address. */
  public String http() {
    return engine.httpUrl();
  }

  /** The base of what only those who run it may see. */
  public String managementUrl() {
    return engine.managementUrl();
  }

  /** Reads what only those who run it may see. */
  public Citizen management() {
    return new Citizen(engine.managementUrl());
  }

  /** What Prometheus reads. */
  public String metrics() {
    byte[] body = management().get("/observe/metrics", Map.of()).raw().body();
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Host and port of the departments' door of the broker. */
  public String amqp() {
    return "127.0.0.1:" + amqpPort;
  }

  /** URL of the broker's door for the engine's own commands. */
  public String core() {
    return file().get("artemis.url");
  }

  /** How a client of Kafka says that it is this user. */
  public Map<String, Object> kafka(String user) {
    return KafkaClients.inside("127.0.0.1:" + kafkaPort, user, password(user)).settings();
  }

  /** The data folder. */
  public Path data() {
    return data;
  }

  /** The folder with the city's own files. */
  public Path city() {
    return city;
  }

  /** Where the stores are. */
  public EngineFile file() {
    return EngineFile.read(data);
  }

  /** The password of a user, from the credentials file. */
  public String password(String user) {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("credentials.properties"))) {
      credentials.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return credentials.getProperty(user);
  }

  private void stop() {
    engine.close();
    mail.stop();
    delete(data);
    delete(city);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
