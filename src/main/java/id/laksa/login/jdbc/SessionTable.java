package id.laksa.login.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.login.OpenSession;
import id.laksa.login.Session;
import id.laksa.login.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The logins that last, in the ledger: what is ended here opens nothing on any node. */
public final class SessionTable {
  private static final Duration KEPT = Duration.ofDays(90);
  private final Jdbi jdbi;
  private final InstantSource time;

  /** Keeps them in this ledger. */
  public SessionTable(Jdbi jdbi, InstantSource time) {
    this.jdbi = jdbi;
    this.time = time;
  }

  /** The sessions of a user that are open, newest first. */
  public List<OpenSession> list(String user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from login_session where user_name = :user and ended_at is null"
                        + " and ends_at > :now order by begun_at desc limit 100")
                .bind("user", user)
                .bind("now", RowFormat.time(time.instant()))
                .map(
                    (row, context) ->
                        new OpenSession(
                            row.getString("id"),
                            row.getString("door"),
                            Objects.requireNonNull(RowFormat.instant(row, "begun_at")),
                            Objects.requireNonNull(RowFormat.instant(row, "ends_at"))))
                .list());
  }

  /** Ends all sessions of a user but one. */
  public void endOthers(String user, String session) {
    jdbi.useHandle(handle -> endOthers(handle, user, session, time.instant()));
  }

  static int endOthers(Handle handle, String user, String session, Instant now) {
    return handle.execute(
        "update login_session set ended_at = ? where user_name = ? and id <> ?"
            + " and ended_at is null",
        RowFormat.time(now),
        user,
        session);
  }

  static void begin(Handle handle, String door, Session session) {
    Instant now = session.issuedAt();
    handle.execute("delete from login_session where ends_at < ?", RowFormat.time(now.minus(KEPT)));
    handle.execute(
        "insert into login_session (id, door, user_name, begun_at, ends_at) values (?, ?, ?, ?, ?)",
        session.id(),
        door,
        session.user(),
        RowFormat.time(now),
        RowFormat.time(now.plus(Sessions.LIFE)));
  }

  static void end(Handle handle, Session session, Instant now) {
    handle.execute(
        "update login_session set ended_at = ? where id = ? and ended_at is null",
        RowFormat.time(now),
        session.id());
  }

  static boolean isOpen(Handle handle, String door, Session session) {
    return handle
        .createQuery(
            "select exists (select 1 from login_session where id = :id and door = :door"
                + " and user_name = :user and ended_at is null)")
        .bind("id", session.id())
        .bind("door", door)
        .bind("user", session.user())
        .mapTo(Boolean.class)
        .one();
  }
}
