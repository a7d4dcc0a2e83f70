package id.laksa.camel;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for work, at most so many at a time, when woken. A wake while all are looking is
 * remembered: whoever is through looks once more. Thread-safe.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /**
   * So that in a flood the rest is as long as may be, and at a few a second there is hardly any.
   */
  private static final long REST_A_FIND_MS = 2;

  private final String name;
  private final int most;
  private final Duration longestRest;
  private final ExecutorService threads;
  private final Look look;
  private int looking;
  private boolean again;
  private boolean closed;

  /** A look for work. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks, and does what is found.
     *
     * @return how much that was
     */
    int run() throws Exception;
  }

  /**
   * Prepares them; they sleep.
   *
   * @param name of the route, for the log
   * @param most who look at the same time
   * @param longestRest after a look that found much, so that more comes together; after little it
   *     is as short, and who comes first never waits
   */
  Workers(String name, int most, Duration longestRest, ExecutorService threads, Look look) {
    this.name = name;
    this.most = most;
    this.longestRest = longestRest;
    this.threads = threads;
    this.look = look;
  }

  /** There may be work. */
  void wake() {
    synchronized (this) {
      if (closed) {
        return;
      }
      if (looking >= most) {
        again = true;
        return;
      }
      looking++;
    }
    try {
      threads.execute(this::lookUntilNothingIsNew);
    } catch (RejectedExecutionException e) {
      synchronized (this) {
        looking--;
      }
    }
  }

  /** Nobody is woken any more; whoever looks comes to his end. */
  synchronized void close() {
    closed = true;
    again = false;
    notifyAll();
  }

  private void lookUntilNothingIsNew() {
    int found;
    do {
      found = 0;
      try {
        found = look.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception | StackOverflowError | LinkageError e) {
        say(e);
      }
    } while (goesOn(found));
  }

  private synchronized void say(Throwable fault) {
    if (closed) {
      // The route's end is being taken apart; what wasn't done is found at the next start.
      LOG.debug("{} was ended under way", name, fault);
    } else {
      LOG.warn(
          "{} will try again: {}: {}", name, fault.getClass().getSimpleName(), fault.getMessage());
    }
  }

  private synchronized boolean goesOn(int found) {
    pause(Math.min(longestRest.toMillis(), found * REST_A_FIND_MS));
    if (again && !closed && !Thread.currentThread().isInterrupted()) {
      again = false;
      return true;
    }
    looking--;
    notifyAll();
    return false;
  }

  /** With the monitor let go: whoever wakes meanwhile is remembered. */
  private void pause(long milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    try {
      for (long left = milliseconds; left > 0 && !closed; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
