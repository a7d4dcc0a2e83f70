package id.laksa.login;

import java.time.Instant;

/**
 * The browser of somebody with a login, from the login page on.
 *
 * @param person of whom only the user is known before the ledger was asked; without a user until
 *     the password was right
 * @param id random; its own for each login
 */
public record Session(Person person, Instant issuedAt, String id) {
  /** Whose it is, as histories name that person; empty before the login. */
  public String user() {
    return person.user();
  }

  /** Whether somebody is logged in. */
  public boolean isLoggedIn() {
    return !user().isEmpty();
  }

  /** The same, its person being known. */
  public Session of(Person known) {
    return new Session(known, issuedAt, id);
  }
}
