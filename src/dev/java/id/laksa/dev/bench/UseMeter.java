package id.laksa.dev.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What an engine and its PostgreSQL use within a window. */
final class UseMeter {
  private final IntakeBench.Target target;
  private final long pid;

  /** Of the engine with this process id. */
  UseMeter(IntakeBench.Target target, long pid) {
    this.target = target;
    this.pid = pid;
  }

  /** What was used, by all and by PostgreSQL. */
  record Use(ProcessCpu cpu, StoreUse store) {}

  /** Begins to wait for the window; the answer is there after its end. */
  CompletableFuture<Use> within(Window window) {
    return CompletableFuture.supplyAsync(
        () -> measure(window), task -> new Thread(task, "use").start());
  }

  private Use measure(Window window) {
    try (Connection connection = target.connect()) {
      waitUntil(window.from());
      ProcessCpu cpu = ProcessCpu.of(pid);
      StoreUse store = StoreUse.of(connection);
      waitUntil(window.until());
      return new Use(ProcessCpu.of(pid).since(cpu), StoreUse.of(connection).since(store));
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL does not say what it writes", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped", e);
    }
  }

  private static void waitUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
  }
}
