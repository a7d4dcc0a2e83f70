package id.laksa.dev.simulator;

import java.time.Duration;

/** Does things after a while; tests let the while pass by hand. */
@FunctionalInterface
public interface Later {
  /** Does it once, on any thread. */
  void after(Duration delay, Runnable work);
}
