package id.laksa.notification.jdbc;

import id.laksa.notification.Happening;
import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * What a batch of the outbox has to tell reporters. Whoever can tell is offered it, one after the
 * other: the first who takes it tells, and who is taken by nobody looks at his page. Used by one
 * thread, within the transaction that forgets the batch.
 */
public final class UntoldNews {
  private final OutboxBatch batch;
  private final Map<OutboxRow, Happening> left = new LinkedHashMap<>();

  UntoldNews(OutboxBatch batch, Happenings happenings) {
    this.batch = batch;
    for (OutboxRow row : batch.rows()) {
      attempt(
          row,
          () -> {
            Optional<Happening> found =
                happenings.find(batch.handle(), row.complaintId(), row.lastSeq());
            found.ifPresent(happening -> left.put(row, happening));
            return found.isPresent();
          });
    }
  }

  /** Of the transaction. */
  public Handle handle() {
    return batch.handle();
  }

  /** Whether all of it was taken. */
  public boolean isTold() {
    return left.isEmpty();
  }

  /** Somebody who can tell reporters. */
  @FunctionalInterface
  public interface Teller {
    /**
     * Asks, within the transaction, for news to be brought, if he can bring it.
     *
     * @return false when another must
     */
    boolean take(Handle handle, Happening happening);
  }

  /** Offers what nobody has taken yet; what can't be told by any means becomes a dead letter. */
  public void offer(Teller teller) {
    for (Map.Entry<OutboxRow, Happening> one : List.copyOf(left.entrySet())) {
      OutboxRow row = one.getKey();
      if (attempt(row, () -> teller.take(batch.handle(), one.getValue()))) {
        left.remove(row);
      }
    }
  }

  private boolean attempt(OutboxRow row, Attempt attempt) {
    try {
      return attempt.make();
    } catch (JdbiException e) {
      throw e; // The ledger's fault, not the row's.
    } catch (RuntimeException e) {
      // A row that can't be read, or tells of what only a newer version knows.
      batch.bury(row.eventId(), e.getClass().getSimpleName());
      return true;
    }
  }

  @FunctionalInterface
  private interface Attempt {
    boolean make();
  }
}
