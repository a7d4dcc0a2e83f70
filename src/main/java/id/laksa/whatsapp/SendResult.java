package id.laksa.whatsapp;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of sending. Reasons and codes are stable, for programs: the number of a Graph error
 * ({@code 131026}), {@code http-} with a status where there was none, or a word. None names a
 * person.
 */
public sealed interface SendResult {
  /**
   * WhatsApp took it; whether it arrived is told by a status later.
   *
   * @param wamid WhatsApp's id of the message
   */
  record Sent(String wamid) implements SendResult {}

  /**
   * It didn't leave, and the same again may work.
   *
   * @param atLeast how long to wait before; null leaves it to the ladder
   */
  record Later(String reason, @Nullable Duration atLeast) implements SendResult {
    private static final int LAST_POWER = 6;

    /** Of a number that sends too much, each twice as long: about 17 minutes in all. */
    private static final int MOST_OF_A_NUMBER = 10;

    /**
     * How long WhatsApp wants us to wait, where it says so: such a refusal isn't a failure. At most
     * a little over an hour at once; in the end the ladder goes on.
     *
     * @param before how often it has said so for this message
     * @return empty when it is to be tried again by the ladder
     */
    public Optional<Duration> heldFor(int before) {
      if (GraphErrors.isPairLimit(reason)) {
        return before <= LAST_POWER ? Optional.of(notBefore(before)) : Optional.empty();
      }
      if ((atLeast == null && !GraphErrors.isThroughput(reason)) || before >= MOST_OF_A_NUMBER) {
        return Optional.empty();
      }
      Duration asked = atLeast == null ? Duration.ZERO : atLeast;
      Duration grown = Duration.ofSeconds(1L << before);
      return Optional.of(asked.compareTo(grown) > 0 ? asked : grown);
    }

    /**
     * The least time to wait before the next attempt, whatever the ladder says: what was asked for,
     * and 4^X seconds where too much went to one citizen; at most a little over an hour by that.
     *
     * @param attempt X: how many attempts came to this before, 0 for the first
     */
    public Duration notBefore(int attempt) {
      Duration asked = atLeast == null ? Duration.ZERO : atLeast;
      if (!GraphErrors.isPairLimit(reason)) {
        return asked;
      }
      int power = Math.max(0, Math.min(attempt, LAST_POWER));
      Duration grown = Duration.ofSeconds(1L << (2 * power));
      return asked.compareTo(grown) > 0 ? asked : grown;
    }
  }

  /** The citizen was silent for 24 hours: only a template may be sent. */
  record WindowClosed() implements SendResult {}

  /** The same again would fail again: a matter for the dead letters. */
  record Undeliverable(String code) implements SendResult {}

  /** Fails for every message until a human acts on account, token or settings. */
  record Refused(String code) implements SendResult {}

  /** It left and no answer came: it may have been delivered; a status with its data will tell. */
  record Uncertain(String reason) implements SendResult {}
}
