package id.laksa.spool;

/** Where promises lie that the ledger can't take now. Thread-safe. */
@FunctionalInterface
public interface Spool {
  /**
   * Keeps one; once this returns it survives a crash, and is replayed when the ledger is back,
   * perhaps more than once.
   *
   * @param kind who replays it
   * @param key what it is about; the promises of one key are replayed in order
   * @param what JSON; may name a person, and is kept encrypted
   * @return false when it can't be promised: nothing may be kept then, or it may
   */
  boolean keep(String kind, String key, String what);
}
