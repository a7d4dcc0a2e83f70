package id.laksa.login;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.login.LoginVerdict.MustWait;
import id.laksa.login.LoginVerdict.Right;
import id.laksa.login.LoginVerdict.Wrong;
import id.laksa.spine.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who guesses is slowed down; who belongs there isn't shut out by it. */
class GuessThrottleTest {
  private static final String HOME = "10.0.0.1";
  private static final String ELSEWHERE = "10.6.6.6";
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final GuessThrottle throttle = new GuessThrottle(clock);

  @Test
  void tenWrongOnesAreLookedAtAndThenNoneForTenMinutes() {
    fail("dpupr", ELSEWHERE, 10);
    assertThat(right("dpupr", ELSEWHERE)).isEqualTo(new MustWait(Duration.ofMinutes(10)));
    clock.advance(Duration.ofMinutes(9).plusSeconds(59));
    assertThat(right("dpupr", ELSEWHERE)).isEqualTo(new MustWait(Duration.ofSeconds(1)));
    clock.advance(Duration.ofSeconds(1));
    assertThat(right("dpupr", ELSEWHERE)).isInstanceOf(Right.class);
  }

  @Test
  void whatIsGuessedElsewhereShutsNobodyOut() {
    for (int i = 0; i < 200; i++) {
      fail("dpupr", "10.6.7." + i, 10);
    }
    assertThat(right("dpupr", HOME)).isInstanceOf(Right.class);
    assertThat(right("dlh", ELSEWHERE)).isInstanceOf(Right.class);
  }

  @Test
  void theRightOneMakesTheWrongOnesBeforeItForgotten() {
    for (int i = 0; i < 5; i++) {
      fail("dpupr", HOME, 9);
      assertThat(right("dpupr", HOME)).isInstanceOf(Right.class);
    }
  }

  @Test
  void aHundredUnknownNamesCloseASourceButNotForWhoIsKnownThere() {
    assertThat(right("dpupr", ELSEWHERE)).isInstanceOf(Right.class);
    for (int i = 0; i < 100; i++) {
      assertThat(attempt(null, true, ELSEWHERE, null, false)).isInstanceOf(Wrong.class);
    }
    assertThat(attempt(null, true, ELSEWHERE, null, false)).isInstanceOf(MustWait.class);
    assertThat(right("dlh", ELSEWHERE)).isInstanceOf(MustWait.class);
    assertThat(right("dpupr", ELSEWHERE)).isInstanceOf(Right.class);
    assertThat(right("dlh", HOME)).isInstanceOf(Right.class);
    clock.advance(Duration.ofMinutes(10));
    assertThat(right("dlh", ELSEWHERE)).isInstanceOf(Right.class);
  }

  @Test
  void whoGuessesFromWhereTheUserComesIsRefusedAndTheUserIsNot() {
    assertThat(right("dpupr", HOME)).isInstanceOf(Right.class);
    fail("dpupr", HOME, 10);
    for (int i = 0; i < 300; i++) {
      assertThat(attempt("dpupr", true, HOME, null, false)).isInstanceOf(MustWait.class);
    }
    assertThat(right("dpupr", HOME)).isInstanceOf(Right.class);
    assertThat(attempt("dpupr", true, HOME, null, false)).isInstanceOf(MustWait.class);
  }

  @Test
  void unlessHisPasswordIsShortEnoughToBeGuessed() {
    assertThat(attempt("dpupr", false, HOME, null, true)).isInstanceOf(Right.class);
    for (int i = 0; i < 10; i++) {
      assertThat(attempt("dpupr", false, HOME, null, false)).isInstanceOf(Wrong.class);
    }
    assertThat(attempt("dpupr", false, HOME, null, true)).isInstanceOf(MustWait.class);
  }

  @Test
  void aShortPasswordIsNotGuessedFromEverywhereAtOnce() {
    assertThat(attempt("dpupr", false, HOME, null, true)).isInstanceOf(Right.class);
    for (int i = 0; i < 100; i++) {
      assertThat(attempt("dpupr", false, "10.6.7." + i, null, false)).isInstanceOf(Wrong.class);
    }
    assertThat(attempt("dpupr", false, "10.6.8.1", null, true)).isInstanceOf(MustWait.class);
    assertThat(attempt("dpupr", false, HOME, null, true)).isInstanceOf(Right.class);
    assertThat(attempt("dpupr", false, "10.6.8.1", "a-browser", true)).isInstanceOf(Right.class);
  }

  @Test
  void afterThirtyDaysNobodyIsKnownAnyMore() {
    right("dpupr", HOME);
    clock.advance(Duration.ofDays(30));
    fail("dpupr", HOME, 10);
    assertThat(right("dpupr", HOME)).isInstanceOf(MustWait.class);
  }

  @Test
  void aBrowserThatWasLoggedInBeforeIsCountedForItself() {
    fail("dpupr", HOME, 10);
    assertThat(right("dpupr", HOME)).isInstanceOf(MustWait.class);
    assertThat(attempt("dpupr", false, HOME, "his", true)).isInstanceOf(Right.class);
    for (int i = 0; i < 10; i++) {
      assertThat(attempt("dpupr", false, HOME, "his", false)).isInstanceOf(Wrong.class);
    }
    assertThat(attempt("dpupr", false, HOME, "his", true)).isInstanceOf(MustWait.class);
    assertThat(attempt("dpupr", false, HOME, "another", true)).isInstanceOf(Right.class);
  }

  @Test
  void ofManyAtOnceOnlyTenAreLookedAt() throws Exception {
    AtomicInteger looked = new AtomicInteger();
    ExecutorService many = Executors.newFixedThreadPool(16);
    try {
      List<Future<LoginVerdict>> all =
          IntStream.range(0, 400)
              .mapToObj(
                  i ->
                      many.submit(
                          () ->
                              throttle.judge(
                                  new PasswordGuess("dpupr", true, ELSEWHERE, null),
                                  () -> looked.incrementAndGet() < 0)))
              .toList();
      for (Future<LoginVerdict> one : all) {
        one.get();
      }
    } finally {
      many.shutdown();
    }
    assertThat(looked).hasValue(10);
    assertThat(throttle.wrongSoFar()).isEqualTo(10);
    assertThat(throttle.refusedSoFar()).isEqualTo(390);
  }

  @Test
  void aMillionSourcesNeedNoMoreMemoryThanTheBound() {
    for (int i = 0; i < 1_000_000; i++) {
      attempt(null, true, "s" + i, null, false);
    }
    assertThat(throttle.remembered()).isLessThanOrEqualTo(200_000);
  }

  private void fail(String user, String source, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(attempt(user, true, source, null, false)).isInstanceOf(Wrong.class);
    }
  }

  private LoginVerdict right(String user, String source) {
    return attempt(user, true, source, null, true);
  }

  private LoginVerdict attempt(
      @Nullable String user,
      boolean strong,
      String source,
      @Nullable String browser,
      boolean right) {
    return throttle.judge(new PasswordGuess(user, strong, source, browser), () -> right);
  }
}
