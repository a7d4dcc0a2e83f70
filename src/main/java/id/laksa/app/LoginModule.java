package id.laksa.app;

import id.laksa.complaint.PageKeys;
import id.laksa.login.Accounts;
import id.laksa.login.Sessions;
import id.laksa.login.http.Doorkeeper;
import id.laksa.login.http.LoginDoor;
import id.laksa.login.http.LoginEndpoint;
import id.laksa.login.jdbc.LoginBook;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;

/** A door with a login, wired. */
record LoginModule(LoginDoor door, LoginBook book, Doorkeeper keeper) {
  /** Lets in these users with these passwords. */
  static LoginModule of(
      CoreModule core,
      LoginDoor door,
      Map<String, String> passwords,
      String publicUrl,
      Path scratch) {
    PageKeys keys = core.pageKeys();
    Accounts accounts = new Accounts(keys, door.name(), passwords);
    Sessions sessions = new Sessions(keys, door.name(), accounts::fingerprint, core.time());
    Sessions browsers = Sessions.browsers(keys, door.name(), accounts::fingerprint, core.time());
    LoginBook book =
        new LoginBook(
            core.jdbi(),
            accounts,
            sessions,
            core.guesses(),
            core.keys().ticketKey(),
            door.name(),
            core.time());
    return new LoginModule(
        door, book, new Doorkeeper(door, sessions, browsers, book, publicUrl, scratch));
  }

  /** What stands behind its login page. */
  LoginEndpoint login() {
    return new LoginEndpoint(keeper, book);
  }

  /** Counts wrong passwords. */
  void showIn(MeterRegistry meters, String metric, String description) {
    FunctionCounter.builder(metric, book, LoginBook::failuresSoFar)
        .description(description)
        .register(meters);
  }
}
