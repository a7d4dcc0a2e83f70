package id.laksa.operation;

import io.micrometer.core.instrument.Clock;
import java.time.Duration;

/** The time of meters, moved by hand. */
class HandMovedTime implements Clock {
  private long nanos;

  @Override
  public long wallTime() {
    return Duration.ofNanos(nanos).toMillis();
  }

  @Override
  public long monotonicTime() {
    return nanos;
  }

  void advance(Duration by) {
    nanos += by.toNanos();
  }
}
