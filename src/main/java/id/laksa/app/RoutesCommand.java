package id.laksa.app;

import id.laksa.city.camel.CityCheck;
import id.laksa.city.camel.CityContexts;
import id.laksa.city.camel.CityPaths;
import id.laksa.city.camel.CityProperties;
import id.laksa.city.camel.ExtJars;
import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa routes …}. */
@Command(name = "routes", description = "Looks at routes.", subcommands = RoutesShowCommand.class)
final class RoutesCommand {
  @ParentCommand private Laksa laksa;

  @Command(
      name = "check",
      description =
          "Loads the city's own routes and kamelets without running them, and prints every fault by"
              + " file and line.",
      exitCodeList = {"0:they are sound", "1:there is a fault", "2:it was not understood"})
  int check(
      @Parameters(
              paramLabel = "DIR",
              arity = "0..1",
              description =
                  "a folder with routes/city and kamelets, or with the files of routes themselves"
                      + " (default: the engine's)")
          @Nullable Path folder)
      throws IOException {
    Path home = Laksa.home();
    CityPaths paths =
        folder == null
            ? CityPaths.in(CityModule.base(laksa.settings(), home), home)
            : CityPaths.named(existing(folder), home);
    Path copies = Files.createTempDirectory("laksa-ext-");
    CityProperties properties =
        CityModule.properties(paths).over(CityConnections.of(laksa.settings(), "unknown"));
    try (ExtJars jars = new ExtJars(paths.ext(), copies)) {
      CityContexts contexts =
          new CityContexts(
              jars, paths.kamelets(), properties.values(), List.of(home.resolve("data")));
      CityCheck check = new CityCheck(paths, contexts);
      List<Fault> faults = new ArrayList<>(properties.faults());
      faults.addAll(check.faults());
      faults.forEach(System.out::println);
      if (!faults.isEmpty()) {
        return 1;
      }
      Map<String, Integer> counts = check.counts();
      System.out.printf(
          "The city's files are sound: %d of routes, %d kamelets.%n",
          counts.get("routes"), counts.get("kamelets"));
      return 0;
    } finally {
      FileUtils.deleteQuietly(copies.toFile());
    }
  }

  Settings settings() {
    return laksa.settings();
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StartupFailure(folder + " is no folder.");
    }
    return folder;
  }
}
