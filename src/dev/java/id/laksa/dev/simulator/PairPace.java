package id.laksa.dev.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast one citizen may be written to: a message each 6 seconds, or up to 45 within 6 seconds
 * that are paid back by silence before the next. Not thread-safe.
 */
final class PairPace {
  private static final Duration STEP = Duration.ofSeconds(6);
  private static final int BURST = 45;
  private Instant burstBegan = Instant.MIN;
  private int inBurst;

  /** Counts a message, or says no. */
  boolean admit(Instant now) {
    if (inBurst == 0 || !now.isBefore(burstBegan.plus(STEP.multipliedBy(inBurst)))) {
      burstBegan = now;
      inBurst = 1;
      return true;
    }
    if (inBurst == BURST || !now.isBefore(burstBegan.plus(STEP))) {
      return false;
    }
    inBurst++;
    return true;
  }
}
