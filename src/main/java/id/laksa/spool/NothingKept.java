package id.laksa.spool;

/** Neither the ledger nor the spool can keep anything now; whoever sent it must send it again. */
public final class NothingKept extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says no more than that. */
  public NothingKept() {
    super("neither the ledger nor the spool can keep it");
  }
}
