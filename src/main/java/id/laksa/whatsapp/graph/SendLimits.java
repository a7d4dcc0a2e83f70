package id.laksa.whatsapp.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.laksa.whatsapp.Sender;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this process below what WhatsApp allows a number: so many messages a second, in and out
 * together, and to one citizen one in 6 seconds with 45 at once. Kept in memory only; thread-safe.
 */
public final class SendLimits {
  /** What Meta allows a number that it hasn't raised. */
  public static final int USUAL_PER_SECOND = 80;

  private static final int BURST_TO_ONE = 45;
  private static final Duration STEP_TO_ONE = Duration.ofSeconds(6);
  private static final int MOST_CITIZENS = 100_000;

  private final int perSecond;
  private final TimeMeter meter;
  private final Bucket number;
  private final Cache<String, Bucket> citizens;

  /**
   * Makes full ones.
   *
   * @param perSecond in and out together, at least 4. A quarter may go at once and the rest is
   *     spread, so that no second, wherever it starts, has more.
   */
  public SendLimits(int perSecond, InstantSource time) {
    Nanos nanos = new Nanos(time);
    this.perSecond = perSecond;
    this.meter = nanos;
    int burst = perSecond / 4;
    this.number = bucket(burst, perSecond - burst, Duration.ofSeconds(1));
    this.citizens =
        Caffeine.newBuilder()
            .maximumSize(MOST_CITIZENS)
            .expireAfterAccess(STEP_TO_ONE.multipliedBy(BURST_TO_ONE)) // by then it is full again
            .ticker(nanos::now)
            .build();
  }

  /**
   * Asks for a message to a citizen, and counts it when it may go.
   *
   * @return zero when it may go now, else how long until it is worth asking again
   */
  public synchronized Duration waitFor(Sender to) {
    Bucket citizen = citizens.get(key(to), unused -> bucket(BURST_TO_ONE, 1, STEP_TO_ONE));
    long wait = Math.max(wait(citizen), wait(number));
    if (wait == 0) {
      citizen.consumeIgnoringRateLimits(1);
      number.consumeIgnoringRateLimits(1);
    }
    return Duration.ofNanos(wait);
  }

  /**
   * Counts messages that came in. They are never held up; past the limit they hold up what goes
   * out, by little more than a second.
   */
  public synchronized void noteIncoming(int messages) {
    long room = number.getAvailableTokens() + perSecond;
    long counted = Math.min(messages, room);
    if (counted > 0) {
      number.consumeIgnoringRateLimits(counted);
    }
  }

  private static long wait(Bucket bucket) {
    return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  private Bucket bucket(int atOnce, int refilled, Duration each) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(refilled, each))
        .withCustomTimePrecision(meter)
        .build();
  }

  private static @Nullable String key(Sender to) {
    return to.waId() != null ? to.waId() : to.bsuid();
  }
}
