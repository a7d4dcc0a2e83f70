package id.laksa.whatsapp.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.laksa.whatsapp.WhatsAppUser;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * Keeps this process below what WhatsApp allows a number: so many messages a second, in and out
 * together, and to one citizen what {@link PairLimit} says. Kept in memory only; thread-safe.
 */
public final class SendLimits {
  /** What Meta allows a number that it hasn't raised. */
  public static final int USUAL_PER_SECOND = 80;

  private static final int MOST_CITIZENS = 100_000;

  private final int perSecond;
  private final Nanos nanos;
  private final Bucket number;
  private final Cache<String, PairLimit> citizens;
  private long pausedUntil = Long.MIN_VALUE;

  /**
   * Makes full ones.
   *
   * @param perSecond in and out together, at least 4. A quarter may go at once and the rest is
   *     spread, so that no second, wherever it starts, has more.
   */
  public SendLimits(int perSecond, InstantSource time) {
    this.perSecond = perSecond;
    this.nanos = new Nanos(time);
    int burst = perSecond / 4;
    this.number = bucket(burst, perSecond - burst, Duration.ofSeconds(1));
    this.citizens =
        Caffeine.newBuilder()
            .maximumSize(MOST_CITIZENS)
            .expireAfterAccess(PairLimit.STEP.multipliedBy(PairLimit.BURST + 1)) // paid back
            .ticker(nanos::now)
            .build();
  }

  /**
   * Asks for a message to a citizen, and counts it when it may go.
   *
   * @return zero when it may go now, else how long until it is worth asking again
   */
  public synchronized Duration waitFor(WhatsAppUser to) {
    PairLimit citizen = citizens.get(key(to), unused -> new PairLimit());
    long now = nanos.now();
    long paused = pausedUntil == Long.MIN_VALUE ? 0 : Math.max(0, pausedUntil - now);
    long wait = Math.max(paused, Math.max(citizen.waitAt(now), wait(number)));
    if (wait == 0) {
      citizen.count(now);
      number.consumeIgnoringRateLimits(1);
    }
    return Duration.ofNanos(wait);
  }

  /** Lets nothing go for a while: WhatsApp said that this number sends too much. */
  public synchronized void pause(Duration howLong) {
    pausedUntil = Math.max(pausedUntil, nanos.now() + howLong.toNanos());
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
        .withCustomTimePrecision(nanos)
        .build();
  }

  private static String key(WhatsAppUser to) {
    return to.waId() != null ? to.waId() : Objects.requireNonNull(to.bsuid());
  }
}
