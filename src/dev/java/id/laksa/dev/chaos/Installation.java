package id.laksa.dev.chaos;

import id.laksa.complaint.Identity;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Engine nodes and the three stores, each a process of its own on free ports, with secrets that
 * everybody knows: nothing real may ever be in it. Meta is played by {@link GraphStub}.
 */
public final class Installation implements AutoCloseable {
  /** The names of the three stores, as the health page shows them. */
  public static final List<String> STORES = List.of("postgresql", "kafka", "artemis");

  static final byte[] KEY = new byte[32];
  static final String APP_SECRET = "chaos-app-secret";
  private static final String PASSWORD = "chaos";
  private static final Map<String, String> KAFKA_LOGIN =
      Map.of(
          "LAKSA_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
          "LAKSA_KAFKA_CLIENT_SASL_MECHANISM", "SCRAM-SHA-512",
          "LAKSA_KAFKA_CLIENT_SASL_JAAS_CONFIG",
              "org.apache.kafka.common.security.scram.ScramLoginModule required"
                  + " username=\"laksa\" password=\"chaos\";");
  private final GraphStub graph = new GraphStub();
  private final Map<String, Program> stores = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new HashMap<>();
  private final List<Program> nodes = new ArrayList<>();
  private final List<URI> urls = new ArrayList<>();

  private final Path folder;

  private Installation(Path folder) {
    this.folder = folder;
  }

  /** One node with its stores inside. */
  public static Installation inside(Launcher launcher, Path folder) {
    Installation made = new Installation(folder);
    made.choosePorts(launcher);
    made.addNode(launcher, Map.of(), made.portSettings());
    return made;
  }

  /** Some nodes, and each store a process of its own. */
  public static Installation outside(Launcher launcher, Path folder, int nodes) {
    Installation made = new Installation(folder);
    made.choosePorts(launcher);
    for (String store : STORES) {
      made.addStore(launcher, store);
    }
    Map<String, String> outside = new TreeMap<>();
    outside.put("LAKSA_POSTGRES_URL", made.postgresUrl());
    outside.put("LAKSA_KAFKA_BROKERS", made.brokers());
    outside.put("LAKSA_ARTEMIS_URL", made.artemisUrl());
    outside.put("LAKSA_PHOTO_FOLDER", made(folder.resolve("photos")).toString());
    outside.putAll(KAFKA_LOGIN);
    for (int i = 0; i < nodes; i++) {
      made.addNode(launcher, outside, List.of());
    }
    return made;
  }

  /** Starts everything and returns when every node is ready. */
  public void start() throws InterruptedException {
    stores.values().forEach(Program::launch);
    for (Program store : stores.values()) {
      store.awaitReady();
    }
    nodes.forEach(Program::launch);
    for (Program node : nodes) {
      node.awaitReady();
    }
  }

  /** A store's process. */
  public Program store(String name) {
    return Objects.requireNonNull(stores.get(name), name);
  }

  /** The nodes' processes. */
  public List<Program> nodes() {
    return List.copyOf(nodes);
  }

  /** The bases of the nodes' doors, in the same order. */
  public List<URI> urls() {
    return List.copyOf(urls);
  }

  /** The identity that every node has. */
  static Identity identity() {
    return new Identity(KEY);
  }

  /** The ledger. */
  public Jdbi ledger() {
    Properties at = addresses();
    return Jdbi.create(
            at.getProperty("postgres.url"),
            at.getProperty("postgres.user"),
            at.getProperty("postgres.password"))
        .installPlugin(new PostgresPlugin());
  }

  /** How Kafka is reached, as the engine's own user. */
  Map<String, Object> kafka() {
    Map<String, Object> settings = new TreeMap<>();
    addresses()
        .forEach(
            (name, value) -> {
              if (name.toString().startsWith("kafka.")) {
                settings.put(name.toString().substring("kafka.".length()), value);
              }
            });
    return settings;
  }

  private String brokers() {
    return "127.0.0.1:" + ports.get("kafka");
  }

  /** The departments' broker, as the engine's own user. */
  ActiveMQConnectionFactory broker() {
    Properties at = addresses();
    return new ActiveMQConnectionFactory(
        at.getProperty("artemis.url"),
        at.getProperty("artemis.user"),
        at.getProperty("artemis.password"));
  }

  @Override
  public void close() {
    nodes.forEach(Program::close);
    stores.values().forEach(Program::close);
    graph.close();
  }

  /** What the first node says where its stores are. */
  private Properties addresses() {
    Properties addresses = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("node-1/engine.properties"))) {
      addresses.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return addresses;
  }

  private String postgresUrl() {
    return "jdbc:postgresql://127.0.0.1:" + ports.get("postgresql") + "/laksa";
  }

  private String artemisUrl() {
    return "tcp://127.0.0.1:" + ports.get("commands");
  }

  private void choosePorts(Launcher launcher) {
    STORES.forEach(store -> ports.put(store, launcher.ports().getAsInt()));
    ports.put("commands", launcher.ports().getAsInt());
  }

  private List<String> portSettings() {
    return List.of(
        "--laksa.postgres.port=" + ports.get("postgresql"),
        "--laksa.kafka.port=" + ports.get("kafka"),
        "--laksa.amqp.port=" + ports.get("artemis"),
        "--laksa.artemis.port=" + ports.get("commands"));
  }

  private void addStore(Launcher launcher, String store) {
    Path data = made(folder.resolve(store));
    List<String> arguments = new ArrayList<>(List.of("store", store, "--data", data.toString()));
    if (store.equals("kafka")) {
      arguments.addAll(List.of("--kafka-password", PASSWORD));
    }
    arguments.addAll(portSettings());
    stores.put(store, launcher.program(arguments, secrets(), "is ready", folder.resolve(store)));
  }

  private void addNode(Launcher launcher, Map<String, String> outside, List<String> settings) {
    String name = "node-" + (nodes.size() + 1);
    int port = launcher.ports().getAsInt();
    List<String> arguments = new ArrayList<>(List.of("run", "--data"));
    arguments.add(made(folder.resolve(name)).toString());
    arguments.add("--laksa.http.port=" + port);
    arguments.add("--laksa.management.port=0");
    arguments.addAll(settings);
    Map<String, String> environment = new TreeMap<>(secrets());
    environment.putAll(outside);
    nodes.add(launcher.program(arguments, environment, "LAKSA is ready.", folder.resolve(name)));
    urls.add(URI.create("http://127.0.0.1:" + port));
  }

  private Map<String, String> secrets() {
    String key = Base64.getEncoder().encodeToString(KEY);
    return Map.of(
        "LAKSA_TICKET_KEY", key,
        "LAKSA_DATA_KEY", key,
        "LAKSA_POSTGRES_PASSWORD", PASSWORD,
        "LAKSA_ARTEMIS_PASSWORD", PASSWORD,
        "LAKSA_WHATSAPP_GRAPH_URL", graph.url().toString(),
        "LAKSA_WHATSAPP_PHONE_NUMBER_ID", "100000000000001",
        "LAKSA_WHATSAPP_ACCESS_TOKEN", "chaos-access-token",
        "LAKSA_WHATSAPP_APP_SECRET", APP_SECRET,
        "LAKSA_WHATSAPP_VERIFY_TOKEN", "chaos-verify-token");
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
