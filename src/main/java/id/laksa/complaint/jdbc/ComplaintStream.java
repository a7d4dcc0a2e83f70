package id.laksa.complaint.jdbc;

import id.laksa.complaint.Complaint;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Reads past complaints one after the other, all of one moment, without changing anything or
 * holding anybody up. Memory doesn't grow with their number. What was erased is left out.
 */
public final class ComplaintStream {
  private static final int ROWS_AT_ONCE = 500;
  private static final String BY =
      "select * from complaint where received_at >= :since and content_salt is not null"
          + " and (explanation ->> 'decidedBy' = 'operator') = :byOperator";

  private final Jdbi jdbi;
  private final RowFormat format;

  /** Reads this ledger. */
  public ComplaintStream(Jdbi jdbi, RowFormat format) {
    this.jdbi = jdbi;
    this.format = format;
  }

  /**
   * Reads those received at {@code since} or later: first those that the rules decided, or left to
   * an operator who hasn't assigned them, then those that an operator assigned.
   */
  public void all(Instant since, Consumer<Complaint> ofRules, Consumer<Complaint> ofOperators) {
    reading(
        handle -> {
          each(handle, since, false, ofRules);
          each(handle, since, true, ofOperators);
        });
  }

  /** Reads only those that an operator assigned. */
  public void ofOperators(Instant since, Consumer<Complaint> to) {
    reading(handle -> each(handle, since, true, to));
  }

  private void reading(Consumer<Handle> reader) {
    jdbi.useTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          handle.execute("set transaction read only");
          reader.accept(handle);
        });
  }

  private void each(Handle handle, Instant since, boolean byOperator, Consumer<Complaint> to) {
    try (ResultIterator<Complaint> rows =
        handle
            .createQuery(BY)
            .bind("since", RowFormat.time(since))
            .bind("byOperator", byOperator)
            .setFetchSize(ROWS_AT_ONCE)
            .map(format.complaintMapper())
            .iterator()) {
      ((Iterator<Complaint>) rows).forEachRemaining(to);
    }
  }
}
