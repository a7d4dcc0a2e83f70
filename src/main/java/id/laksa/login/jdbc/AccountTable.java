package id.laksa.login.jdbc;

import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.login.AccountChange;
import id.laksa.login.AccountChange.What;
import id.laksa.login.AccountStore;
import id.laksa.login.PasswordHash;
import id.laksa.login.Person;
import id.laksa.login.Role;
import id.laksa.login.SecondFactor;
import id.laksa.login.UserAccount;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The accounts of persons, in the ledger, with what was done to each and by whom. */
public final class AccountTable implements AccountStore {
  private static final String ALL = "select * from account";
  private final Jdbi jdbi;
  private final SealedBox box;
  private final SecondFactor codes = new SecondFactor();
  private final InstantSource time;

  /** A row with what a login is held against. */
  private static final class Row {
    private final UUID id;
    private final UserAccount account;
    private final String password;
    private final byte @Nullable [] sealed;
    private final long step;

    private Row(ResultSet row) throws SQLException {
      this.id = row.getObject("id", UUID.class);
      this.account = read(row);
      this.password = row.getString("password");
      this.sealed = row.getBytes("sealed");
      this.step = row.getLong("last_step");
    }
  }

  /** Keeps them in this ledger, secrets sealed. */
  public AccountTable(Jdbi jdbi, SealedBox box, InstantSource time) {
    this.jdbi = jdbi;
    this.box = box;
    this.time = time;
  }

