package id.laksa.deadline;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.LedgerAway;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on locked complaints, many in one transaction. Where that fails for another reason than
 * that the ledger is away, each gets a transaction of its own, and one that fails alone is put off:
 * it must not hold up all others.
 *
 * @param <T> what comes of it
 */
final class Batch<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
  private final Jdbi jdbi;
  private final Work<T> work;

  /** What is done, each within a transaction of the caller's. */
  interface Work<T> {
    /** Locks at most so many that are to be worked on. */
    List<Complaint> lock(Handle handle, int limit);

    /** Works on them. */
    List<T> on(Handle handle, List<Complaint> locked) throws Exception;

    /** Sees to it that this one isn't among the next that are locked. */
    void putOff(Handle handle, Complaint failed);
  }

  Batch(Jdbi jdbi, Work<T> work) {
    this.jdbi = jdbi;
    this.work = work;
  }

  /**
   * Works on some.
   *
   * @param done takes what came of it, after it was committed
   * @return how many complaints were locked; less than the limit when there are no more
   */
  int run(int limit, Consumer<List<T>> done) {
    List<Complaint> locked = new ArrayList<>();
    try {
      done.accept(
          jdbi.inTransaction(
              handle -> {
                locked.addAll(work.lock(handle, limit));
                return work.on(handle, locked);
              }));
      return locked.size();
    } catch (Exception e) {
      if (locked.isEmpty() || LedgerAway.caused(e)) {
        throw e instanceof RuntimeException fault ? fault : new IllegalStateException(e);
      }
      if (limit == 1) {
        // No message: a database's may hold the whole row.
        LOG.error(
            "The clock of complaint {} fails with {}: it is put off",
            locked.get(0).id(),
            e.getClass().getName());
        jdbi.useTransaction(handle -> work.putOff(handle, locked.get(0)));
        return 1;
      }
    }
    int rows = 0;
    while (rows < limit && run(1, done) == 1) {
      rows++;
    }
    return rows;
  }
}
