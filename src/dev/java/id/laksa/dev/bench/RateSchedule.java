package id.laksa.dev.bench;

/**
 * When each request of an open loop is due: evenly, whatever became of those before, so that a slow
 * answer doesn't hide the wait of those behind it.
 *
 * @param perSecond at least 1
 * @param startNanos of the clock that {@link #dueBy} is asked with
 */
record RateSchedule(int perSecond, long startNanos) {
  private static final double NANOS = 1e9;

  /** How many requests are due by now, from the start on. */
  long dueBy(long nowNanos) {
    return nowNanos < startNanos ? 0 : (long) ((nowNanos - startNanos) / NANOS * perSecond) + 1;
  }

  /** When a request is due. */
  long dueAt(long number) {
    return startNanos + (long) (number / (double) perSecond * NANOS);
  }
}
