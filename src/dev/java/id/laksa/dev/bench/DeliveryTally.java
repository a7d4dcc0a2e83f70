package id.laksa.dev.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Which receipts were given and which of them were seen in their department's queue. Holds every
 * ticket of the run, about 150 bytes each. Thread-safe; times in {@link System#nanoTime}.
 */
final class DeliveryTally {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private final Window window;
  private final Latencies toQueue = new Latencies();
  private final Map<String, Trace> traces = new HashMap<>();
  private final SortedMap<Long, Long> bySecond = new TreeMap<>();
  private long accepted;
  private long delivered;
  private long waiting;
  private long duplicates;

  /** What is known of a ticket: its receipt's time, and how often it was seen in a queue. */
  private static final class Trace {
    private boolean accepted;
    private long acceptedAt;
    private int seen;
  }

  /**
   * What was counted.
   *
   * @param accepted receipts read within the window
   * @param delivered those given and seen, of which the later happened within the window
   * @param missing given at any time and not seen yet
   * @param duplicates seen again, or given again for another complaint
   */
  record Counts(long accepted, long delivered, long missing, long duplicates) {}

  DeliveryTally(Window window) {
    this.window = window;
  }

  /** A receipt was read. */
  synchronized void accepted(String ticket, long at) {
    Trace trace = traces.computeIfAbsent(ticket, unused -> new Trace());
    if (trace.accepted) {
      duplicates++;
      return;
    }
    trace.accepted = true;
    trace.acceptedAt = at;
    accepted += window.holds(at) ? 1 : 0;
    waiting++;
    if (trace.seen > 0) {
      deliver(trace, at);
      duplicates += trace.seen - 1;
    }
  }

  /** A work order was seen in the queue of its department; it may be none of this run's. */
  synchronized void seen(String ticket, long at) {
    Trace trace = traces.computeIfAbsent(ticket, unused -> new Trace());
    trace.seen++;
    if (trace.accepted && trace.seen == 1) {
      deliver(trace, at);
    } else if (trace.accepted) {
      duplicates++;
    }
  }

  synchronized Counts counts() {
    return new Counts(accepted, delivered, waiting, duplicates);
  }

  /** Waits until nothing is missing, or no longer. */
  synchronized Counts await(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos(); waiting > 0 && left > 0; left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return counts();
  }

  /**
   * How many were given and seen, by the second of the later, counted from the window's beginning.
   */
  synchronized SortedMap<Long, Long> bySecond() {
    return new TreeMap<>(bySecond);
  }

  /** From the receipt to the queue, of the receipts read within the window. */
  Latencies toQueue() {
    return toQueue;
  }

  private void deliver(Trace trace, long at) {
    waiting--;
    delivered += window.holds(at) ? 1 : 0;
    bySecond.merge(Math.floorDiv(at - window.from(), NANOS_PER_SECOND), 1L, Long::sum);
    if (waiting == 0) {
      notifyAll();
    }
    if (window.holds(trace.acceptedAt)) {
      toQueue.add(at - trace.acceptedAt);
    }
  }
}
