package id.laksa.dev.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** Latencies to the microsecond, with three digits; thread-safe. */
final class Latencies {
  private static final int DIGITS = 3;
  private final Histogram micros = new SynchronizedHistogram(DIGITS);

  /** Adds one; a negative one counts as 0. */
  void add(long nanos) {
    micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  /** The latency in milliseconds that so many percent don't exceed; 0 when there is none. */
  double millisAt(double percent) {
    return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / 1e3;
  }
}
