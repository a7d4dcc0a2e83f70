package id.laksa.complaint;

/**
 * Where what happened must go. Each has a relay of its own, so that one being away doesn't stop the
 * other.
 */
public enum OutboxDestination {
  WORK_ORDERS("work-orders"),
  EVENTS("events"),
  NOTIFICATIONS("notifications"),
  COPIES("copies");

  private final String key;

  OutboxDestination(String key) {
    this.key = key;
  }

  /** Its name in the ledger. */
  public String key() {
    return key;
  }
}
