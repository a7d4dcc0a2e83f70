package id.laksa.complaint;

import java.util.UUID;

/** Where what happened must go, and how it is dealt into buckets. */
public final class Outbox {
  /** How many buckets a destination has; also in the first migration. */
  public static final int BUCKETS = 16;

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

  /** The bucket of a complaint: all of it in one, so that order within a complaint holds. */
  public static int bucketOf(UUID complaintId) {
    return Math.floorMod(complaintId.hashCode(), BUCKETS);
  }
}
