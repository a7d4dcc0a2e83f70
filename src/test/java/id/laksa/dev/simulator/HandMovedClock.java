package id.laksa.dev.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
public final class HandMovedClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-11-22T03:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
