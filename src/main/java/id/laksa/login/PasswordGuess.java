package id.laksa.login;

import org.jspecify.annotations.Nullable;

/**
 * An attempt at a password.
 *
 * @param user whose password it should be; null when there is no such user: the name may itself be
 *     somebody's password
 * @param strong whether that password is so long that nobody finds it by guessing
 * @param source the network it comes from; empty when unknown
 * @param browser of a browser that was logged in as this user before, its own secret; else null
 */
public record PasswordGuess(
    @Nullable String user, boolean strong, String source, @Nullable String browser) {
  /** The user from this source, or in this browser, wherever it is. */
  String pair() {
    return "pair\n" + user + "\n" + (browser == null ? "at " + source : "in " + browser);
  }

  /** The source alone. */
  String place() {
    return "source\n" + source;
  }

  /** The user alone. */
  String account() {
    return "account\n" + user;
  }
}
