package id.laksa.dev.command;

import id.laksa.app.Engine;
import id.laksa.app.Laksa;
import id.laksa.app.RunningStores;
import id.laksa.app.StartupFailure;
import id.laksa.dev.bench.ArithmeticBench;
import id.laksa.dev.bench.DecideBench;
import id.laksa.dev.bench.DeliveryBench;
import id.laksa.dev.bench.GrowthBench;
import id.laksa.dev.bench.IntakeBench;
import id.laksa.dev.bench.LikenessBench;
import id.laksa.dev.bench.ListBench;
import id.laksa.dev.bench.PhotoBench;
import id.laksa.dev.bench.SurgeBench;
import id.laksa.dev.bench.TimerBench;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.imageio.ImageIoPhotoSanitizer;
import id.laksa.texts.Messages;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa bench …}: each prints one JSON line a figure. */
@Command(
    name = "bench",
    description = {
      "Measures a running engine; each figure is a JSON line.",
      "For an engine of its own (--data of a trial), never for the city's: it writes thousands of"
          + " complaints into the ledger and reads, as the departments would, whatever is"
          + " dispatched to DPUPR, DLH, DISHUB, DISBUDPAR and DINSOS meanwhile. Orders that waited"
          + " before stay."
    })
public final class BenchCommand {
  @ParentCommand private Laksa laksa;

  @Command(
      name = "intake",
      description = {
        "Sends complaints and, acting as the departments, sees them arrive: accepted and delivered"
            + " a second, receipt to queue, CPU, WAL and fsyncs a complaint; beside it what"
            + " PostgreSQL alone does of the engine's job.",
        "--warmup 0 --slices 5 right after a start shows a flood's first minute."
      })
  int intake(@Mixin MeasuredEngine engine, @Mixin MeasuredLoad load)
      throws JMSException, SQLException, InterruptedException {
    return IntakeBench.run(engine.target(), engine.pid(), load.options(), System.out) ? 0 : 1;
  }

  @Command(
      name = "growth",
      description =
          "Measures, fills the ledger with copies of complaints, which breaks their chains, and"
              + " measures again.")
  int growth(
      @Mixin MeasuredEngine engine,
      @Mixin MeasuredLoad load,
      @Option(
              names = "--complaints",
              defaultValue = "1000000",
              description = "how many the ledger shall hold")
          long complaints)
      throws JMSException, SQLException, InterruptedException {
    GrowthBench bench = new GrowthBench(engine.target(), engine.pid(), load.options(), System.out);
    return bench.run(complaints) ? 0 : 1;
  }

  @Command(
      name = "surge",
      description = "Measures in the calm, in a surge of the app, and in the calm again.")
  int surge(
      @Mixin MeasuredEngine engine,
      @Option(names = "--connections", defaultValue = "2000", description = "in the surge")
          int connections,
      @Option(names = "--rate", defaultValue = "500", description = "offered a second in the calm")
          int rate,
      @Option(
              names = "--seconds",
              defaultValue = "15",
              description = "how long each of the three lasts")
          int seconds)
      throws JMSException, InterruptedException {
    SurgeBench bench =
        new SurgeBench(
            engine.target(),
            engine.whatsappSecret(laksa.settings()),
            engine.pid(),
            new SurgeBench.Surge(connections, rate, Duration.ofSeconds(seconds)),
            System.out);
    return bench.run() ? 0 : 1;
  }

  @Command(
      name = "decide",
      description = "Decides complaints on one thread by the rules in rules/; needs no engine.")
  int decide(
      @Option(
              names = "--seconds",
              defaultValue = "10",
              description = "how long each of five measurements lasts, after as long a warm-up")
          int seconds,
      @Option(
              names = "--rules",
              description = "another folder of rules, to compare; the delivered one if not given")
          @Nullable Path rules)
      throws IOException {
    Path home = Laksa.home();
    DecideBench bench =
        new DecideBench(
            rules == null ? home.resolve("rules") : rules,
            home.resolve("conf"),
            laksa.settings().share("laksa.words.threshold"),
            Duration.ofSeconds(seconds));
    try {
      bench.run(System.out);
    } catch (RunnerException e) {
      throw new StartupFailure("JMH does not get through: " + e.getMessage(), e);
    }
    return 0;
  }

