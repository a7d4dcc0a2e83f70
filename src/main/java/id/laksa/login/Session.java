package id.laksa.login;

import java.time.Instant;

/**
 * The browser of somebody with a login, from the login page on.
 *
 * @param user empty until the password was right
 * @param id random; its own for each login
 */
public record Session(String user, Instant issuedAt, String id) {
  /** Whether somebody is logged in. */
  public boolean isLoggedIn() {
    return !user.isEmpty();
  }
}
