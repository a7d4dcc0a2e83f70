package id.laksa.complaint.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Tells faults of the ledger that pass by themselves from those that a second try meets again. */
public final class LedgerAway {
  /**
   * Classes of SQL states: connection lost, transaction rolled back by the server, resources short,
   * server stopped or crashed, system error. PostgreSQL's driver has no exception types for them,
   * and the pool gives no state to a connection that it has closed because of one.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  /** A server that only reads: a standby after a fail-over, a full disk of a managed one. */
  private static final String READ_ONLY = "25006";

  private LedgerAway() {}

  /** Whether the ledger could not be reached, or went away before it had committed. */
  public static boolean caused(Throwable fault) {
    return ExceptionUtils.getThrowableList(fault).stream()
        .anyMatch(cause -> cause instanceof SQLException sql && passes(sql));
  }

  private static boolean passes(SQLException fault) {
    String state = fault.getSQLState();
    return fault instanceof SQLTransientException
        || fault instanceof SQLRecoverableException
        || state == null
        || READ_ONLY.equals(state)
        || PASSING.contains(state.substring(0, Math.min(2, state.length())));
  }
}
