package id.laksa.dev.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every HTTP door of an engine, as its routes say it: a new one is fuzzed without a word here. */
final class HttpDoors {
  private static final String SERVER = "platform-http:";
  private static final String VERB = "httpMethodRestrict";

  private HttpDoors() {}

  /**
   * A door.
   *
   * @param method in capitals
   * @param path with its parameters in braces
   */
  record HttpDoor(String method, String path) {}

  /** Reads them out of a folder of routes and those below it. */
  static List<HttpDoor> in(Path routes) {
    List<HttpDoor> doors = new ArrayList<>();
    try (Stream<Path> files = Files.walk(routes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        read(Files.readString(file), doors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return doors;
  }

  private static void read(String yaml, List<HttpDoor> doors) {
    if (!(new Load(LoadSettings.builder().build()).loadFromString(yaml) instanceof List<?> parts)) {
      return;
    }
    for (Object part : parts) {
      if (part instanceof Map<?, ?> map) {
        if (map.get("templatedRoute") instanceof Map<?, ?> instance) {
          addInstance(instance, doors);
        } else if (map.get("route") instanceof Map<?, ?> route
            && route.get("from") instanceof Map<?, ?> from) {
          addRoute(from, doors);
        }
      }
    }
  }

  /** A door by the template of {@code routes/_shared/http-door}. */
  private static void addInstance(Map<?, ?> instance, List<HttpDoor> doors) {
    String path = "";
    String verb = "";
    if (instance.get("parameters") instanceof List<?> parameters) {
      for (Object parameter : parameters) {
        Map<?, ?> given = (Map<?, ?>) parameter;
        switch (text(given, "name")) {
          case "path" -> path = text(given, "value");
          case "verb" -> verb = text(given, "value");
          default -> {}
        }
      }
    }
    if (!path.isEmpty()) {
      doors.add(new HttpDoor(verb, path));
    }
  }

  private static void addRoute(Map<?, ?> from, List<HttpDoor> doors) {
    String uri = text(from, "uri");
    if (uri.startsWith(SERVER) && from.get("parameters") instanceof Map<?, ?> parameters) {
      doors.add(new HttpDoor(text(parameters, VERB), uri.substring(SERVER.length())));
    }
  }

  private static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }
}
