package id.laksa.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.laksa.refusal.RefusalLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/**
 * The one brake for guesses at passwords, whatever the door: field page, Live Room, Basic and AMQP.
 *
 * <ul>
 *   <li>A user's password may be wrong ten times in ten minutes from one source. What is tried from
 *       elsewhere doesn't count against it, so that nobody shuts anybody out.
 *   <li>A hundred unknown names in ten minutes close a source, but not for a user who has logged in
 *       from there within thirty days.
 *   <li>A browser that was logged in before is counted for itself, wherever it is.
 *   <li>Whoever guesses from where the user himself comes (one machine, one proxy) can't shut him
 *       out either: there the right password still opens, if it is too long to be guessed.
 *   <li>A password of one's own that is shorter may be wrong a hundred times from everywhere
 *       together; then it opens only from where it has lately.
 * </ul>
 *
 * Counts in memory, within bounds, so that a login waits for no store; the ledger shares the counts
 * between nodes a moment later. Thread-safe.
 */
public final class GuessThrottle {
  /** For so long guesses count, from the first wrong one on. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  /** For so long a user who has logged in from a source is known there. */
  public static final Duration FAMILIAR = Duration.ofDays(30);

  /** A password of so many characters isn't found by guessing; those we make have 24. */
  public static final int STRONG = 16;

  static final int OF_A_PAIR = 10;
  static final int OF_A_SOURCE = 100;
  static final int OF_AN_ACCOUNT = 100;
  private static final Duration RENEWED = Duration.ofDays(1);
  private static final int MOST_COUNTS = 200_000;
  private static final int MOST_KNOWN = 100_000;
  private static final int MOST_ASKED = 10_000;
  private final InstantSource time;
  private final Cache<String, Count> counts = bounded(MOST_COUNTS);
  private final Cache<String, Instant> known = bounded(MOST_KNOWN);
  // However often one is refused, the ledger is asked once a minute.
  private final Cache<String, Boolean> asked =
      Caffeine.newBuilder().maximumSize(MOST_ASKED).expireAfterWrite(Duration.ofMinutes(1)).build();
  private final LongAdder wrong = new LongAdder();
  private final RefusalLog refusals = new RefusalLog(LoggerFactory.getLogger(GuessThrottle.class));
  private volatile Shared shared = Shared.NOTHING;

  /**
   * Wrong ones.
   *
   * @param since when the first of them was
   */
  public record Count(Instant since, int wrong) {
    Instant end() {
      return since.plus(WINDOW);
    }
  }

  /** What all nodes know together. Nobody waits for it: it answers later, if at all. */
  public interface Shared {
    /** Knows nothing. */
    Shared NOTHING =
        new Shared() {
          @Override
          public void wrong(String key) {}

          @Override
          public void right(String pair, boolean familiar) {}

          @Override
          public void ask(String pair) {}
        };

    /** One was wrong. */
    void wrong(String key);

    /**
     * One was right, after wrong ones or for the first time in a while.
     *
     * @param familiar whether to remember that the user comes from there
     */
    void right(String pair, boolean familiar);

    /** Whether a user is known to come from there. */
    void ask(String pair);
  }

  /** Nothing was tried yet. */
  public GuessThrottle(InstantSource time) {
    this.time = time;
  }

  /** From now on counts with the other nodes. */
  public void share(Shared with) {
    shared = with;
  }

  /**
   * Judges an attempt. However many come at once, only so many are looked at.
   *
   * @param right whether user and password are right; asked at most once, and as well for a user
   *     that there isn't, so that it takes as long
   */
  public LoginVerdict judge(PasswordGuess guess, BooleanSupplier right) {
    Instant now = time.instant();
    if (guess.user() == null) {
      return stranger(guess, right, now);
    }
    boolean familiar = guess.browser() != null || isFamiliar(guess.pair(), now);
    if (!familiar) {
      Instant closed = later(full(guess.place(), OF_A_SOURCE, now), closed(guess, now));
      if (closed.isAfter(now)) {
        if (asked.asMap().putIfAbsent(guess.pair(), true) == null) {
          shared.ask(guess.pair());
        }
        return refused(closed, now);
      }
    }
    Count before = counts.getIfPresent(guess.pair());
    Instant end = reserve(guess.pair(), OF_A_PAIR, now);
    if (end.isAfter(now)) {
      // Looked at all the same where the user himself may be shut out by it.
      return familiar && guess.strong() && right.getAsBoolean()
          ? new LoginVerdict.Right()
          : refused(end, now);
    }
    if (!right.getAsBoolean()) {
      shared.wrong(guess.pair());
      if (!familiar && !guess.strong()) {
        reserve(guess.account(), OF_AN_ACCOUNT, now);
        shared.wrong(guess.account());
      }
      return wrong();
    }
    counts.invalidate(guess.pair());
    welcome(guess, before != null, now);
    return new LoginVerdict.Right();
  }

