package id.laksa.spine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that tests move by hand. */
public final class TestClock implements InstantSource {
  private final AtomicReference<Instant> now = new AtomicReference<>();

  /** Stands at this instant. */
  public TestClock(Instant start) {
    now.set(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves forward. */
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
