package id.laksa.spool;

/** Takes promises of one kind out of the spool into the ledger. A repeated one has no effect. */
@FunctionalInterface
public interface Replayer {
  /** What became of one. */
  enum Result {
    /** It is in the ledger. */
    KEPT,
    /** The ledger is away again: nothing behind it is tried before it. */
    LEDGER_AWAY,
    /** It contradicts what the ledger holds: a matter for a person. */
    CONTRADICTS
  }

  /**
   * Replays.
   *
   * @param what as it was spooled
   * @throws Exception if it can't be read or taken, now or ever
   */
  Result replay(String what) throws Exception;
}
