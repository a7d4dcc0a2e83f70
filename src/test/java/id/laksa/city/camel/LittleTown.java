package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;

/** A city's folder and the context in which its files run, without an engine beside it. */
final class LittleTown implements AutoCloseable {
  final Path home;
  final CityEngine engine;
  final CityFolder folder;
  private final ExtJars jars;

  /** Starts it in an empty folder; a call of the engine's waits so long. */
  LittleTown(Path home, Duration patience) throws Exception {
    this.home = home;
    for (String part : new String[] {"routes/city", "kamelets", "ext", "data/copies"}) {
      Files.createDirectories(home.resolve(part));
    }
    Files.writeString(
        home.resolve("routes/engine.camel.yaml"), "- route: {id: engines-own, from: {}}\n");
    Properties properties = new Properties();
    properties.put("city.out", home.resolve("out").toString());
    CityPaths paths = CityPaths.in(home, home);
    jars = new ExtJars(paths.ext(), home.resolve("data/copies"));
    CityContexts contexts =
        new CityContexts(jars, paths.kamelets(), properties, List.of(home.resolve("data")));
    engine =
        new CityEngine(
            contexts, new CityEngine.Bounds(patience, 100, 10_000, 3), InstantSource.system());
    engine.start();
    folder = new CityFolder(paths, contexts, engine);
    folder.begin();
  }

  /** Writes a file of routes. */
  void file(String name, String text) throws IOException {
    Files.writeString(home.resolve("routes/city/" + name + ".camel.yaml"), text);
  }

  /** Looks as often as it takes until what lies there counts. */
  void settle() throws IOException {
    folder.look();
    folder.look();
  }

  /** What is set aside. */
  List<Fault> faults() {
    return folder.overview().setAside();
  }

  @Override
  public void close() throws IOException {
    engine.close();
    jars.close();
  }
}
