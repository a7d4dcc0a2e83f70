package id.laksa.spool;

/** Takes promises of one kind out of the spool into the ledger. A repeated one has no effect. */
@FunctionalInterface
public interface Replayer {
  /** What became of one. */
  enum Result {
    /** It is in the ledger. */
    KEPT(""),
    /** The ledger is away again: nothing behind it is tried before it. */
    LEDGER_AWAY("ledger-away"),
    /** It contradicts what the ledger holds: a matter for a person. */
    CONTRADICTS("contradicts an earlier one with the same key"),
    /** It isn't what it should be: a matter for a person. */
    MALFORMED("malformed");

    private final String reason;

    Result(String reason) {
      this.reason = reason;
    }

    /** Why it isn't in the ledger. */
    public String reason() {
      return reason;
    }

    /** Whether trying again alone won't help. */
    public boolean needsPerson() {
      return this == CONTRADICTS || this == MALFORMED;
    }
  }

  /**
   * Replays.
   *
   * @param what as it was spooled
   * @throws Exception if it can't be read or taken, now or ever
   */
  Result replay(String what) throws Exception;
}
