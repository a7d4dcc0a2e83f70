package id.laksa.complaint;

/** Where what happened must go. */
public final class Outbox {
  private Outbox() {}

  /** A destination; each has a relay of its own, so that one being away doesn't stop the other. */
  public enum Destination {
    WORK_ORDERS("work-orders"),
    EVENTS("events"),
    NOTIFICATIONS("notifications");

    private final String key;

    Destination(String key) {
      this.key = key;
    }

    /** Its name in the ledger. */
    public String key() {
      return key;
    }
  }
}
