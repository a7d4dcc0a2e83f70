package id.laksa.login;

import java.time.Duration;

/** What became of an attempt to log in. */
public sealed interface LoginResult {
  /** The user is in. */
  record Entered(Session session) implements LoginResult {}

  /** User or password is wrong; which of them isn't told. */
  record Wrong() implements LoginResult {}

  /**
   * Too many were wrong: this one wasn't even looked at.
   *
   * @param forAtLeast more than zero
   */
  record MustWait(Duration forAtLeast) implements LoginResult {}
}
