package id.laksa.complaint;

/** The ledger could not be written or read. The transaction is rolled back. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean aboutData;

  /**
   * Wraps the store's fault.
   *
   * @param message for the log: without any of the row's content
   */
  public LedgerException(String message, boolean aboutData, Throwable cause) {
    super(message, cause);
    this.aboutData = aboutData;
  }

  /** Whether some row's content is at fault, so that the other rows of its batch may succeed. */
  public boolean isAboutData() {
    return aboutData;
  }
}
