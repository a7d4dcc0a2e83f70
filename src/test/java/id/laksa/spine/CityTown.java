package id.laksa.spine;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.laksa.app.Engine;
import id.laksa.app.EngineFile;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.commons.io.FileUtils;

/**
 * An engine of its own, in a city that adds routes, kamelets and channels: what a city's engineer
 * does with files is done here with files.
 */
final class CityTown implements AutoCloseable {
  private final Path home;
  private final Path data;
  private final Engine engine;
  private final int kafkaPort = Ports.free();
  private final int amqpPort = Ports.free();
  private final List<Path> dropped = new ArrayList<>();

  /**
   * Starts it.
   *
   * @param root an empty folder
   * @param tables rows to add, by table of {@code conf}
   * @param properties of the city
   * @param settings beside the usual ones
   */
  CityTown(
      Path root,
      Map<String, String> tables,
      Map<String, String> properties,
      Map<String, String> settings)
      throws IOException {
    this.home = root.resolve("home");
    this.data = root.resolve("data");
    for (String folder : new String[] {"rules", "conf", "routes", "kamelets"}) {
      FileUtils.copyDirectory(Path.of(folder).toFile(), home.resolve(folder).toFile());
    }
    for (Map.Entry<String, String> table : tables.entrySet()) {
      append("conf/" + table.getKey(), table.getValue());
    }
    for (Map.Entry<String, String> property : properties.entrySet()) {
      append("conf/city.properties", property.getKey() + "=" + property.getValue());
    }
    Map<String, String> given = new TreeMap<>(settings);
    given.put("laksa.http.port", String.valueOf(Ports.free()));
    given.put("laksa.management.port", "0");
    given.put("laksa.amqp.port", String.valueOf(amqpPort));
    given.put("laksa.kafka.port", String.valueOf(kafkaPort));
    given.put("laksa.postgres.port", String.valueOf(Ports.free()));
    given.put("laksa.city.poll", "100");
    given.put("laksa.errand.poll", "100");
    given.put("laksa.health.poll", "500");
    this.engine =
        Engine.start(
            home,
            data,
            Settings.load(home.resolve("conf"), Map.of(), given),
            InstantSource.system());
  }

  private void append(String file, String row) throws IOException {
    Files.writeString(
        home.resolve(file), row + "\n", StandardOpenOption.APPEND, StandardOpenOption.CREATE);
  }

  CamelContext camel() {
    return engine.camel();
  }

  Citizen citizen() {
    return new Citizen(engine.httpUrl());
  }

  String http() {
    return engine.httpUrl();
  }

  LedgerPeek ledger() {
    return new LedgerPeek(EngineFile.read(data));
  }

  int kafkaPort() {
    return kafkaPort;
  }

  int amqpPort() {
    return amqpPort;
  }

  Path home() {
    return home;
  }

  String password(String user) {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("credentials.properties"))) {
      credentials.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return credentials.getProperty(user);
  }

  /** Drops a file of routes and waits until it runs. */
  void run(String name, String yaml) throws IOException {
    drop(name, yaml);
    await("routes/city/" + name + ": " + routes())
        .until(() -> texts(routes().path("running")).contains(told(name)));
  }

  /** Drops a file of routes. */
  void drop(String name, String yaml) throws IOException {
    Path file = home.resolve("routes/city/" + name + ".camel.yaml");
    Path draft = Files.createTempFile("draft", ".yaml");
    Files.writeString(draft, yaml);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    dropped.add(file);
  }

  /** Waits until a file is set aside, and says why. */
  JsonNode setAside(String name) {
    return await()
        .until(
            () -> find(routes().path("setAside"), "file", told(name)),
            found -> !found.isMissingNode());
  }

  /** How a route fails, when it has failed. */
  JsonNode failing(String route) {
    return await()
        .until(
            () -> find(routes().path("failing"), "route", route), found -> !found.isMissingNode());
  }

  /** Takes away a file of routes. */
  void takeAway(String name) throws IOException {
    Files.delete(home.resolve("routes/city/" + name + ".camel.yaml"));
  }

  /** Takes away all files that were dropped. */
  void tidy() throws IOException {
    for (Path file : dropped) {
      Files.deleteIfExists(file);
    }
    dropped.clear();
    await().until(() -> routes().path("running").isEmpty() && routes().path("setAside").isEmpty());
  }

  /** What health says of the routes. */
  JsonNode routes() {
    return new Citizen(engine.managementUrl())
        .get("/observe/health/ready", Map.of())
        .body()
        .path("routes");
  }

  private static String told(String name) {
    return "routes/city/" + name + ".camel.yaml";
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    for (JsonNode one : list) {
      if (one.path(field).asText().equals(value)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  private static List<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(one -> all.add(one.asText()));
    return all;
  }

  @Override
  public void close() {
    engine.close();
  }
}
