package id.laksa.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * Where a running engine and its stores are reached: {@code engine.properties} in the data folder,
 * for the commands that ask about the ledger. Only its owner can read it.
 */
public final class EngineFile {
  private static final String NAME = "engine.properties";
  private static final String KAFKA = "kafka.";
  private final Properties properties;

  private EngineFile(Properties properties) {
    this.properties = properties;
  }

  static void write(
      Path data,
      Settings settings,
      Stores stores,
      int httpPort,
      int managementPort,
      Trial.@Nullable WhatsApp simulator)
      throws IOException {
    Stores.Address postgres = stores.postgresAddress();
    Stores.Address artemis = stores.artemisAddress();
    Path file = data.resolve(NAME);
    Files.deleteIfExists(file);
    Files.createFile(file, OwnFolder.FILE);
    List<String> lines = new ArrayList<>();
    lines.add("pid=" + ProcessHandle.current().pid());
    lines.add("http.url=" + FrontSettings.scheme(settings) + "://127.0.0.1:" + httpPort);
    lines.add("management.url=http://127.0.0.1:" + managementPort);
    lines.add("simulator.url=" + (simulator == null ? "" : simulator.url()));
    lines.add("postgres.url=" + postgres.url());
    lines.add("postgres.user=" + postgres.user());
    lines.add("postgres.password=" + postgres.password());
    lines.add("amqp.url=" + stores.departmentsUrl());
    lines.add("artemis.url=" + artemis.url());
    lines.add("artemis.user=" + artemis.user());
    lines.add("artemis.password=" + artemis.password());
    stores
        .kafkaClients()
        .settings()
        .forEach((name, value) -> lines.add(KAFKA + name + "=" + value));
    Files.write(file, lines.stream().map(line -> line.replace("\\", "\\\\")).toList());
  }

  /**
   * Reads it.
   *
   * @throws StartupFailure if no engine ever ran there
   */
  public static EngineFile read(Path data) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve(NAME))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new StartupFailure(
          "No engine has run on " + data + ": start one with ./laksa run, or name its --data.", e);
    }
    return new EngineFile(properties);
  }

  /** How Kafka is reached, as the engine's own user. */
  public KafkaClients kafka() {
    Map<String, String> settings = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(KAFKA)) {
        settings.put(name.substring(KAFKA.length()), properties.getProperty(name));
      }
    }
    return KafkaClients.outside(
        settings.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, ""), settings);
  }

  /** One of its values. */
  public String get(String name) {
    return properties.getProperty(name, "");
  }
}
