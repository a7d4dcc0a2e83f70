package id.laksa.city.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ids that the engine's own routes use, read from their files. */
final class EngineIds {
  private static final String ENDING = ".camel.yaml";

  private EngineIds() {}

  /**
   * All of them.
   *
   * @param routes the engine's folder of routes
   * @param city within it, the city's
   */
  static Set<String> of(Path routes, Path city) {
    Set<String> ids = new TreeSet<>();
    if (!Files.isDirectory(routes)) {
      return ids;
    }
    Path cities = city.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(routes)) {
      files
          .filter(file -> file.toString().endsWith(ENDING))
          .filter(file -> !file.toAbsolutePath().normalize().startsWith(cities))
          .forEach(file -> add(file, ids));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ids;
  }

  private static void add(Path file, Set<String> ids) {
    try {
      ids.addAll(CityYaml.allIds(file.toString(), Files.readString(file)));
    } catch (IOException e) {
      // Whoever starts the engine by it says what is wrong with it.
    }
  }
}