  /** How many were wrong on this node since it started. */
  public double wrongSoFar() {
    return wrong.sum();
  }

  /** How many were refused on this node since it started. */
  public double refusedSoFar() {
    return refusals.count();
  }

  /** Learns what the nodes have counted together. */
  public void learn(String key, Count together) {
    counts
        .asMap()
        .merge(
            key,
            together,
            (own, theirs) -> {
              boolean overlap =
                  own.end().isAfter(theirs.since()) && theirs.end().isAfter(own.since());
              boolean keepOwn =
                  overlap ? own.wrong() > theirs.wrong() : own.since().isAfter(theirs.since());
              return keepOwn ? own : theirs;
            });
  }

  /** Learns when a user last logged in from somewhere. */
  public void learn(String pair, Instant loggedIn) {
    known.asMap().merge(pair, loggedIn, (own, theirs) -> own.isAfter(theirs) ? own : theirs);
  }

  /** How much is remembered now. */
  long remembered() {
    counts.cleanUp();
    return counts.asMap().size();
  }

  private LoginVerdict stranger(PasswordGuess guess, BooleanSupplier right, Instant now) {
    Instant end = reserve(guess.place(), OF_A_SOURCE, now);
    if (end.isAfter(now)) {
      return refused(end, now);
    }
    if (right.getAsBoolean()) {
      throw new IllegalArgumentException("nobody's password is right");
    }
    shared.wrong(guess.place());
    return wrong();
  }

  private void welcome(PasswordGuess guess, boolean wasWrong, Instant now) {
    Instant last = known.getIfPresent(guess.pair());
    boolean renew = guess.browser() == null && (last == null || last.plus(RENEWED).isBefore(now));
    if (renew) {
      known.put(guess.pair(), now);
    }
    if (renew || wasWrong) {
      shared.right(guess.pair(), renew);
    }
  }

  private boolean isFamiliar(String pair, Instant now) {
    Instant last = known.getIfPresent(pair);
    return last != null && now.isBefore(last.plus(FAMILIAR));
  }

  private Instant closed(PasswordGuess guess, Instant now) {
    return guess.strong() ? now : full(guess.account(), OF_AN_ACCOUNT, now);
  }

  /** Until when a count stays full; now when it isn't. */
  private Instant full(String key, int most, Instant now) {
    Count count = counts.getIfPresent(key);
    return count != null && count.wrong() >= most && count.end().isAfter(now) ? count.end() : now;
  }

  /** Counts one as wrong before it is looked at; until when none is, if the count is full. */
  private Instant reserve(String key, int most, Instant now) {
    Count[] before = new Count[1];
    counts
        .asMap()
        .compute(
            key,
            (unused, count) -> {
              boolean fresh = count == null || !count.end().isAfter(now);
              before[0] = fresh ? new Count(now, 0) : count;
              return before[0].wrong() >= most
                  ? before[0]
                  : new Count(before[0].since(), before[0].wrong() + 1);
            });
    return before[0].wrong() >= most ? before[0].end() : now;
  }

  private LoginVerdict wrong() {
    wrong.increment();
    return new LoginVerdict.Wrong();
  }

  private LoginVerdict refused(Instant until, Instant now) {
    refusals.note("Too many wrong passwords from one place: its logins are refused");
    return new LoginVerdict.MustWait(Duration.between(now, until));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static <V> Cache<String, V> bounded(int most) {
    return Caffeine.newBuilder().maximumSize(most).build();
  }
}
