package id.laksa.operation;

import io.micrometer.core.instrument.Clock;

/** Does something that takes long so seldom that it takes at most a hundredth of the time. */
final class CostLimited {
  private static final int RESTS_PER_RUN = 100;
  private static final long LONG_NS = 250_000_000;
  private final Clock clock;
  private boolean rests;
  private long until;

  /**
   * Measures by the monotonic time of this clock: no jump of the day's time makes a rest longer.
   */
  CostLimited(Clock clock) {
    this.clock = clock;
  }

  /**
   * Does it, unless it took a quarter of a second or more last and less than a hundred times as
   * long has passed since; an attempt that fails takes its time too.
   */
  synchronized void run(Runnable costly) {
    long start = clock.monotonicTime();
    if (rests && start - until < 0) {
      return;
    }
    try {
      costly.run();
    } finally {
      long end = clock.monotonicTime();
      until = end + RESTS_PER_RUN * (end - start);
      rests = end - start >= LONG_NS;
    }
  }
}
