package id.laksa.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long one must wait after wrong passwords. Those of one source count soon; those of one
 * account, from wherever they came, only when there are very many, and not for a source that has
 * lately logged in to it: whoever guesses must not be able to shut its owner out.
 */
public final class LoginThrottle {
  /** Failures older than this are forgotten. */
  public static final Duration MEMORY = Duration.ofHours(24);

  /** For so long a source that has logged in to an account is known to it. */
  public static final Duration FAMILIAR = Duration.ofDays(30);

  static final int FREE_OF_A_SOURCE = 5;
  static final int FREE_OF_AN_ACCOUNT = 100;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /**
   * What was tried lately, since it last went well.
   *
   * @param failures how many
   * @param last when; null exactly when there are none
   */
  public record Tried(int failures, @Nullable Instant last) {}

  private LoginThrottle() {}

  /**
   * How long this source must wait to try this account; empty when it may now.
   *
   * @param familiar whether the source has lately logged in to the account
   */
  public static Optional<Duration> wait(
      Tried bySource, Tried ofAccount, boolean familiar, Instant now) {
    Duration forSource = left(bySource, FREE_OF_A_SOURCE, now);
    Duration forAccount = familiar ? Duration.ZERO : left(ofAccount, FREE_OF_AN_ACCOUNT, now);
    Duration longer = forSource.compareTo(forAccount) > 0 ? forSource : forAccount;
    return longer.isZero() ? Optional.empty() : Optional.of(longer);
  }

  private static Duration left(Tried tried, int free, Instant now) {
    if (tried.last() == null || tried.failures() < free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(tried.failures() - free, 10);
    Duration pause = FIRST.multipliedBy(1L << doublings);
    Instant end = tried.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
  }
}
