package id.laksa.dev.bench;

import java.time.Duration;

/** The time that is measured, in {@link System#nanoTime}; the end is no longer in it. */
record Window(long from, long until) {
  /** The time that begins after a warm-up from now. */
  static Window after(Duration warmUp, Duration measured) {
    long from = System.nanoTime() + warmUp.toNanos();
    return new Window(from, from + measured.toNanos());
  }

  boolean holds(long nanos) {
    return nanos - from >= 0 && nanos - until < 0;
  }

  double seconds() {
    return (until - from) / 1e9;
  }
}
