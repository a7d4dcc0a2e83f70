package id.laksa.login.jdbc;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.login.Accounts;
import id.laksa.login.GuessThrottle;
import id.laksa.login.LoginResult;
import id.laksa.login.LoginVerdict;
import id.laksa.login.Session;
import id.laksa.login.Sessions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
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
  private final Accounts accounts;
  private final Sessions sessions;
  private final GuessThrottle throttle;
  private final KeyedHash sources;
  private final InstantSource time;
  private final AtomicLong failures = new AtomicLong();

  /**
   * Wires the book.
   *
   * @param throttle of every door
   * @param door the name of the door
   */
  public LoginBook(
      Jdbi jdbi,
      Accounts accounts,
      Sessions sessions,
      GuessThrottle throttle,
      byte[] masterKey,
      String door,
      InstantSource time) {
    this.jdbi = jdbi;
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.sources = KeyedHash.derived(masterKey, door + "-source");
    this.time = time;
  }

  /**
   * Tries a password.
   *
   * @param source the network it comes from; only a keyed hash of it is kept
   * @param browser of one that was logged in as this user before; else null
   */
  public LoginResult enter(String user, String password, String source, @Nullable String browser) {
    LoginVerdict verdict = accounts.enter(throttle, user, password, source, browser);
    byte[] from = sources.of(source.getBytes(StandardCharsets.UTF_8));
    if (verdict instanceof LoginVerdict.Right) {
      jdbi.useTransaction(handle -> noteEntry(handle, user, from));
      return new LoginResult.Entered(sessions.begin(user));
    }
    if (verdict instanceof LoginVerdict.Wrong) {
      failures.incrementAndGet();
      String known = accounts.knows(user) ? user : UNKNOWN;
      jdbi.useHandle(handle -> note(handle, known, from, "FAILURE", null));
    }
    return new LoginResult.Refused(verdict);
  }

  /** Ends a session for good, also for a thief of the cookie. */
  public void leave(Session session, String source) {
    byte[] from = sources.of(source.getBytes(StandardCharsets.UTF_8));
    jdbi.useHandle(handle -> note(handle, session.user(), from, "LOGOUT", session.id()));
  }

  /** Whether a session is of a user we know and wasn't ended. */
  public boolean isOpen(Session session) {
    return accounts.knows(session.user())
        && !jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select exists (select 1 from login_attempt where session = :session)")
                    .bind("session", session.id())
                    .mapTo(Boolean.class)
                    .one());
  }

  /** How many wrong passwords this node has seen since it started. */
  public long failuresSoFar() {
    return failures.get();
  }

  private void noteEntry(Handle handle, String user, byte[] from) {
    note(handle, user, from, "SUCCESS", null);
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
