package id.laksa.dev.stores;

import id.laksa.app.StartupFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL process, started again whenever it ends by itself. One thread does all of it: the
 * kernel ties the process to the thread that started it.
 */
final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final int LONGEST_PAUSE_SECONDS = 30;
  private static final int STOP_SECONDS = 20;

  private final PostgresPrograms programs;
  private final PostgresFolder folder;
  private final PostgresLog log;
  private final List<String> arguments;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<Process> first = new CompletableFuture<>();
  private final Thread keeper = new Thread(this::keepRunning, "postgres-keeper");
  private volatile @Nullable Process process;

  PostgresServer(
      PostgresPrograms programs, PostgresFolder folder, PostgresLog log, List<String> arguments) {
    this.programs = programs;
    this.folder = folder;
    this.log = log;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * Starts it; it doesn't answer yet when this returns.
   *
   * @throws StartupFailure if the process can't be started
   */
  void start() {
    keeper.setDaemon(true);
    keeper.start();
    try {
      first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartupFailure failure ? failure : e;
    }
  }

  /** Whether there is a process now; it may be recovering. */
  boolean isAlive() {
    Process current = process;
    return current != null && current.isAlive();
  }

  /** Waits for a stop that was not asked for. */
  boolean awaitEnd(long milliseconds) throws InterruptedException {
    Process current = process;
    return current == null || current.waitFor(milliseconds, TimeUnit.MILLISECONDS);
  }

  private void keepRunning() {
    try {
      for (int failures = 0; stopping.getCount() > 0; failures++) {
        long began = System.nanoTime();
        runOnce();
        if (TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - began) > 0) {
          failures = 0;
        }
        int pause = Math.min(LONGEST_PAUSE_SECONDS, failures * failures);
        if (stopping.await(pause, TimeUnit.SECONDS)) {
          return;
        }
        LOG.warn("PostgreSQL ended by itself and is started again: {}", log.lastFault());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runOnce() throws InterruptedException {
    try {
      folder.reclaim();
      Process started = programs.leashed("postgres", arguments).start();
      process = started;
      first.complete(started);
      started.getOutputStream().close();
      log.copy(started.getInputStream());
      started.waitFor();
    } catch (IOException | RuntimeException e) {
      if (!first.completeExceptionally(e)) {
        LOG.error("PostgreSQL can't be started again: {}", e.getMessage(), e);
      }
    }
  }

  /** Stops it in an orderly way, and with force if it takes longer than 20 s. */
  @Override
  public void close() {
    stopping.countDown();
    Process current = process;
    if (current == null) {
      return;
    }
    try {
      programs.interrupt(current.pid());
      if (!current.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.error("PostgreSQL did not stop in {} s and is killed", STOP_SECONDS);
        current.destroyForcibly();
      }
      keeper.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      current.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
