package id.laksa.app;

import id.laksa.city.CityOverview;
import id.laksa.city.camel.CityComponent;
import id.laksa.city.camel.CityContexts;
import id.laksa.city.camel.CityEngine;
import id.laksa.city.camel.CityFolder;
import id.laksa.city.camel.CityPaths;
import id.laksa.city.camel.CityProperties;
import id.laksa.city.camel.EngineDoor;
import id.laksa.city.camel.EntryRoutes;
import id.laksa.city.camel.ExtJars;
import id.laksa.city.camel.FollowUpEntry;
import id.laksa.city.camel.SubmitEntry;
import id.laksa.city.entry.CityFollowUps;
import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires what the city adds by files of its own, in a context of its own. */
final class CityModule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CityModule.class);
  private final CityProperties properties;
  private final ExtJars jars;
  private final CityEngine engine;
  private final EngineDoor door = new EngineDoor();
  private final DoorsModule doors;
  private final EntryRoutes entries;
  private final CityFollowUps followUps;
  private final CityFolder folder;

  CityModule(
      CoreModule core,
      Path home,
      DataFolder data,
      Credentials credentials,
      DoorsModule doors,
      BackgroundModule background) {
    Settings settings = core.settings();
    CityPaths paths = CityPaths.in(base(settings, home), home);
    this.jars = new ExtJars(paths.ext(), emptied(data.folder("ext")));
    this.properties =
        properties(paths).over(CityConnections.of(settings, credentials.password(KafkaUsers.CITY)));
    CityContexts contexts =
        new CityContexts(jars, paths.kamelets(), properties.values(), List.of(data.path()));
    this.engine =
        new CityEngine(
            contexts,
            new CityEngine.Bounds(
                settings.duration("laksa.city.patience"),
                settings.number("laksa.city.most-routes"),
                settings.number("laksa.city.most-steps"),
                settings.number("laksa.city.most-calls")),
            core.time());
    this.doors = doors;
    this.entries =
        new EntryRoutes(
            new SubmitEntry(
                door,
                settings.number("laksa.city.per-second"),
                settings.number("laksa.city.burst"),
                core.json(),
                doors.scratch(),
                settings.number("laksa.photo.max-bytes")),
            new FollowUpEntry(door, engine::fileOf));
    this.followUps =
        new CityFollowUps(background.followUps(), core.rules(), core.refusedAttempts());
    this.folder = new CityFolder(paths, contexts, engine);
  }

  /** The folder that holds {@code routes/city} and its like. */
  static Path base(Settings settings, Path home) {
    return settings.isSet("laksa.city.folder")
        ? Path.of(settings.text("laksa.city.folder")).toAbsolutePath().normalize()
        : home;
  }

  /** What the files name in double braces. */
  static CityProperties properties(CityPaths paths) {
    return CityProperties.read(paths.conf().resolve("city.properties"), System.getenv());
  }

  /** How the city's files stand. */
  CityOverview overview() {
    CityOverview now = folder.overview();
    List<Fault> all = Stream.concat(properties.faults().stream(), now.setAside().stream()).toList();
    return new CityOverview(now.running(), all, now.failing());
  }

  /** Where the city's own routes run. */
  CamelContext camel() {
    return engine.context();
  }

  /** Names the beans, as the engine's routes call them. */
  void bind(BiConsumer<String, Object> registry) {
    registry.accept("city", new CityComponent(engine));
    registry.accept("cityFolder", folder);
    registry.accept("cityIntake", doors.cityIntake());
    registry.accept("cityFollowUps", followUps);
  }

  /** Starts what lies there. Whatever is wrong with it, the engine's own routes run. */
  void start(CamelContext engines) {
    door.open(engines);
    properties.faults().forEach(fault -> LOG.warn("{}", fault));
    try {
      engine.start(entries);
      folder.begin();
    } catch (Exception | LinkageError e) {
      LOG.error("The city's own routes don't run", e);
    }
  }

  private static Path emptied(Path copies) {
    try {
      FileUtils.cleanDirectory(copies.toFile());
    } catch (IOException e) {
      throw DataFolder.unwritable(copies, e);
    }
    return copies;
  }

  @Override
  public void close() throws IOException {
    engine.close();
    jars.close();
  }
}
