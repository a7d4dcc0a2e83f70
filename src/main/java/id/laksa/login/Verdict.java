package id.laksa.login;

import java.time.Duration;

/** What becomes of an attempt at a password. */
public sealed interface Verdict {
  /** It is the user's. */
  record Right() implements Verdict {}

  /** User or password is wrong; which of them isn't told. */
  record Wrong() implements Verdict {}

  /**
   * Too many were wrong.
   *
   * @param forAtLeast more than zero
   */
  record MustWait(Duration forAtLeast) implements Verdict {
    /** What {@code Retry-After} says: whole seconds, at least one. */
    public long seconds() {
      return Math.max(1, forAtLeast.plusMillis(999).toSeconds());
    }
  }
}
