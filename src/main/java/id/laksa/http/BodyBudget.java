package id.laksa.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Bounds how many bytes all requests together may hold, however many connect: what has arrived, not
 * what a stranger says will come. No source may hold more than it leaves, so that one has half at
 * most, and some is left for whoever comes next. Thread-safe.
 */
final class BodyBudget {
  private final Map<String, Long> bySource = new HashMap<>();
  private long left;

  BodyBudget(long bytes) {
    this.left = bytes;
  }

  /** Whether so many bytes more of this source would fit now. */
  synchronized boolean fits(String source, long bytes) {
    return bytes <= 0 || bySource.getOrDefault(source, 0L) + bytes <= left - bytes;
  }

  /** Takes so many bytes; false, and nothing is taken, when they don't fit. */
  synchronized boolean take(String source, long bytes) {
    if (!fits(source, bytes)) {
      return false;
    }
    if (bytes > 0) {
      bySource.merge(source, bytes, Long::sum);
      left -= bytes;
    }
    return true;
  }

  /** Gives back what was taken. */
  synchronized void give(String source, long bytes) {
    bySource.computeIfPresent(source, (key, its) -> its > bytes ? its - bytes : null);
    left += bytes;
  }
}
