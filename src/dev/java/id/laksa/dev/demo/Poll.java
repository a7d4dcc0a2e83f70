package id.laksa.dev.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what others do, never for ever. */
final class Poll {
  /** How long anything may take. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PAUSE_MS = 100;

  private Poll() {}

  /**
   * Looks again and again.
   *
   * @param expected in words, for the failure
   * @return the first look that is good
   * @throws Unexpected if none was within the patience
   */
  static <T> T until(String expected, Supplier<T> look, Predicate<? super T> good) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.get();
    while (!good.test(seen)) {
      if (System.nanoTime() - end > 0) {
        throw new Unexpected(expected + " within " + PATIENCE.toSeconds() + " s", seen);
      }
      pause();
      seen = look.get();
    }
    return seen;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unexpected("to be left alone", "an interrupt");
    }
  }
}
