package id.laksa.bench;

import id.laksa.bench.Deliveries.Counts;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of {@link IntakeBench}. */
final class IntakeReport {
  private static final double[] PERCENTS = {50, 95, 99};
  private final Window window;
  private final Figures figures;

  IntakeReport(IntakeBench.Options options, Window window, PrintStream out) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("connections", options.connections());
    parameters.put("seconds", options.measured().toSeconds());
    parameters.put("warmup", options.warmUp().toSeconds());
    parameters.put("rate", options.rate());
    this.window = window;
    this.figures = new Figures("intake", parameters, out);
  }

  void print(Counts counts, Reporters reporters, Latencies toQueue, double commits) {
    double delivered = counts.delivered() / window.seconds();
    figures.print("accepted_per_second", counts.accepted() / window.seconds(), "1/s");
    figures.print("delivered_per_second", delivered, "1/s");
    print("receipt", reporters.receipts());
    print("receipt_to_queue", toQueue);
    figures.count("errors", reporters.errors().total(), Map.of());
    reporters
        .errors()
        .byStatus()
        .forEach(
            (status, count) -> figures.count("errors_by_status", count, Map.of("status", status)));
    figures.count("missing", counts.missing(), Map.of());
    figures.count("duplicates", counts.duplicates(), Map.of());
    figures.print("commits_per_second", commits, "1/s");
    figures.print("delivered_per_commit", delivered / commits, "1");
  }

  private void print(String name, Latencies latencies) {
    for (double percent : PERCENTS) {
      figures.print(name + "_p" + (int) percent, latencies.millisAt(percent), "ms");
    }
  }
}
