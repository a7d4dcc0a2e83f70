package id.laksa.operation;

import io.micrometer.core.instrument.Clock;

/** Does something so seldom that it takes at most a hundredth of the time. */
final class Sparingly {
  private static final int RESTS_PER_RUN = 100;
  private final Clock clock;
  private boolean rests;
  private long until;

  /**
   * Measures by the monotonic time of this clock: no jump of the day's time makes a rest longer.
   */
  Sparingly(Clock clock) {
    this.clock = clock;
  }

  /**
   * Does it, unless less than a hundred times as long has passed as it took last; an attempt that
   * fails takes its time too.
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
      rests = true;
    }
  }
}
