package id.laksa.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hangs up on connections whose next request doesn't come, or whose answer isn't taken, however
 * many bytes go over them: the idle timeout alone begins anew with each byte. Looks once in a
 * while, so that a request costs nothing but a note. Thread-safe.
 */
final class HeadWatch {
  private static final long LONGEST_PAUSE_MS = 1_000;
  private static final long CLOSED = Long.MAX_VALUE;
  private final Pace pace;
  private final Runnable onSlow;
  private final Map<HttpConnection, AtomicLong> deadlines = new ConcurrentHashMap<>();

  /**
   * Begins to watch.
   *
   * @param onSlow is run for each connection that is closed for it
   */
  HeadWatch(Vertx vertx, Pace pace, Runnable onSlow) {
    this.pace = pace;
    this.onSlow = onSlow;
    long often = Math.min(pace.head().toMillis(), pace.idle().toMillis()) / 4;
    vertx.setPeriodic(Math.max(1, Math.min(often, LONGEST_PAUSE_MS)), unused -> look());
  }

  /** A connection was made. */
  void opened(HttpConnection connection) {
    deadlines.put(connection, new AtomicLong(after(pace.head())));
    connection.closeHandler(closed -> deadlines.remove(connection));
  }

  /** The head of a request is there; its body and its answer have the time of a form each. */
  void arrived(HttpConnection connection) {
    set(connection, after(pace.form().multipliedBy(2)));
  }

  /** It was answered: the next one's turn. */
  void answered(HttpConnection connection) {
    set(connection, after(pace.idle()));
  }

  private void set(HttpConnection connection, long deadline) {
    AtomicLong its = deadlines.get(connection);
    if (its != null) {
      its.set(deadline);
    }
  }

  private void look() {
    long now = System.nanoTime();
    deadlines.forEach(
        (connection, deadline) -> {
          long its = deadline.get();
          if (its != CLOSED && now - its >= 0 && deadline.compareAndSet(its, CLOSED)) {
            onSlow.run();
            connection.close();
          }
        });
  }

  private static long after(Duration time) {
    return System.nanoTime() + time.toNanos();
  }
}
