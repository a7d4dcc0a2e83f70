package id.laksa.login.jdbc;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.login.Accounts;
import id.laksa.login.GuessThrottle;
import id.laksa.login.LoginResult;
import id.laksa.login.LoginVerdict;
import id.laksa.login.PasswordGuess;
import id.laksa.login.Person;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.Sessions;
import id.laksa.login.UserAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets users in and keeps book, in the ledger, of who tried. What the throttle refuses isn't
 * written down, and so can't fill the book.
 */
public final class LoginBook {
  private static final String UNKNOWN = "unknown";
  private static final int DAYS_KEPT = 90;
  private final Jdbi jdbi;
  private final Accounts machines;
  private final AccountTable accounts;
  private final Entrance entrance;
  private final Sessions sessions;
  private final GuessThrottle throttle;
  private final KeyedHash sources;
  private final InstantSource time;
  private final AtomicLong failures = new AtomicLong();

  /**
   * Who comes in by a door.
   *
   * @param name the door's
   * @param rights of which a person needs one
   * @param machine what a user of the credentials is there
   */
  public record Entrance(String name, Set<Right> rights, Function<String, Person> machine) {
    public Entrance {
      rights = Set.copyOf(rights);
    }

    boolean admits(Person person) {
      return rights.stream().anyMatch(person::may);
    }
  }

  /**
   * Wires the book.
   *
   * @param machines the users of the credentials that come in here, too
   * @param accounts the persons'
   * @param throttle of every door
   */
  public LoginBook(
      Jdbi jdbi,
      Accounts machines,
      AccountTable accounts,
      Entrance entrance,
      Sessions sessions,
      GuessThrottle throttle,
      byte[] masterKey,
      InstantSource time) {
    this.jdbi = jdbi;
    this.machines = machines;
    this.accounts = accounts;
    this.entrance = entrance;
    this.sessions = sessions;
    this.throttle = throttle;
    this.sources = KeyedHash.derived(masterKey, entrance.name() + "-source");
    this.time = time;
  }

  /**
   * Tries a password.
   *
   * @param code of the person's second factor; empty without one
   * @param source the network it comes from; only a keyed hash of it is kept
   * @param browser of one that was logged in as this user before; else null
   */
  public LoginResult enter(
      String user, String password, String code, String source, @Nullable String browser) {
    Optional<Person> person =
        machines.knows(user)
            ? Optional.of(entrance.machine().apply(user))
            : accounts.find(user).map(UserAccount::person);
    LoginVerdict verdict =
        machines.knows(user)
            ? machines.enter(throttle, user, password, source, browser)
            : throttle.judge(
                new PasswordGuess(person.isPresent() ? user : null, false, source, browser),
                () -> isRight(person, user, password, code));
    byte[] from = sources.of(source.getBytes(StandardCharsets.UTF_8));
    if (verdict instanceof LoginVerdict.Right && person.isPresent()) {
      Session session = sessions.begin(user).of(person.get());
      jdbi.useTransaction(handle -> noteEntry(handle, session, from));
      return new LoginResult.Entered(session);
    }
    if (verdict instanceof LoginVerdict.Wrong) {
      failures.incrementAndGet();
      String known = person.isPresent() ? user : UNKNOWN;
      jdbi.useHandle(handle -> note(handle, known, from, "FAILURE", null));
    }
    return new LoginResult.Refused(verdict);
  }

  /** Whoever has no business at this door is told no more than who has a wrong password. */
  private boolean isRight(Optional<Person> person, String user, String password, String code) {
    boolean right = accounts.isRight(user, password, code);
    return right && person.filter(entrance::admits).isPresent();
  }

  /** Ends a session for good, also for a thief of the cookie. */
  public void leave(Session session, String source) {
    byte[] from = sources.of(source.getBytes(StandardCharsets.UTF_8));
    jdbi.useTransaction(
        handle -> {
          SessionTable.end(handle, session, time.instant());
          note(handle, session.user(), from, "LOGOUT", session.id());
        });
  }

  /** A session with its person as the ledger knows that person now; empty when it opens nothing. */
  public Optional<Session> open(Session session) {
    boolean lasts =
        jdbi.withHandle(handle -> SessionTable.isOpen(handle, entrance.name(), session));
    Optional<Person> person =
        machines.knows(session.user())
            ? Optional.of(entrance.machine().apply(session.user()))
            : accounts
                .find(session.user())
                .filter(account -> account.disabledAt() == null)
                .map(UserAccount::person)
                .filter(entrance::admits);
    return lasts ? person.map(session::of) : Optional.empty();
  }

  /** How many wrong passwords this node has seen since it started. */
  public long failuresSoFar() {
    return failures.get();
  }

  private void noteEntry(Handle handle, Session session, byte[] from) {
    SessionTable.begin(handle, entrance.name(), session);
    note(handle, session.user(), from, "SUCCESS", null);
    handle
        .createUpdate("delete from login_attempt where at < :old")
        .bind("old", RowFormat.time(time.instant().minus(Duration.ofDays(DAYS_KEPT))))
        .execute();
  }

  private void note(
      Handle handle, String user, byte[] from, String outcome, @Nullable String session) {
    handle
        .createUpdate(
            "insert into login_attempt (at, user_name, source, outcome, session)"
                + " values (:at, :user, :source, :outcome, :session)")
        .bind("at", RowFormat.time(time.instant()))
        .bind("user", user)
        .bind("source", from)
        .bind("outcome", outcome)
        .bind("session", session)
        .execute();
  }
}
