package id.laksa.login.jdbc;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.login.Accounts;
import id.laksa.login.LoginResult;
import id.laksa.login.LoginThrottle;
import id.laksa.login.LoginThrottle.Tried;
import id.laksa.login.Session;
import id.laksa.login.Sessions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Lets users in and keeps book of who tried. The book lies in the ledger, so that a wait holds on
 * every node. Attempts during a wait are refused unseen and not written down: they neither lengthen
 * it nor fill the book.
 */
public final class LoginBook {
  private static final String UNKNOWN = "unknown";
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final int DAYS_KEPT = 90;
  private final Jdbi jdbi;
  private final Accounts accounts;
  private final Sessions sessions;
  private final KeyedHash sources;
  private final InstantSource clock;
  private final AtomicLong failures = new AtomicLong();

  /**
   * Wires the book.
   *
   * @param door the name of the door; who guesses at one is counted there alone
   */
  public LoginBook(
      Jdbi jdbi,
      Accounts accounts,
      Sessions sessions,
      byte[] masterKey,
      String door,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.accounts = accounts;
    this.sessions = sessions;
    this.sources = KeyedHash.derived(masterKey, door + "-source");
    this.clock = clock;
  }

  /**
   * Tries a password.
   *
   * @param source the network address it comes from; only a keyed hash of it is kept
   */
  public LoginResult enter(String user, String password, String source) {
    byte[] from = sources.of(source.getBytes(StandardCharsets.UTF_8));
    return jdbi.inTransaction(handle -> enter(handle, user, password, from));
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

  private LoginResult enter(Handle handle, String user, String password, byte[] from) {
    if (!isAlone(handle, from)) {
      return new LoginResult.MustWait(MOMENT);
    }
    Instant now = clock.instant();
    String known = accounts.knows(user) ? user : UNKNOWN;
    Optional<Duration> wait =
        LoginThrottle.wait(
            bySource(handle, from, now),
            known.equals(UNKNOWN) ? new Tried(0, null) : ofAccount(handle, known, now),
            isFamiliar(handle, known, from, now),
            now);
    if (wait.isPresent()) {
      return new LoginResult.MustWait(wait.get());
    }
    if (!accounts.matches(user, password)) {
      failures.incrementAndGet();
      note(handle, known, from, "FAILURE", null);
      return new LoginResult.Wrong();
    }
    note(handle, known, from, "SUCCESS", null);
    handle
        .createUpdate("delete from login_attempt where at < :old")
        .bind("old", RowFormat.time(now.minus(Duration.ofDays(DAYS_KEPT))))
        .execute();
    return new LoginResult.Entered(sessions.begin(user));
  }

  /** One attempt a source at a time: many at once must not slip through before one is counted. */
  private static boolean isAlone(Handle handle, byte[] from) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext('login'), hashtext(:source))")
        .bind("source", RowFormat.hex(from))
        .mapTo(Boolean.class)
        .one();
  }

  private static Tried bySource(Handle handle, byte[] from, Instant now) {
    return tried(
        handle
            .createQuery(
                """
                select count(*) as failures, max(at) as last from login_attempt
                where source = :source and outcome = 'FAILURE' and at > :since
                  and id > coalesce((select max(id) from login_attempt
                    where source = :source and outcome = 'SUCCESS' and at > :since), 0)
                """)
            .bind("source", from)
            .bind("since", RowFormat.time(now.minus(LoginThrottle.MEMORY))));
  }

  private static Tried ofAccount(Handle handle, String user, Instant now) {
    return tried(
        handle
            .createQuery(
                """
                select count(*) as failures, max(at) as last from login_attempt
                where user_name = :user and outcome = 'FAILURE' and at > :since
                """)
            .bind("user", user)
            .bind("since", RowFormat.time(now.minus(LoginThrottle.MEMORY))));
  }

  private static Tried tried(Query query) {
    return query
        .map((row, context) -> new Tried(row.getInt("failures"), RowFormat.instant(row, "last")))
        .one();
  }

  private static boolean isFamiliar(Handle handle, String user, byte[] from, Instant now) {
    return handle
        .createQuery(
            "select exists (select 1 from login_attempt where source = :source"
                + " and user_name = :user and outcome = 'SUCCESS' and at > :since)")
        .bind("source", from)
        .bind("user", user)
        .bind("since", RowFormat.time(now.minus(LoginThrottle.FAMILIAR)))
        .mapTo(Boolean.class)
        .one();
  }

  private void note(
      Handle handle, String user, byte[] from, String outcome, @Nullable String session) {
    handle
        .createUpdate(
            "insert into login_attempt (at, user_name, source, outcome, session)"
                + " values (:at, :user, :source, :outcome, :session)")
        .bind("at", RowFormat.time(clock.instant()))
        .bind("user", user)
        .bind("source", from)
        .bind("outcome", outcome)
        .bind("session", session)
        .execute();
  }
}
