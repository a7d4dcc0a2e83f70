package id.laksa.app;

import id.laksa.bench.ArithmeticBench;
import id.laksa.bench.DecideBench;
import id.laksa.bench.GrowthBench;
import id.laksa.bench.IntakeBench;
import id.laksa.bench.SurgeBench;
import id.laksa.bench.TimerBench;
import id.laksa.rulebook.RuleBook;
import jakarta.jms.JMSException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa bench …}: each prints one JSON line a figure. */
@Command(name = "bench", description = "Measures a running engine.")
final class BenchCommand {
  @ParentCommand private Laksa laksa;

  @Command(
      name = "intake",
      description = "Sends complaints and, acting as the departments, sees them arrive.")
  int intake(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(names = "--connections", defaultValue = "64", description = "${DEFAULT-VALUE}")
          int connections,
      @Option(names = "--seconds", defaultValue = "30", description = "${DEFAULT-VALUE}")
          int seconds,
      @Option(names = "--warmup", defaultValue = "60", description = "${DEFAULT-VALUE} s")
          int warmUp,
      @Option(
              names = "--rate",
              defaultValue = "0",
              description = "offered a second; 0: closed loop")
          int rate)
      throws JMSException, SQLException, InterruptedException {
    IntakeBench.Options options =
        IntakeBench.Options.of(
            connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rate);
    return IntakeBench.run(target(data), options, System.out) ? 0 : 1;
  }

  @Command(
      name = "growth",
      description =
          "Measures, fills the ledger with copies of complaints, which breaks their chains, and"
              + " measures again.")
  int growth(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
      @Option(names = "--complaints", defaultValue = "1000000", description = "${DEFAULT-VALUE}")
          long complaints,
      @Option(names = "--connections", defaultValue = "64", description = "${DEFAULT-VALUE}")
          int connections,
      @Option(names = "--seconds", defaultValue = "30", description = "${DEFAULT-VALUE}")
          int seconds,
      @Option(names = "--warmup", defaultValue = "60", description = "${DEFAULT-VALUE} s")
          int warmUp,
      @Option(
              names = "--rate",
              defaultValue = "0",
              description = "offered a second while measuring; 0: closed loop")
          int rate)
      throws JMSException, SQLException, InterruptedException {
    IntakeBench.Options options =
        IntakeBench.Options.of(
            connections, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), rate);
    return new GrowthBench(target(data), pid(data), options, System.out).run(complaints) ? 0 : 1;
  }

  @Command(
      name = "surge",
      description = "Measures in the calm, in a surge of the app, and in the calm again.")
  int surge(
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data,
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
    Settings settings = laksa.settings();
    String secret =
        settings.isSet("laksa.whatsapp.app-secret")
            ? settings.text("laksa.whatsapp.app-secret")
            : Keys.load(data).whatsappSecret();
    return new SurgeBench(
                target(data),
                secret,
                pid(data),
                new SurgeBench.Surge(connections, rate, Duration.ofSeconds(seconds)),
                System.out)
            .run()
        ? 0
        : 1;
  }

  private static long pid(Path data) {
    return Long.parseLong(RunningLedger.on(data).file().get("pid"));
  }

  @Command(
      name = "decide",
      description = "Decides complaints on one thread by the rules in rules/; needs no engine.")
  int decide(
      @Option(names = "--seconds", defaultValue = "10", description = "${DEFAULT-VALUE}")
          int seconds,
      @Option(
              names = "--rules",
              description = "another folder of rules, to compare; the delivered one if not given")
          @Nullable Path rules) {
    double threshold = laksa.settings().share("laksa.words.threshold");
    RuleBook book =
        rules == null
            ? Engine.rules(Laksa.home(), laksa.settings())
            : Engine.rules(rules, Laksa.home().resolve("conf"), threshold);
    int hashtags =
        book.categories().groups().stream()
            .flatMap(group -> group.categories().stream())
            .mapToInt(leaf -> leaf.hashtags().size())
            .sum();
    DecideBench.run(
        book.classifier(), Duration.ofSeconds(seconds), Map.of("hashtags", hashtags), System.out);
    return 0;
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
    TimerBench bench = new TimerBench(target(data), pid(data), rate, System.out);
    boolean exact = bench.fire(timers);
    bench.calculate(open);
    return exact ? 0 : 1;
  }

  private static IntakeBench.Target target(Path data) {
    RunningLedger ledger = RunningLedger.on(data);
    EngineFile file = ledger.file();
    return new IntakeBench.Target(
        URI.create(file.get("http.url")),
        file.get("artemis.url"),
        Credentials.passwords(data),
        file.get("postgres.url"),
        file.get("postgres.user"),
        file.get("postgres.password"));
  }
}
