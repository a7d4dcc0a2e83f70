package id.laksa.spine;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Drops files into a running engine's folder as a city's engineer does, and takes them away. */
final class CityFiles implements AutoCloseable {
  private final Citizen management;
  private final Path folder;
  private final List<Path> dropped = new ArrayList<>();

  CityFiles(RunningEngine engine) {
    this.management = engine.management();
    this.folder = engine.city();
  }

  /** Drops a file of routes and waits until it runs. */
  void run(String name, String yaml) throws IOException {
    drop(name, yaml);
    // The first of an engine loads the reader of routes.
    await()
        .atMost(1, TimeUnit.MINUTES)
        .until(() -> texts(routes().path("running")).contains(told(name)));
  }

  /** Drops a file of routes. */
  void drop(String name, String yaml) throws IOException {
    Path file = folder.resolve("routes/city/" + name + ".camel.yaml");
    Files.createDirectories(file.getParent());
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

  /** What health says of the routes. */
  JsonNode routes() {
    JsonNode health = management.get("/observe/health/ready", Map.of()).body();
    return health.path("routes");
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
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static List<String> texts(JsonNode list) {
    List<String> all = new ArrayList<>();
    list.forEach(one -> all.add(one.asText()));
    return all;
  }

  @Override
  public void close() throws IOException {
    for (Path file : dropped) {
      Files.deleteIfExists(file);
    }
    await().until(() -> routes().path("running").isEmpty() && routes().path("setAside").isEmpty());
  }
}
