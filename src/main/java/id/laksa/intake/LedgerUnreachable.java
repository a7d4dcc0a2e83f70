package id.laksa.intake;

/** The ledger didn't answer in time: what should be written may have been, or not. */
public final class LedgerUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says why, without a person in it; no stack, since a flood meets it thousands of times. */
  public LedgerUnreachable(String reason) {
    super(reason, null, false, false);
  }
}
