package id.laksa.delivery;

import java.time.Duration;

/** Counts what reporters are told. */
public interface NewsMeter {
  /**
   * News is on its way.
   *
   * @param lag since what it tells of happened
   */
  void left(Way way, Duration lag);

  /** A way came to its end. */
  void failed(Way way);
}
