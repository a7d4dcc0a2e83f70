package id.laksa.bench;

import id.laksa.bench.IntakeBench.Measured;
import id.laksa.bench.IntakeBench.Options;
import id.laksa.bench.IntakeBench.Target;
import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * Whether a ledger that has grown takes complaints in as fast as before: measured, filled by intake
 * itself as real complaints would, measured again. Like {@link IntakeBench} it acts as the
 * departments, and what it fills in stays.
 */
public final class GrowthBench {
  private static final Duration SLICE = Duration.ofSeconds(20);

  private GrowthBench() {}

  /**
   * Runs, for as long as the filling takes, and prints one JSON line a figure.
   *
   * @param complaints how many the ledger must hold before the second measurement
   * @return whether nothing was refused, missing or delivered twice
   * @throws JMSException if a department can't read its queue
   * @throws SQLException if the ledger can't be counted
   */
  public static boolean run(Target target, Options options, long complaints, PrintStream out)
      throws JMSException, SQLException, InterruptedException {
    Figures figures = new Figures("growth", Map.of("connections", options.connections()), out);
    long before = inLedger(target);
    Measured small = IntakeBench.measure(target, options);
    print(figures, before, small);
    boolean sound = small.isSound();
    Options filling =
        new Options(
            options.connections(), Duration.ZERO, SLICE, 0, options.patience(), options.commits());
    while (inLedger(target) < complaints) {
      Measured slice = IntakeBench.measure(target, filling);
      sound &= slice.isSound();
      if (slice.counts().accepted() == 0) {
        return false;
      }
    }
    long after = inLedger(target);
    Measured large = IntakeBench.measure(target, options);
    print(figures, after, large);
    figures.print(
        "delivered_large_to_small", large.deliveredPerSecond() / small.deliveredPerSecond(), "1");
    return sound && large.isSound();
  }

  private static void print(Figures figures, long inLedger, Measured measured) {
    Map<String, String> ledger = Map.of("ledger", Long.toString(inLedger));
    figures.print("delivered_per_second", measured.deliveredPerSecond(), "1/s", ledger);
    figures.print("receipt_p99", measured.receipts().millisAt(99), "ms", ledger);
    figures.print("receipt_to_queue_p99", measured.toQueue().millisAt(99), "ms", ledger);
  }

  private static long inLedger(Target target) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from complaint")) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
