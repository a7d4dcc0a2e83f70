package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an embedded store again whenever it has stopped by itself, as those do that could not
 * write: soon at first, then every 30 s, and not before there is room on the disk.
 */
final class StoreKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreKeeper.class);
  private static final long LOOK_MS = 500;
  private static final int LONGEST_PAUSE_SECONDS = 30;
  private static final long GOODBYE_MS = 5_000;

  /** What a store writes when it starts; with less it would only leave half a file more. */
  private static final long ROOM_TO_START = 64L * 1024 * 1024;

  private final String name;
  private final Store store;
  private final DataFolder data;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread;

  /** A store that can be started again. */
  interface Store {
    /** Whether it runs and can write. */
    boolean isAlive();

    /**
     * Puts what is left of it aside and starts it afresh, on the same data and ports.
     *
     * @throws Exception if it doesn't run then
     */
    void startAgain() throws Exception;
  }

  /** Begins to look after a store that runs. */
  StoreKeeper(String name, Store store, DataFolder data) {
    this.name = name;
    this.store = store;
    this.data = data;
    this.thread = new Thread(this::keep, name.toLowerCase(java.util.Locale.ROOT) + "-keeper");
    thread.setDaemon(true);
    thread.start();
  }

  private void keep() {
    try {
      int failures = 0;
      while (!stopping.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        if (store.isAlive()) {
          failures = 0;
        } else if (data.freeBytes() >= ROOM_TO_START) {
          failures = startedAgain() ? 0 : failures + 1;
          int pause = Math.min(LONGEST_PAUSE_SECONDS, failures * failures);
          if (stopping.await(pause, TimeUnit.SECONDS)) {
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean startedAgain() {
    LOG.warn("{} stopped by itself and is started again", name);
    try {
      store.startAgain();
      LOG.info("{} runs again", name);
      return true;
    } catch (Exception e) {
      LOG.warn("{} can't be started again yet: {}", name, e.toString());
      return false;
    }
  }

  /** Looks after it no more; it may be closed then. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(GOODBYE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
