package id.laksa.dev.bench;

import id.laksa.dev.bench.DecideTexts.Tags;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How fast the rules decide, by JMH: on one thread, each measurement in a process of its own. What
 * JMH says of its work goes to standard error.
 */
public final class DecideBench {
  private static final int ITERATIONS = 5;
  private static final List<Integer> HASHTAGS = List.of(50, 5_000);
  private final Path rules;
  private final Path conf;
  private final double threshold;
  private final TimeValue iteration;
  private final OutputFormat log =
      OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);

  /**
   * Prepares.
   *
   * @param threshold the probability from which words decide, 0 to 1
   * @param duration of each measurement, after as long a warm-up
   */
  public DecideBench(Path rules, Path conf, double threshold, Duration duration) {
    this.rules = rules;
    this.conf = conf;
    this.threshold = threshold;
    this.iteration = TimeValue.milliseconds(duration.toMillis() / ITERATIONS);
  }

  /**
   * Measures, and prints one JSON line a figure.
   *
   * @throws IOException if the tables can't be copied
   * @throws RunnerException if JMH can't run, say because another one does
   */
  public void run(PrintStream out) throws IOException, RunnerException {
    DecideTables tables = new DecideTables(rules);
    FigurePrinter figures = new FigurePrinter("decide", Map.of("hashtags", tables.hashtags()), out);
    double perSecond = measure(rules, Tags.NONE, Mode.Throughput, TimeUnit.SECONDS).getScore();
    figures.print("decisions_per_second", perSecond, "1/s");
    times("decision", Tags.NONE, figures);
    times("unremembered_decision", Tags.FRESH, figures);
    double few = withHashtags(tables, HASHTAGS.get(0), out);
    double many = withHashtags(tables, HASHTAGS.get(1), out);
    figures.print("cost_%d_to_%d".formatted(HASHTAGS.get(1), HASHTAGS.get(0)), many / few, "1");
  }

  private void times(String name, Tags tags, FigurePrinter figures) throws RunnerException {
    Result<?> times = measure(rules, tags, Mode.SampleTime, TimeUnit.MICROSECONDS);
    figures.print(name + "_p50", times.getStatistics().getPercentile(50), "us");
    figures.print(name + "_p99", times.getStatistics().getPercentile(99), "us");
  }

  private double withHashtags(DecideTables tables, int hashtags, PrintStream out)
      throws IOException, RunnerException {
    Path folder = Files.createTempDirectory("laksa-bench");
    try {
      tables.copy(hashtags, folder);
      double micros =
          measure(folder, Tags.KNOWN, Mode.AverageTime, TimeUnit.MICROSECONDS).getScore();
      new FigurePrinter("decide", Map.of("hashtags", hashtags), out)
          .print("hashtag_decision", micros, "us");
      return micros;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Result<?> measure(Path folder, Tags tags, Mode mode, TimeUnit unit)
      throws RunnerException {
    RunResult result =
        new Runner(
                new OptionsBuilder()
                    .include(Deciding.class.getName())
                    .param("rules", folder.toString())
                    .param("conf", conf.toString())
                    .param("threshold", Double.toString(threshold))
                    .param("tags", tags.name())
                    .mode(mode)
                    .timeUnit(unit)
                    .threads(1)
                    .forks(1)
                    .warmupIterations(ITERATIONS)
                    .warmupTime(iteration)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(iteration)
                    .shouldFailOnError(true)
                    .build(),
                log)
            .runSingle();
    return result.getPrimaryResult();
  }
}
