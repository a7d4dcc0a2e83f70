package id.laksa.app;

import id.laksa.complaint.PageKeys;
import id.laksa.login.Accounts;
import id.laksa.login.GuessThrottle;
import id.laksa.login.Sessions;
import id.laksa.login.http.Doorkeeper;
import id.laksa.login.http.LoginDoor;
import id.laksa.login.http.LoginEndpoint;
import id.laksa.login.http.OwnAccountEndpoint;
import id.laksa.login.jdbc.AccountTable;
import id.laksa.login.jdbc.LoginBook;
import id.laksa.login.jdbc.LoginBook.Entrance;
import id.laksa.login.jdbc.SessionTable;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** A door with a login, wired. */
record LoginModule(
    LoginBook book,
    Doorkeeper keeper,
    AccountTable accounts,
    SessionTable sessions,
    GuessThrottle guesses) {
  /**
   * Wires it.
   *
   * @param machines users of the credentials that come in there, by password
   * @param entrance who comes in there
   */
  static LoginModule of(
      CoreModule core,
      LoginDoor door,
      Map<String, String> machines,
      Entrance entrance,
      String publicUrl,
      Path scratch) {
    PageKeys keys = core.pageKeys();
    Accounts known = new Accounts(keys, door.name(), machines);
    Sessions sessions = new Sessions(keys, door.name(), known::fingerprint, core.time());
    Sessions browsers = Sessions.browsers(keys, door.name(), known::fingerprint, core.time());
    AccountTable accounts = new AccountTable(core.jdbi(), core.box(), core.time());
    LoginBook book =
        new LoginBook(
            core.jdbi(),
            known,
            accounts,
            entrance,
            sessions,
            core.guesses(),
            core.keys().ticketKey(),
            core.time());
    return new LoginModule(
        book,
        new Doorkeeper(door, sessions, browsers, book, publicUrl, scratch),
        accounts,
        new SessionTable(core.jdbi(), core.time()),
        core.guesses());
  }

  /** What stands behind its login page. */
  LoginEndpoint login() {
    return new LoginEndpoint(keeper, book);
  }

  /** One's own page. */
  OwnAccountEndpoint own(Function<Instant, String> time) {
    return new OwnAccountEndpoint(keeper, accounts, sessions, guesses, time);
  }

  /** Counts wrong passwords. */
  void showIn(MeterRegistry meters, String metric, String description) {
    FunctionCounter.builder(metric, book, LoginBook::failuresSoFar)
        .description(description)
        .register(meters);
  }
}
