package id.laksa.app;

import id.laksa.bench.DecideBench;
import id.laksa.bench.GrowthBench;
import id.laksa.bench.IntakeBench;
import id.laksa.bench.SurgeBench;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
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
}
