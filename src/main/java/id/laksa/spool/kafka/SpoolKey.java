package id.laksa.spool.kafka;

import id.laksa.complaint.SealedBox;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A key by which this node alone seals what it spools. */
final class SpoolKey {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  final UUID id = UUID.randomUUID();
  final SealedBox box;
  private final byte[] key = new byte[BYTES];
  private Instant heldAt;
  private boolean used;
  private boolean left;
  private int atWork;

  /**
   * A new one.
   *
   * @param heldAt no later than the ledger knows it
   */
  SpoolKey(Instant heldAt) {
    RANDOM.nextBytes(key);
    this.box = new SealedBox(key);
    this.heldAt = heldAt;
  }

  byte[] key() {
    return key.clone();
  }

  /** The ledger has heard of it, at this time or later. */
  synchronized void held(Instant at) {
    heldAt = at;
  }

  /**
   * Whether the ledger heard of it within this time; not if the clock went back since, for then
   * nobody can tell.
   */
  synchronized boolean isHeld(Instant now, Duration within) {
    return !now.isBefore(heldAt) && now.isBefore(heldAt.plus(within));
  }

  /** The ledger won't have it any more: whoever seals by it now has promised nothing. */
  void revoke() {
    held(Instant.MIN);
  }

  /**
   * Somebody seals by it until he has said {@link #done}.
   *
   * @return false when it was left
   */
  synchronized boolean take() {
    if (left) {
      return false;
    }
    used = true;
    atWork++;
    return true;
  }

  synchronized void done() {
    atWork--;
  }

  synchronized boolean isUsed() {
    return used;
  }

  /** Nobody takes it any more from now on; false, and nothing happens, while somebody seals. */
  synchronized boolean leave() {
    left |= atWork == 0;
    return left;
  }
}
