package id.laksa.app;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stopping goes on, whatever does not stop cleanly or at all: what comes after must not be left
 * running. Thread-safe.
 */
public final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Set<String> STANDING = new ConcurrentSkipListSet<>();

  private Closing() {}

  /** Stops a part, and waits for it for 8 s at most. */
  public static void part(String name, AutoCloseable part) {
    part(name, part, PATIENCE);
  }

  /**
   * Stops a part.
   *
   * @param name of it, as it is told to who runs the engine
   * @param patience after which it is left to itself, and the log says so
   */
  static void part(String name, AutoCloseable part, Duration patience) {
    STANDING.add(name);
    Thread stopping = new Thread(() -> close(name, part), "stop " + name);
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (stopping.isAlive()) {
      LOG.error("{} did not stop within {} s and is left behind", name, patience.toSeconds());
    }
  }

  /** The parts of this process that were asked to stop and have not. */
  static List<String> standing() {
    return List.copyOf(STANDING);
  }

  private static void close(String name, AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", name, e);
    } finally {
      STANDING.remove(name);
    }
  }
}
