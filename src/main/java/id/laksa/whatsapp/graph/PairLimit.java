package id.laksa.whatsapp.graph;

import java.time.Duration;

/**
 * What Meta lets one number say to one citizen: a message each 6 seconds, or up to 45 within 6
 * seconds that are paid back by silence, 6 seconds for each, before the next. Kept a second inside
 * of that on either side, since messages take their time to Meta. Not thread-safe.
 *
 * <p>Source: the pair rate limit of the WhatsApp Cloud API (error 131056).
 */
final class PairLimit {
  static final int BURST = 45;
  static final Duration STEP = Duration.ofSeconds(6);
  private static final long WAY = Duration.ofSeconds(1).toNanos();
  private static final long WINDOW = STEP.toNanos() - WAY;

  private long began;
  private int sent;

  /**
   * How long until the next message may go.
   *
   * @param now in nanoseconds, from any origin
   * @return nanoseconds, 0 when it may go now
   */
  long waitAt(long now) {
    boolean joins = now - began < WINDOW && sent < BURST;
    return sent == 0 || joins ? 0 : Math.max(0, paidBackAt() - now);
  }

  /** Counts a message that goes now. */
  void count(long now) {
    if (sent == 0 || now >= paidBackAt()) {
      began = now;
      sent = 0;
    }
    sent++;
  }

  private long paidBackAt() {
    return began + sent * STEP.toNanos() + WAY;
  }
}
