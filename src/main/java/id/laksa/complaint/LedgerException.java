package id.laksa.complaint;

import java.sql.SQLException;

/** The ledger could not be written or read. The transaction is rolled back. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean aboutData;

  /** Wraps the driver's fault. */
  public LedgerException(SQLException cause) {
    super("The ledger refused (SQL state " + cause.getSQLState() + ")", cause);
    String state = String.valueOf(cause.getSQLState());
    this.aboutData = state.startsWith("22") || state.startsWith("23");
  }

  /** Whether some row's content is at fault, so that the other rows of its batch may succeed. */
  public boolean isAboutData() {
    return aboutData;
  }
}
