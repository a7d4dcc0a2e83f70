package id.laksa.dev.bench;

import id.laksa.dev.bench.IntakeBench.Measured;
import id.laksa.dev.bench.IntakeBench.Options;
import id.laksa.dev.bench.IntakeBench.Target;
import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Map;

/**
 * Whether a ledger that has grown takes complaints in as fast as before, and what memory the engine
 * holds: measured, filled with copies of what intake wrote ({@link LedgerFiller}), measured again.
 * Like {@link IntakeBench} it acts as the departments, and what it fills in stays.
 */
public final class GrowthBench {
  private final Target target;
  private final Footprint footprint;
  private final Options options;
  private final LedgerFiller ledger;
  private final FigurePrinter figures;

  /**
   * Prepares.
   *
   * @param pid the engine's
   * @param out gets one JSON line a figure
   */
  public GrowthBench(Target target, long pid, Options options, PrintStream out) {
    this.target = target;
    this.footprint = new Footprint(pid);
    this.options = options;
    this.ledger = new LedgerFiller(target);
    this.figures = new FigurePrinter("growth", Map.of("connections", options.connections()), out);
  }

  /**
   * Runs, for as long as the filling takes.
   *
   * @param complaints how many the ledger must hold before the second measurement
   * @return whether nothing was refused, missing or delivered twice
   * @throws JMSException if a department can't read its queue
   * @throws SQLException if the ledger can't be filled
   */
  public boolean run(long complaints) throws JMSException, SQLException, InterruptedException {
    Measured small = measure();
    ledger.fill(complaints);
    Measured large = measure();
    double ratio = large.deliveredPerSecond() / small.deliveredPerSecond();
    figures.print("delivered_large_to_small", ratio, "1");
    return small.isSound() && large.isSound();
  }

  private Measured measure() throws JMSException, SQLException, InterruptedException {
    Map<String, String> before = Map.of("ledger", Long.toString(ledger.complaints()));
    Measured measured = IntakeBench.measure(target, options);
    figures.print("delivered_per_second", measured.deliveredPerSecond(), "1/s", before);
    figures.print("receipt_p99", measured.receipts().millisAt(99), "ms", before);
    figures.print("receipt_to_queue_p99", measured.toQueue().millisAt(99), "ms", before);
    Map<String, String> after = Map.of("ledger", Long.toString(ledger.complaints()));
    figures.print("engine_memory", (double) footprint.ofItself(), "MiB", after);
    figures.print("tree_memory", (double) footprint.ofAll(), "MiB", after);
    return measured;
  }
}
