package id.laksa.spool;

/** Takes promises of one kind out of the spool into the ledger. A repeated one has no effect. */
@FunctionalInterface
public interface Replayer {
  /**
   * What became of one.
   *
   * @param end how it ended
   * @param reason why it isn't in the ledger, in a sentence without personal data; empty if it is
   */
  record Result(End end, String reason) {
    /** It is in the ledger. */
    public static final Result KEPT = new Result(End.KEPT, "");

    /** The ledger is away again: nothing behind it is tried before it. */
    public static final Result LEDGER_AWAY = new Result(End.LEDGER_AWAY, "ledger-away");

    /** It contradicts what the ledger holds. */
    public static final Result CONTRADICTS =
        new Result(End.NEEDS_PERSON, "contradicts an earlier one with the same key");

    /** It isn't what it should be. */
    public static Result malformed(String detail) {
      return new Result(End.NEEDS_PERSON, detail.isEmpty() ? "malformed" : "malformed: " + detail);
    }

    /** Whether trying again alone won't help. */
    public boolean needsPerson() {
      return end == End.NEEDS_PERSON;
    }
  }

  /** How one ends. */
  enum End {
    KEPT,
    LEDGER_AWAY,
    NEEDS_PERSON
  }

  /**
   * Replays.
   *
   * @param what as it was spooled
   * @throws Exception if it can't be read or taken, now or ever
   */
  Result replay(String what) throws Exception;
}
