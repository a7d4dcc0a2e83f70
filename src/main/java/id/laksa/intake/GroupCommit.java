package id.laksa.intake;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Concurrent submissions share a transaction: a writer takes whatever waits, at once; after a batch
 * of several it rests until as many wait again, at most as long as it took: a small batch costs as
 * much as a large one. One that fails as a batch is tried again one by one, so that a single bad
 * row can't take others with it.
 */
public final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private final BlockingQueue<Waiting> queue;
  private final int largestBatch;
  private final Duration rest;
  private final ReceiptStore store;
  private final Predicate<Throwable> isAway;
  private final List<Thread> writers = new ArrayList<>();

  private record Waiting(Receipt receipt, CompletableFuture<Committed> pending) {}

  /**
   * What the ledger holds under a receipt's id.
   *
   * @param fingerprint of the submission that was first
   * @param complaint as its receipt said
   */
  public record Committed(String fingerprint, Complaint complaint) {}

  /** Where receipts are written. */
  @FunctionalInterface
  public interface ReceiptStore {
    /**
     * Writes all of them in one transaction, each unless its id is there already.
     *
     * @param receipts ordered by id
     * @return in the same order, what the ledger holds afterwards
     */
    List<Committed> write(List<Receipt> receipts);
  }

  /**
   * Starts the writers.
   *
   * @param capacity how many may wait; more are refused
   * @param rest of a writer after a batch of several, at most
   * @param isAway whether a fault means that the ledger can't be reached
   */
  public GroupCommit(
      ReceiptStore store,
      int threads,
      int largestBatch,
      int capacity,
      Duration rest,
      Predicate<Throwable> isAway) {
    this.isAway = isAway;
    this.store = store;
    this.largestBatch = largestBatch;
    this.rest = rest;
    this.queue = new ArrayBlockingQueue<>(capacity);
    for (int i = 0; i < threads; i++) {
      Thread writer = new Thread(this::writeForEver, "intake-writer-" + i);
      writer.setDaemon(true);
      writer.start();
      writers.add(writer);
    }
  }

  /**
   * Lets a receipt wait for the next commit.
   *
   * @param pending completed when it is committed, or with the fault
   * @return false when too many wait; nothing is kept then
   */
  public boolean offer(Receipt receipt, CompletableFuture<Committed> pending) {
    return queue.offer(new Waiting(receipt, pending));
  }

  /** How many wait now. */
  public int waiting() {
    return queue.size();
  }

  /** Stops the writers; what waits gets no answer. */
  @Override
  public void close() {
    writers.forEach(Thread::interrupt);
  }

  private void writeForEver() {
    List<Waiting> batch = new ArrayList<>(largestBatch);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        batch.add(queue.take());
        queue.drainTo(batch, largestBatch - 1);
        // Who has given up waiting has gone another way.
        batch.removeIf(waiting -> waiting.pending.isDone());
        if (!batch.isEmpty()) {
          long since = System.nanoTime();
          write(batch);
          rest(batch.size(), System.nanoTime() - since);
        }
        batch.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until as many wait as were written, or the rest has taken as long as the writing. */
  private void rest(int written, long took) throws InterruptedException {
    long until = System.nanoTime() + Math.min(took, rest.toNanos());
    while (written > 1 && queue.size() < written && until - System.nanoTime() > 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private void write(List<Waiting> batch) {
    // A common order of rows: two nodes writing the same keys can't wait for each other in a ring.
    batch.sort(Comparator.comparing(waiting -> waiting.receipt.complaint().id()));
    try {
      List<Committed> committed = store.write(batch.stream().map(Waiting::receipt).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).pending.complete(committed.get(i));
      }
    } catch (RuntimeException | Error fault) {
      // Also an error must not end the writer: those who wait would wait for nobody.
      if (batch.size() > 1 && !isAway.test(fault)) {
        List.copyOf(batch).forEach(one -> write(new ArrayList<>(List.of(one))));
      } else {
        fail(batch, fault);
        failBehind(fault);
      }
    }
  }

  /** With the ledger away, who waits would meet the same, one long try after the other. */
  private void failBehind(Throwable fault) {
    if (isAway.test(fault)) {
      List<Waiting> behind = new ArrayList<>();
      queue.drainTo(behind);
      fail(behind, fault);
    }
  }

  private static void fail(List<Waiting> batch, Throwable fault) {
    if (batch.isEmpty()) {
      return;
    }
    LOG.warn("{} receipts could not be written: {}", batch.size(), fault.getMessage());
    batch.forEach(waiting -> waiting.pending.completeExceptionally(fault));
  }
}
