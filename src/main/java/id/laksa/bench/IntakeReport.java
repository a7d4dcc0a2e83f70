package id.laksa.bench;

import id.laksa.bench.IntakeBench.Measured;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of {@link IntakeBench}. */
final class IntakeReport {
  private static final double[] PERCENTS = {50, 95, 99};
  private final Figures figures;

  IntakeReport(IntakeBench.Options options, PrintStream out) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("connections", options.connections());
    parameters.put("seconds", options.measured().toSeconds());
    parameters.put("warmup", options.warmUp().toSeconds());
    parameters.put("rate", options.rate());
    this.figures = new Figures("intake", parameters, out);
  }

  void print(Measured measured, double commits) {
    double delivered = measured.deliveredPerSecond();
    figures.print("accepted_per_second", measured.acceptedPerSecond(), "1/s");
    figures.print("delivered_per_second", delivered, "1/s");
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
    figures.print("commits_per_second", commits, "1/s");
    figures.print("delivered_per_commit", delivered / commits, "1");
  }

  private void print(String name, Latencies latencies) {
    for (double percent : PERCENTS) {
      figures.print(name + "_p" + (int) percent, latencies.millisAt(percent), "ms");
    }
  }
}
