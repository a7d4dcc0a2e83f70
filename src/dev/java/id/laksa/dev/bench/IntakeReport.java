package id.laksa.dev.bench;

import id.laksa.dev.bench.IntakeBench.Measured;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of {@link IntakeBench}. */
final class IntakeReport {
  private static final double[] PERCENTS = {50, 95, 99};
  private static final double MS = 1_000;
  private final IntakeBench.Options options;
  private final FigurePrinter figures;

  IntakeReport(IntakeBench.Options options, PrintStream out) {
    this.options = options;
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("connections", options.connections());
    parameters.put("seconds", options.measured().toSeconds());
    parameters.put("warmup", options.warmUp().toSeconds());
    parameters.put("rate", options.rate());
    this.figures = new FigurePrinter("intake", parameters, out);
  }

  void print(Measured measured) {
    figures.print("accepted_per_second", measured.acceptedPerSecond(), "1/s");
    figures.print("delivered_per_second", measured.deliveredPerSecond(), "1/s");
    print("receipt", measured.receipts());
    print("receipt_to_queue", measured.toQueue());
    Errors errors = measured.errors();
    figures.count("errors", errors.total(), Map.of());
    errors
        .byStatus()
        .forEach(
            (status, count) -> figures.count("errors_by_status", count, Map.of("status", status)));
    figures.count("missing", measured.counts().missing(), Map.of());
    figures.count("duplicates", measured.counts().duplicates(), Map.of());
    if (options.slice() > 0) {
      printSlices(measured);
    }
  }

  /** What a complaint cost the engine with its stores. */
  void print(UseMeter.Use use, long complaints) {
    ProcessCpu cpu = use.cpu();
    figures.print("cpu_per_complaint", each(MS * cpu.all(), complaints), "ms", Map.of("of", "all"));
    figures.print(
        "cpu_per_complaint",
        each(MS * cpu.postgres(), complaints),
        "ms",
        Map.of("of", "postgresql"));
    figures.print("wal_per_complaint", each(use.store().walBytes(), complaints), "B");
    figures.print("fsyncs_per_complaint", each(use.store().fsyncs(), complaints), "1");
  }

  void printCommits(Measured measured, double commits) {
    figures.print("commits_per_second", commits, "1/s");
    figures.print("delivered_per_commit", measured.deliveredPerSecond() / commits, "1");
  }

  /** Beside what PostgreSQL alone does. */
  void print(Measured measured, PostgresAlone.Done alone) {
    double taken = alone.takenPerSecond();
    figures.print("postgres_alone_taken_per_second", taken, "1/s");
    figures.print("delivered_per_taken", each(measured.deliveredPerSecond(), taken), "1");
    figures.print(
        "postgres_alone_cpu_per_complaint",
        each(MS * alone.use().cpu().postgres(), alone.taken()),
        "ms");
    figures.print(
        "postgres_alone_wal_per_complaint",
        each(alone.use().store().walBytes(), alone.taken()),
        "B");
    figures.print(
        "postgres_alone_fsyncs_per_complaint",
        each(alone.use().store().fsyncs(), alone.taken()),
        "1");
  }

  /** Nothing, where there was none to share it. */
  private static double each(Number whole, Number number) {
    return number.doubleValue() == 0 ? 0 : whole.doubleValue() / number.doubleValue();
  }

  private void printSlices(Measured measured) {
    long from = -options.warmUp().toSeconds();
    for (long s = from; s < options.measured().toSeconds(); s += options.slice()) {
      long delivered =
          measured.bySecond().subMap(s, s + options.slice()).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      figures.print(
          "delivered_per_second_from",
          (double) delivered / options.slice(),
          "1/s",
          Map.of("from", Long.toString(s - from)));
    }
  }

  private void print(String name, Latencies latencies) {
    for (double percent : PERCENTS) {
      figures.print(name + "_p" + (int) percent, latencies.millisAt(percent), "ms");
    }
  }
}
