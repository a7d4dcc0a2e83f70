package id.laksa.app;

import id.laksa.bench.DecideBench;
import id.laksa.bench.GrowthBench;
import id.laksa.bench.IntakeBench;
import id.laksa.bench.LikenessBench;
import id.laksa.bench.PhotoBench;
import id.laksa.bench.SurgeBench;
import id.laksa.evidence.PhotoLimits;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.imageio.ImageIoPhotoSanitizer;
import id.laksa.rulebook.RuleBook;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.io.FileUtils;
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
          new ImageIoPhotoSanitizer(PhotoLimits.DEFAULT, laksa.settings().zone());
      Duration time = Duration.ofSeconds(seconds);
      return PhotoBench.run(sanitizer, folder, threads, time, System.out) && found ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
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
