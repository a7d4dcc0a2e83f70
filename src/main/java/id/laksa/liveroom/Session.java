package id.laksa.liveroom;

import java.time.Instant;

/**
 * An operator's browser, from the login page on.
 *
 * @param user empty until the password was right
 * @param id random; its own for each login
 */
public record Session(String user, Instant issuedAt, String id) {
  /** Whether somebody is logged in. */
  public boolean isOperator() {
    return !user.isEmpty();
  }
}
