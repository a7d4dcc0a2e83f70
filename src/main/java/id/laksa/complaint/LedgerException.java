package id.laksa.complaint;

/** The ledger could not be written or read. The transaction is rolled back. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Wraps the store's fault.
   *
   * @param message for the log: without any of the row's content
   */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
