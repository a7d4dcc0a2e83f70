package id.laksa.login;

import java.time.Duration;

/** What becomes of an attempt at a password. */
public sealed interface LoginVerdict {
  /** It is the user's. */
  record Right() implements LoginVerdict {}

  /** User or password is wrong; which of them isn't told. */
  record Wrong() implements LoginVerdict {}

  /**
   * Too many were wrong.
   *
   * @param forAtLeast more than zero
   */
  record MustWait(Duration forAtLeast) implements LoginVerdict {
    /** What {@code Retry-After} says: whole seconds, at least one. */
    public long seconds() {
      return Math.max(1, forAtLeast.plusMillis(999).toSeconds());
    }
  }
}
