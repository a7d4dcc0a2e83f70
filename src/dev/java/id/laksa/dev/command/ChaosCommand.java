package id.laksa.dev.command;

import id.laksa.app.DataFolder;
import id.laksa.app.JsonMappers;
import id.laksa.app.Laksa;
import id.laksa.app.Ports;
import id.laksa.app.StartupFailure;
import id.laksa.dev.chaos.ChaosRun;
import id.laksa.dev.chaos.ChaosRun.Victims;
import id.laksa.dev.chaos.Installation;
import id.laksa.dev.chaos.Launcher;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./laksa chaos …}. */
@Command(
    name = "chaos",
    description =
        "Kills engines, or the stores, under load, and looks whether every promise was kept. In a"
            + " folder of its own, on free ports: it touches no other engine.",
    exitCodeList = {
      "0:every promise was kept",
      "1:something was lost, doubled, out of order or unarmed, or it could not run",
      "2:it was not understood"
    })
public final class ChaosCommand implements Callable<Integer> {
  private static final String MARK = "laksa-chaos";

  @Option(names = "--rounds", defaultValue = "5", description = "how often something is killed")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "longest life of an engine, or how long a store stays away")
  private int seconds;

  @Option(names = "--outages", description = "kill the stores in turn, not the engines")
  private boolean outages;

  @Option(names = "--frozen", description = "let the stores in turn stand still, not die")
  private boolean frozen;

  @Option(
      names = "--nodes",
      defaultValue = "1",
      description = "engines side by side, with their stores outside when there are several")
  private int nodes;

  @Option(
      names = "--data",
      defaultValue = "data-chaos",
      description = "a folder of its own, emptied first")
  private Path data;

  @Override
  public Integer call() throws InterruptedException, JMSException {
    if (rounds < 1 || seconds < 1 || nodes < 1) {
      throw new StartupFailure("--rounds, --seconds and --nodes are 1 at least.");
    }
    if (outages && frozen) {
      throw new StartupFailure("Choose one of --outages and --frozen.");
    }
    Victims victims = frozen ? Victims.FROZEN_STORES : outages ? Victims.STORES : Victims.ENGINES;
    Path folder = emptied(data.toAbsolutePath().normalize());
    Launcher launcher =
        new Launcher(Laksa.class.getName(), Laksa.home(), List.of("-Xmx1g"), Ports::free);
    try (DataFolder own = DataFolder.open(folder);
        Installation installation =
            victims != Victims.ENGINES || nodes > 1
                ? Installation.outside(launcher, own.path(), nodes)
                : Installation.inside(launcher, own.path())) {
      Thread stop = new Thread(installation::close, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      ChaosRun.Options options = new ChaosRun.Options(rounds, seconds, victims);
      return new ChaosRun(installation, options, JsonMappers.standard(), System.out).run() ? 0 : 1;
    }
  }

  /** Only what an earlier run has made is thrown away, and only if nothing runs on it any more. */
  private static Path emptied(Path folder) {
    try {
      Files.createDirectories(folder);
      List<Path> inside;
      try (Stream<Path> files = Files.list(folder)) {
        inside = files.toList();
      }
      if (!inside.isEmpty() && !Files.exists(folder.resolve(MARK))) {
        throw new StartupFailure(folder + " is not empty: choose a folder of its own with --data.");
      }
      for (Path part : inside) {
        if (Files.isDirectory(part)) {
          DataFolder.open(part).close();
        }
      }
      FileUtils.cleanDirectory(folder.toFile());
      Files.createFile(folder.resolve(MARK));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
