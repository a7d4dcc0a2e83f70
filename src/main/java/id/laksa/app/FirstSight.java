package id.laksa.app;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until a store outside is seen for the first time, for as long as it takes: whoever starts
 * everything together need not know an order. Thread-safe.
 */
final class FirstSight {
  private static final Logger LOG = LoggerFactory.getLogger(FirstSight.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration REMINDER = Duration.ofSeconds(10);

  /** A store that is just being made refuses until its roles are there. */
  private static final int REFUSALS = 5;

  private final CountDownLatch givenUp = new CountDownLatch(1);
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final Runnable onWait;

  /**
   * Prepares.
   *
   * @param stores their short names
   * @param onWait is run whenever one can't be seen
   */
  FirstSight(Collection<String> stores, Runnable onWait) {
    stores.forEach(store -> states.put(store, "away"));
    this.onWait = onWait;
  }

  /** Whether each store is {@code up} or still {@code away}, by its short name. */
  Map<String, String> states() {
    return new TreeMap<>(states);
  }

  /**
   * Looks until it is there.
   *
   * @param name its short name
   * @param store its name and address, for people; no password
   * @param isAway whether a fault means that it isn't there yet; any other is a refusal, and some
   *     seconds of nothing else end the wait
   * @return what the look gave
   * @throws StartupFailure if it is there and refuses, or nobody needs it any more
   */
  <T> T of(String name, String store, Callable<T> look, Predicate<Exception> isAway) {
    long reminded = System.nanoTime() - REMINDER.toNanos();
    int refusals = 0;
    while (true) {
      try {
        T seen = look.call();
        states.put(name, "up");
        return seen;
      } catch (Exception e) {
        refusals = isAway.test(e) ? 0 : refusals + 1;
        if (refusals == REFUSALS) {
          throw new StartupFailure(store + " refuses: " + e.getMessage(), e);
        }
        if (System.nanoTime() - reminded >= REMINDER.toNanos()) {
          LOG.warn("{} can't be reached ({}): waiting for it", store, e.toString());
          reminded = System.nanoTime();
        }
      }
      onWait.run();
      pause(store);
    }
  }

  /** Ends every wait. */
  void giveUp() {
    givenUp.countDown();
  }

  private void pause(String store) {
    try {
      if (givenUp.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StartupFailure("Nobody waits for " + store + " any more.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("Stopped while waiting for " + store + ".", e);
    }
  }
}
