package id.laksa.login;

import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.EngineFile;
import id.laksa.complaint.PageKeys;
import id.laksa.complaint.SealedBox;
import id.laksa.login.LoginResult.Entered;
import id.laksa.login.LoginResult.Refused;
import id.laksa.login.LoginVerdict.MustWait;
import id.laksa.login.LoginVerdict.Wrong;
import id.laksa.login.jdbc.AccountTable;
import id.laksa.login.jdbc.GuessTable;
import id.laksa.login.jdbc.LoginBook;
import id.laksa.login.jdbc.LoginBook.Entrance;
import id.laksa.spine.RunningEngine;
import id.laksa.spine.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two nodes with one ledger: who guesses is slowed down on both, who belongs there on neither. */
@ExtendWith(RunningEngine.class)
class LoginBookIT {
  private static final String PASSWORD = "a-password-nobody-guesses";
  private static final String HOME = "10.0.0.1";
  private static final String ELSEWHERE = "10.6.6.6";
  private final EngineFile file = RunningEngine.get().file();
  private final Jdbi jdbi =
      Jdbi.create(
              file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"))
          .installPlugin(new PostgresPlugin());
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final AccountTable persons = new AccountTable(jdbi, new SealedBox(aKey()), clock);
  private final Node one = new Node();
  private final Node other = new Node();

  /** A node with its own memory. */
  private final class Node {
    private final GuessThrottle throttle = new GuessThrottle(clock);
    private final GuessTable table = new GuessTable(jdbi, aKey(), throttle, clock);
    private final LoginBook book;

    Node() {
      throttle.share(table);
      PageKeys keys = new PageKeys(aKey(), 1);
      Accounts accounts = new Accounts(keys, "live-room", Map.of("operator", PASSWORD));
      Sessions sessions = new Sessions(keys, "live-room", accounts::fingerprint, clock);
      book =
          new LoginBook(
              jdbi,
              accounts,
              persons,
              new Entrance("live-room", Set.of(Right.WATCH), LoginBookIT::operator),
              sessions,
              throttle,
              aKey(),
              clock);
    }

    LoginResult enter(String password, String source) {
      return book.enter("operator", password, "", source, null);
    }
  }

  @BeforeEach
  void anEmptyBook() {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from login_attempt");
          handle.execute("delete from login_guess");
          handle.execute("delete from login_known");
          handle.execute("delete from account");
          handle.execute("delete from login_session");
        });
  }

  @AfterEach
  void stop() {
    one.table.close();
    other.table.close();
  }

  @Test
  void whatWasWrongOnOneNodeCountsOnTheOther() {
    fail(one, 9);
    await().until(() -> counted() == 9);
    fail(other, 1);
    await().until(() -> counted() == 10);
    await()
        .untilAsserted(
            () ->
                assertThat(other.enter(PASSWORD, ELSEWHERE))
                    .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(MustWait.class)));
    assertThat(one.enter(PASSWORD, HOME)).isInstanceOf(Entered.class);
  }

  @Test
  void whereAUserIsKnownToOneNodeTheOtherLearnsIt() {
    assertThat(one.enter(PASSWORD, HOME)).isInstanceOf(Entered.class);
    await().until(() -> rows("login_known") == 1);
    for (int i = 0; i < 10; i++) {
      assertThat(other.enter("wrong", HOME)).isInstanceOf(Refused.class);
    }
    await()
        .untilAsserted(() -> assertThat(other.enter(PASSWORD, HOME)).isInstanceOf(Entered.class));
  }

  @Test
  void theLedgerKeepsNoGuessNoNameAndNoAddressAndForgetsWhatIsOver() {
    fail(one, 3);
    one.enter(PASSWORD, HOME);
    await().until(() -> counted() == 3 && rows("login_known") == 1);
    String all =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select coalesce(string_agg(g::text, ''), '') || coalesce((select"
                            + " string_agg(k::text, '') from login_known k), '') from login_guess"
                            + " g")
                    .mapTo(String.class)
                    .one());
    assertThat(all).isNotEmpty().doesNotContain("operator", ELSEWHERE, HOME, "wrong");
    clock.advance(Duration.ofMinutes(10));
    other.enter("wrong", "10.7.7.7");
    await().until(() -> counted() == 1);
  }

  @Test
  void oneThatIsRefusedIsNotWrittenDown() {
    fail(one, 10);
    for (int i = 0; i < 20; i++) {
      one.enter("wrong", ELSEWHERE);
    }
    assertThat(rows("login_attempt")).isEqualTo(10);
  }

  private static Person operator(String user) {
    return new Person(user, user, Set.of(Role.OPERATOR), null, false);
  }

  private void fail(Node node, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(node.enter("wrong", ELSEWHERE)).isEqualTo(new Refused(new Wrong()));
    }
  }

  private long counted() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select coalesce(sum(wrong), 0) from login_guess")
                .mapTo(Long.class)
                .one());
  }

  private long rows(String table) {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }
}
