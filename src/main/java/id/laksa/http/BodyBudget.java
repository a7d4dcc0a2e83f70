package id.laksa.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds how many bytes all requests together may hold, however many connect. Thread-safe. */
final class BodyBudget {
  private final AtomicLong left;

  BodyBudget(long bytes) {
    this.left = new AtomicLong(bytes);
  }

  /** Takes so many bytes; false, and nothing is taken, when fewer are left. */
  boolean take(long bytes) {
    return left.getAndUpdate(now -> now >= bytes ? now - bytes : now) >= bytes;
  }

  /** Gives back what was taken. */
  void give(long bytes) {
    left.addAndGet(bytes);
  }
}
