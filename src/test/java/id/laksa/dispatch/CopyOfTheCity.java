package id.laksa.dispatch;

import static org.awaitility.Awaitility.await;

import id.laksa.app.Engine;
import id.laksa.app.EngineFile;
import id.laksa.app.KafkaClients;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.Citizen;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.LedgerPeek;
import id.laksa.spine.TestClock;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;

/** An engine of its own on a copy of the delivered folders, with its real stores inside. */
public final class CopyOfTheCity implements AutoCloseable {
  private final Path home;
  private final Path data;
  private final String amqp;
  private final int kafkaPort;
  private final TestClock clock;
  private final Engine engine;
  private final Citizen citizen;

  /** Changes the copy before the engine starts. */
  @FunctionalInterface
  public interface Change {
    /** Changes it. */
    void in(Path home) throws IOException;
  }

  /** Starts it. */
  public CopyOfTheCity(Path root, Map<String, String> settings, Instant now, Change change)
      throws IOException {
    this.home = root.resolve("home");
    this.data = root.resolve("data");
    for (String folder : List.of("rules", "conf", "routes")) {
      FileUtils.copyDirectory(Path.of(folder).toFile(), home.resolve(folder).toFile());
    }
    change.in(home);
    int port = Ports.free();
    this.amqp = "127.0.0.1:" + port;
    this.clock = new TestClock(now);
    Map<String, String> given = new TreeMap<>(settings);
    given.put("laksa.http.port", String.valueOf(Ports.free()));
    given.put("laksa.management.port", "0");
    given.put("laksa.amqp.port", String.valueOf(port));
    this.kafkaPort = Ports.free();
    given.put("laksa.kafka.port", String.valueOf(kafkaPort));
    given.put("laksa.postgres.port", String.valueOf(Ports.free()));
    given.put("laksa.http.trusted-proxies", "127.0.0.1");
    given.put("laksa.rules.poll", "50");
    given.put("laksa.errand.poll", "100");
    given.put("laksa.undeliverable.poll", "200");
    Settings all = Settings.load(home.resolve("conf"), Map.of(), given);
    this.engine = Engine.start(home, data, all, clock);
    this.citizen = new Citizen(engine.httpUrl());
  }

  /** The clock it goes by; it stands unless it is moved. */
  public TestClock clock() {
    return clock;
  }

  /** A citizen. */
  public Citizen citizen() {
    return citizen;
  }

  /** The base of every HTTP address. */
  public String http() {
    return engine.httpUrl();
  }

  /** Sends a complaint that must be taken; gives its ticket. */
  public String complaint(String text) {
    Citizen.Answer receipt = citizen.complain("{\"text\":\"" + text + "\"}");
    if (receipt.status() != 201) {
      throw new AssertionError(receipt.body());
    }
    return receipt.ticket();
  }

  /** What happened to a complaint so far. */
  public List<String> history(String ticket) {
    return citizen.look(ticket).path("history").findValuesAsText("event");
  }

  /** A department's system at its queue. */
  public DepartmentSystem department(String user) throws JMSException {
    return new DepartmentSystem(amqp, user, password(user));
  }

  /** How a client of Kafka says that it is this user. */
  public Map<String, Object> kafka(String user) {
    return KafkaClients.inside("127.0.0.1:" + kafkaPort, user, password(user)).settings();
  }

  /** The Live Room's first page. */
  public String liveRoom() {
    return operator().open("/live-room/").html();
  }

  /** An operator who has logged in. */
  public OperatorBrowser operator() {
    OperatorBrowser browser = new OperatorBrowser(engine.httpUrl());
    browser.logIn("operator", password("operator"));
    return browser;
  }

  /** A look into its ledger. */
  public LedgerPeek ledger() {
    return new LedgerPeek(EngineFile.read(data));
  }

  /** Its folder. */
  public Path home() {
    return home;
  }

  /** Replaces words of a file, and waits until they are in force. */
  public void reload(String file, String old, String with) throws IOException {
    String before = version();
    replace(home, file, old, with);
    await().atMost(Duration.ofSeconds(60)).until(() -> !version().equals(before));
  }

  /** Replaces words of a file. */
  public static void replace(Path home, String file, String old, String with) throws IOException {
    String text = Files.readString(home.resolve(file));
    if (!text.contains(old)) {
      throw new IllegalArgumentException(file + " has no " + old);
    }
    Files.writeString(home.resolve(file), text.replace(old, with));
  }

  @Override
  public void close() {
    engine.close();
  }

  private String version() {
    byte[] body =
        new Citizen(engine.managementUrl()).get("/observe/metrics", Map.of()).raw().body();
    return new String(body, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("laksa_rules_version"))
        .findFirst()
        .orElseThrow();
  }

  /** The password of a user that the first run made. */
  public String password(String user) {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("credentials.properties"))) {
      credentials.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return credentials.getProperty(user);
  }
}
