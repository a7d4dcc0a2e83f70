package id.laksa.dev.bench;

import id.laksa.dev.bench.IntakeBench.Measured;
import id.laksa.dev.bench.IntakeBench.Options;
import id.laksa.dev.bench.IntakeBench.Target;
import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/**
 * What a surge by the app does to everybody: calm, surge, calm again. In the surge many connections
 * each send the next complaint as soon as the one before is answered, or a second after it was
 * refused, which is sooner than Retry-After says; in the calm complaints come at a rate. Like
 * {@link IntakeBench} it acts as the departments.
 */
public final class SurgeBench {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private final Target target;
  private final String appSecret;
  private final Footprint footprint;
  private final Surge surge;
  private final FigurePrinter figures;

  /**
   * How much for how long.
   *
   * @param connections in the surge
   * @param rate complaints a second in the calm, over 64 connections
   * @param phase how long each of the three lasts
   */
  public record Surge(int connections, int rate, Duration phase) {}

  /**
   * Prepares.
   *
   * @param appSecret what webhooks are signed with
   * @param pid the engine's
   * @param out gets one JSON line a figure
   */
  public SurgeBench(Target target, String appSecret, long pid, Surge surge, PrintStream out) {
    this.target = target;
    this.appSecret = appSecret;
    this.footprint = new Footprint(pid);
    this.surge = surge;
    this.figures = new FigurePrinter("surge", Map.of("connections", surge.connections()), out);
  }

  /**
   * Runs the three phases.
   *
   * @return whether nothing that was accepted was lost or delivered twice, and nobody was refused
   *     but in the surge
   * @throws JMSException if a department can't read its queue
   */
  public boolean run() throws JMSException, InterruptedException {
    boolean sound = phase("calm", options(64, surge.rate()));
    boolean kept = phase("surge", options(surge.connections(), 0));
    boolean again = phase("after", options(64, surge.rate()));
    return sound && kept && again;
  }

  private Options options(int connections, int rate) {
    return new Options(
        connections, WARM_UP, surge.phase(), rate, PATIENCE, Duration.ZERO, Duration.ZERO, 0);
  }

  private boolean phase(String name, Options options) throws JMSException, InterruptedException {
    Map<String, String> phase = Map.of("phase", name);
    Measured measured;
    try (BackgroundTraffic traffic = new BackgroundTraffic(target.url(), appSecret)) {
      measured = IntakeBench.measure(target, options);
      print("web", traffic.web(), phase);
      print("webhook", traffic.webhook(), phase);
      figures.count("bystanders_refused", traffic.errors().total(), phase);
    }
    figures.print("accepted_per_second", measured.acceptedPerSecond(), "1/s", phase);
    print("receipt", measured.receipts(), phase);
    // Also those of the warm-up.
    long seconds = options.warmUp().plus(options.measured()).toSeconds();
    double refused = measured.errors().total() / (double) seconds;
    figures.print("refused_per_second", refused, "1/s", phase);
    print("refusal", measured.refusals(), phase);
    measured
        .errors()
        .byStatus()
        .forEach(
            (status, count) ->
                figures.count("refused", count, Map.of("phase", name, "status", status)));
    figures.count("missing", measured.counts().missing(), phase);
    figures.count("duplicates", measured.counts().duplicates(), phase);
    figures.print("engine_memory", (double) footprint.ofItself(), "MiB", phase);
    figures.print("tree_memory", (double) footprint.ofAll(), "MiB", phase);
    boolean kept = measured.counts().missing() + measured.counts().duplicates() == 0;
    return kept && (options.rate() == 0 || measured.errors().total() == 0);
  }

  private void print(String name, Latencies latencies, Map<String, String> phase) {
    figures.print(name + "_p50", latencies.millisAt(50), "ms", phase);
    figures.print(name + "_p99", latencies.millisAt(99), "ms", phase);
  }
}
