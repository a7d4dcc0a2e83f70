package id.laksa.login;

import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.app.EngineFile;
import id.laksa.login.LoginResult.Entered;
import id.laksa.login.LoginResult.MustWait;
import id.laksa.login.LoginResult.Wrong;
import id.laksa.login.jdbc.LoginBook;
import id.laksa.spine.RunningEngine;
import id.laksa.spine.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who guesses is slowed down on every node; who belongs there isn't shut out by it. */
@ExtendWith(RunningEngine.class)
class LoginBookIT {
  private static final String HOME = "10.0.0.1";
  private final EngineFile file = RunningEngine.get().file();
  private final Jdbi jdbi =
      Jdbi.create(
              file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"))
          .installPlugin(new PostgresPlugin());
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final LoginBook book = aNode();
  private final LoginBook otherNode = aNode();

  @BeforeEach
  void anEmptyBook() {
    jdbi.useHandle(handle -> handle.execute("delete from login_attempt"));
  }

  @Test
  void theWaitGrowsWithEachFailureUpToAQuarterOfAnHour() {
    fail("10.6.6.6", 5);
    Duration wait = Duration.ofSeconds(30);
    for (int i = 0; i < 8; i++) {
      assertThat(book.enter("operator", "right", "10.6.6.6")).isEqualTo(new MustWait(wait));
      clock.advance(wait);
      assertThat(book.enter("operator", "wrong", "10.6.6.6")).isInstanceOf(Wrong.class);
      Duration doubled = wait.multipliedBy(2);
      wait = doubled.compareTo(Duration.ofMinutes(15)) < 0 ? doubled : Duration.ofMinutes(15);
    }
    clock.advance(wait);
    assertThat(book.enter("operator", "right", "10.6.6.6")).isInstanceOf(Entered.class);
    fail("10.6.6.6", 4);
    assertThat(book.enter("operator", "right", "10.6.6.6")).isInstanceOf(Entered.class);
  }

  @Test
  void itHoldsOnEveryNodeAndForThatSourceOnly() {
    fail("10.6.6.6", 5);
    assertThat(otherNode.enter("operator", "right", "10.6.6.6")).isInstanceOf(MustWait.class);
    assertThat(otherNode.enter("operator", "right", HOME)).isInstanceOf(Entered.class);
  }

  @Test
  void anAccountGuessedFromEverywhereWaitsButNotForASourceItKnows() {
    assertThat(book.enter("operator", "right", HOME)).isInstanceOf(Entered.class);
    for (int i = 0; i < 25; i++) {
      fail("10.6.7." + i, 4);
    }
    assertThat(book.enter("operator", "right", "10.9.9.9")).isInstanceOf(MustWait.class);
    assertThat(book.enter("operator", "right", HOME)).isInstanceOf(Entered.class);
  }

  @Test
  void whatIsTriedDuringAWaitDoesNotLengthenIt() {
    fail("10.6.6.6", 5);
    clock.advance(Duration.ofSeconds(29));
    book.enter("operator", "wrong", "10.6.6.6");
    clock.advance(Duration.ofSeconds(1));
    assertThat(book.enter("operator", "right", "10.6.6.6")).isInstanceOf(Entered.class);
  }

  @Test
  void aDayLaterNothingIsHeldAgainstAnybody() {
    fail("10.6.6.6", 5);
    clock.advance(Duration.ofHours(24));
    fail("10.6.6.6", 4);
    assertThat(book.enter("operator", "right", "10.6.6.6")).isInstanceOf(Entered.class);
  }

  private void fail(String source, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(book.enter("operator", "wrong", source)).isInstanceOf(Wrong.class);
    }
  }

  private LoginBook aNode() {
    Accounts accounts = new Accounts(aKey(), "live-room", Map.of("operator", "right"));
    return new LoginBook(
        jdbi, accounts, new Sessions(aKey(), "live-room", clock), aKey(), "live-room", clock);
  }
}