  @Override
  public List<UserAccount> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ALL + " order by user_name")
                .map((row, context) -> read(row))
                .list());
  }

  @Override
  public Optional<UserAccount> find(String user) {
    return jdbi.withHandle(handle -> row(handle, user, "")).map(row -> row.account);
  }

  @Override
  public boolean add(Person person, String password, String by) {
    String kept = PasswordHash.of(password);
    return jdbi.inTransaction(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      "insert into account (id, user_name, name, roles, department, password,"
                          + " must_change, created_at) values (:id, :user, :name, :roles,"
                          + " :department, :password, true, :now) on conflict do nothing")
                  .bind("id", UUID.randomUUID())
                  .bind("user", person.user())
                  .bind("name", person.name())
                  .bindArray(
                      "roles", String.class, person.roles().stream().map(Role::name).toList())
                  .bind("department", person.department())
                  .bind("password", kept)
                  .bind("now", RowFormat.time(time.instant()))
                  .execute();
          return added == 1 && note(handle, person.user(), by, What.ADDED);
        });
  }

  @Override
  public boolean disable(String user, String by) {
    return changed(
        user,
        by,
        What.DISABLED,
        "disabled_at = :now where user_name = :user and disabled_at is null");
  }

  @Override
  public boolean enable(String user, String by) {
    return changed(
        user,
        by,
        What.ENABLED,
        "disabled_at = null where user_name = :user and disabled_at is not null");
  }

  @Override
  public boolean reset(String user, String password, String by) {
    String kept = PasswordHash.of(password);
    return jdbi.inTransaction(
        handle ->
            handle.execute(
                        "update account set password = ?, must_change = true, sealed = null,"
                            + " last_step = 0 where user_name = ?",
                        kept,
                        user)
                    == 1
                && ended(handle, user)
                && note(handle, user, by, What.RESET));
  }

  /**
   * Changes one's own password; one's other sessions end.
   *
   * @param session that goes on
   * @return false when the old one is wrong
   */
  public boolean change(String user, String old, String password, String session) {
    Optional<Row> row = jdbi.withHandle(handle -> row(handle, user, ""));
    if (row.isEmpty() || !PasswordHash.matches(old, row.get().password)) {
      return false;
    }
    String kept = PasswordHash.of(password);
    return jdbi.inTransaction(
        handle ->
            handle.execute(
                        "update account set password = ?, must_change = false"
                            + " where user_name = ? and password = ?",
                        kept,
                        user,
                        row.get().password)
                    == 1
                && SessionTable.endOthers(handle, user, session, time.instant()) >= 0
                && note(handle, user, user, What.PASSWORD));
  }

  /** Asks for a code from now on, of this secret; false when the code isn't one of it. */
  public boolean protect(String user, byte[] secret, String code) {
    OptionalLong step = codes.step(secret, code, 0, time.instant());
    return step.isPresent()
        && jdbi.inTransaction(
            handle ->
                row(handle, user, " for update")
                    .filter(row -> !row.account.secondFactor())
                    .map(
                        row ->
                            handle.execute(
                                    "update account set sealed = ?, last_step = ? where id = ?",
                                    box.seal(secret, boundTo(row.id)),
                                    step.getAsLong(),
                                    row.id)
                                == 1)
                    .filter(done -> done && note(handle, user, user, What.SECOND_FACTOR_ON))
                    .orElse(false));
  }

  /** Asks for no code any more; false when this code isn't right, or none was asked for. */
  public boolean unprotect(String user, String code) {
    return jdbi.inTransaction(
        handle ->
            row(handle, user, " for update")
                .filter(row -> row.sealed != null && isRight(handle, row, code))
                .map(
                    row ->
                        handle.execute("update account set sealed = null where id = ?", row.id) == 1
                            && note(handle, user, user, What.SECOND_FACTOR_OFF))
                .orElse(false));
  }

  @Override
  public boolean endSessions(String user, String by) {
    return jdbi.inTransaction(
        handle ->
            row(handle, user, "").isPresent()
                && ended(handle, user)
                && note(handle, user, by, What.SESSIONS_ENDED));
  }

  @Override
  public List<AccountChange> changes(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from account_change order by id desc limit :most")
                .bind("most", most)
                .map(
                    (row, context) ->
                        new AccountChange(
                            Objects.requireNonNull(RowFormat.instant(row, "at")),
                            row.getString("user_name"),
                            row.getString("by_user"),
                            What.valueOf(row.getString("what"))))
                .list());
  }

  /**
   * Whether password and code are right of an account that is open; a code that was taken is never
   * taken again.
   */
  boolean isRight(String user, String password, String code) {
    Optional<Row> row = jdbi.withHandle(handle -> row(handle, user, ""));
    if (row.isEmpty() || row.get().account.disabledAt() != null) {
      return PasswordHash.matchesNobodys(password);
    }
    return PasswordHash.matches(password, row.get().password)
        && (row.get().sealed == null
            || jdbi.inTransaction(
                handle ->
                    row(handle, user, " for update")
                        .map(now -> isRight(handle, now, code))
                        .orElse(false)));
  }

  private boolean isRight(Handle handle, Row row, String code) {
    if (row.sealed == null) {
      return true;
    }
    byte[] secret = box.open(row.sealed, boundTo(row.id));
    OptionalLong step = codes.step(secret, code, row.step, time.instant());
    return step.isPresent()
        && handle.execute("update account set last_step = ? where id = ?", step.getAsLong(), row.id)
            == 1;
  }

  private boolean changed(String user, String by, What what, String how) {
    return jdbi.inTransaction(
        handle -> {
          int changed =
              handle
                  .createUpdate("update account set " + how)
                  .bind("now", RowFormat.time(time.instant()))
                  .bind("user", user)
                  .execute();
          return changed == 1 && ended(handle, user) && note(handle, user, by, what);
        });
  }

  private boolean ended(Handle handle, String user) {
    return SessionTable.endOthers(handle, user, "", time.instant()) >= 0;
  }

  private boolean note(Handle handle, String user, String by, What what) {
    return handle.execute(
            "insert into account_change (at, user_name, by_user, what) values (?, ?, ?, ?)",
            RowFormat.time(time.instant()),
            user,
            by,
            what.name())
        == 1;
  }

  private static Optional<Row> row(Handle handle, String user, String lock) {
    return handle
        .createQuery(ALL + " where user_name = :user" + lock)
        .bind("user", user)
        .map((row, context) -> new Row(row))
        .findOne();
  }

  private static UserAccount read(ResultSet row) throws SQLException {
    return new UserAccount(
        new Person(
            row.getString("user_name"),
            row.getString("name"),
            roles((String[]) row.getArray("roles").getArray()),
            row.getString("department"),
            row.getBoolean("must_change")),
        row.getBytes("sealed") != null,
        Objects.requireNonNull(RowFormat.instant(row, "created_at")),
        RowFormat.instant(row, "disabled_at"));
  }

  /** A role of a newer version gives no right here. */
  private static Set<Role> roles(String[] names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<String> known = List.of(names);
    Arrays.stream(Role.values()).filter(role -> known.contains(role.name())).forEach(roles::add);
    return roles;
  }

  private static byte[] boundTo(UUID id) {
    return ("account:" + id).getBytes(StandardCharsets.US_ASCII);
  }
}
