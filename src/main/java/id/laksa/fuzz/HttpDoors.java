package id.laksa.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every HTTP door of an engine, as its routes say it: a new one is fuzzed without a word here. */
final class HttpDoors {
  private static final List<String> METHODS =
      List.of("get", "post", "put", "patch", "delete", "head");

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
      if (part instanceof Map<?, ?> map && map.get("rest") instanceof Map<?, ?> rest) {
        METHODS.forEach(method -> add(rest, method, doors));
      }
    }
  }

  private static void add(Map<?, ?> rest, String method, List<HttpDoor> doors) {
    if (rest.get(method) instanceof List<?> verbs) {
      for (Object verb : verbs) {
        String own = part((Map<?, ?>) verb, "path");
        String path = own.isEmpty() ? part(rest, "path") : part(rest, "path") + "/" + own;
        doors.add(new HttpDoor(method.toUpperCase(Locale.ROOT), path.replaceAll("/{2,}", "/")));
      }
    }
  }

  private static String part(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }
}