  @Command(
      name = "photos",
      description =
          "Makes photos safe, and finds one that looks like another among many; the latter in the"
              + " ledger of a running engine, which it leaves as it is.")
  int photos(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(names = "--seconds", defaultValue = "20", description = "how long") int seconds,
      @Option(names = "--threads", defaultValue = "2", description = "that make photos safe")
          int threads,
      @Option(names = "--photos", defaultValue = "1000000", description = "to find one among")
          int photos)
      throws IOException, InterruptedException {
    RunningStores ledger = RunningStores.on(data);
    boolean found = LikenessBench.run(ledger.jdbi(), photos, System.out);
    Path folder = Files.createTempDirectory("laksa-photos");
    try {
      PhotoSanitizer sanitizer =
          new ImageIoPhotoSanitizer(
              PhotoLimits.DEFAULT,
              laksa.settings().zone(),
              Messages.load(Laksa.home().resolve("conf")).indonesian(),
              InstantSource.system());
      Duration time = Duration.ofSeconds(seconds);
      return PhotoBench.run(sanitizer, folder, threads, time, System.out) && found ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Command(
      name = "list",
      description = {
        "Reads pages of the Live Room's list by each filter, and says how large its indexes are.",
        "In a schema of its own in the ledger's database, filled with made-up complaints and gone"
            + " afterwards: the engine's ledger stays as it is."
      },
      exitCodeList = {
        "0:95 of 100 pages were there within 200 ms, by each filter",
        "1:they were not, or it could not measure",
        "2:it was not understood"
      })
  int list(
      @Mixin MeasuredEngine engine,
      @Option(
              names = "--complaints",
              defaultValue = "100000",
              description = "how many there are; the goal is for 1000000")
          long complaints,
      @Option(names = "--pages", defaultValue = "50", description = "read by each filter")
          int pages)
      throws SQLException, IOException {
    ListBench bench =
        new ListBench(
            engine.target(),
            Engine.rules(Laksa.home(), laksa.settings()),
            laksa.settings().zone(),
            pages,
            System.out);
    return bench.run(complaints) ? 0 : 1;
  }

  @Command(
      name = "delivery",
      description = {
        "Finishes work at a rate and looks how soon the news is on its way to the reporters.",
        "By WhatsApp, or by the app's callback where the engine runs with"
            + " laksa.callback.inside=true and laksa.callback.url=http://127.0.0.1:RECEIVER/."
      },
      exitCodeList = {
        "0:the news left in time",
        "1:more than one of a hundred took over a second, or it could not measure",
        "2:it was not understood"
      })
  int delivery(
      @Mixin MeasuredEngine engine,
      @Option(names = "--rate", defaultValue = "30", description = "finished a second") int rate,
      @Option(names = "--seconds", defaultValue = "30", description = "how long") int seconds,
      @Option(
              names = "--receiver",
              defaultValue = "0",
              description = "port where the app is played; 0: WhatsApp")
          int receiver)
      throws IOException, SQLException, JMSException, InterruptedException {
    DeliveryBench.Way way = new DeliveryBench.Way(engine.simulator(), receiver);
    return new DeliveryBench(engine.target(), way, rate, System.out).run(seconds) ? 0 : 1;
  }

  @Command(
      name = "sla",
      description = {
        "Counts deadlines by the offices' calendar on one thread, without an engine; then lets the"
            + " timers of a running engine come due, and has its clocks calculated again.",
        "Copies complaints, which breaks their chains: for a ledger that may be thrown away."
      })
  int sla(
      @Option(names = "--data", description = "the engine's data folder; not given: no timers")
          @Nullable Path data,
      @Option(names = "--timers", defaultValue = "1000000", description = "that are armed")
          int timers,
      @Option(names = "--rate", defaultValue = "5000", description = "how many come due a second")
          int rate,
      @Option(
              names = "--open",
              defaultValue = "100000",
              description = "open complaints whose clocks are calculated again")
          int open,
      @Option(names = "--calendar", defaultValue = "kantor", description = "of the arithmetic")
          String calendar,
      @Option(names = "--seconds", defaultValue = "5", description = "of the arithmetic")
          int seconds)
      throws SQLException, InterruptedException {
    ArithmeticBench.run(
        Engine.rules(Laksa.home(), laksa.settings())
            .calendars()
            .byName(calendar)
            .orElseThrow(() -> new StartupFailure("There is no calendar " + calendar + ".")),
        Duration.ofSeconds(seconds),
        System.out);
    if (data == null) {
      return 0;
    }
    MeasuredEngine engine = MeasuredEngine.on(data);
    TimerBench bench = new TimerBench(engine.target(), engine.pid(), rate, System.out);
    boolean exact = bench.fire(timers);
    bench.calculate(open);
    return exact ? 0 : 1;
  }
}
