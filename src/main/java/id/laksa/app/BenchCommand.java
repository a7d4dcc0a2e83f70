package id.laksa.app;

import id.laksa.bench.ArithmeticBench;
import id.laksa.bench.DecideBench;
import id.laksa.bench.DeliveryBench;
import id.laksa.bench.GrowthBench;
import id.laksa.bench.IntakeBench;
import id.laksa.bench.LikenessBench;
import id.laksa.bench.PhotoBench;
import id.laksa.bench.SurgeBench;
import id.laksa.bench.TimerBench;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.imageio.ImageIoPhotoSanitizer;
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
@Command(name = "bench", description = "Measures a running engine.")
final class BenchCommand {
  @ParentCommand private Laksa laksa;

  @Command(
      name = "intake",
      description = "Sends complaints and, acting as the departments, sees them arrive.")
  int intake(@Mixin MeasuredEngine engine, @Mixin MeasuredLoad load)
      throws JMSException, SQLException, InterruptedException {
    return IntakeBench.run(engine.target(), load.options(), System.out) ? 0 : 1;
  }

  @Command(
      name = "growth",
      description =
          "Measures, fills the ledger with copies of complaints, which breaks their chains, and"
              + " measures again.")
  int growth(
      @Mixin MeasuredEngine engine,
      @Mixin MeasuredLoad load,
      @Option(names = "--complaints", defaultValue = "1000000", description = "${DEFAULT-VALUE}")
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
      @Option(
              names = "--connections",
              defaultValue = "2000",
              description = "in the surge: ${DEFAULT-VALUE}")
          int connections,
      @Option(
              names = "--rate",
              defaultValue = "500",
              description = "offered a second in the calm: ${DEFAULT-VALUE}")
          int rate,
      @Option(
              names = "--seconds",
              defaultValue = "15",
              description = "each of the three: ${DEFAULT-VALUE}")
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
              description = "each of five measurements, after as long a warm-up: ${DEFAULT-VALUE}")
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
      @Option(names = "--seconds", defaultValue = "20", description = "${DEFAULT-VALUE}")
          int seconds,
      @Option(names = "--threads", defaultValue = "2", description = "${DEFAULT-VALUE}")
          int threads,
      @Option(names = "--photos", defaultValue = "1000000", description = "${DEFAULT-VALUE}")
          int photos)
      throws IOException, InterruptedException {
    RunningLedger ledger = RunningLedger.on(data);
    boolean found = LikenessBench.run(ledger.jdbi(), photos, System.out);
    Path folder = Files.createTempDirectory("laksa-photos");
    try {
      PhotoSanitizer sanitizer =
          new ImageIoPhotoSanitizer(
              PhotoLimits.DEFAULT, laksa.settings().zone(), InstantSource.system());
      Duration time = Duration.ofSeconds(seconds);
      return PhotoBench.run(sanitizer, folder, threads, time, System.out) && found ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Command(
      name = "delivery",
      description = {
        "Finishes work at a rate and looks how soon the news is on its way to the reporters.",
        "By WhatsApp, or by the app's callback where the engine runs with laksa.callback.inside=true and"
            + " laksa.callback.url=http://127.0.0.1:RECEIVER/."
      })
  int delivery(
      @Mixin MeasuredEngine engine,
      @Option(names = "--rate", defaultValue = "30", description = "a second: ${DEFAULT-VALUE}")
          int rate,
      @Option(names = "--seconds", defaultValue = "30", description = "${DEFAULT-VALUE}")
          int seconds,
      @Option(
              names = "--receiver",
              defaultValue = "0",
              description = "port where the app is played; not given: WhatsApp")
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
      @Option(names = "--timers", defaultValue = "1000000", description = "${DEFAULT-VALUE}")
          int timers,
      @Option(
              names = "--rate",
              defaultValue = "5000",
              description = "due a second: ${DEFAULT-VALUE}")
          int rate,
      @Option(
              names = "--open",
              defaultValue = "100000",
              description = "calculated again: ${DEFAULT-VALUE}")
          int open,
      @Option(
              names = "--calendar",
              defaultValue = "kantor",
              description = "for the arithmetic: ${DEFAULT-VALUE}")
          String calendar,
      @Option(names = "--seconds", defaultValue = "5", description = "${DEFAULT-VALUE}")
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
