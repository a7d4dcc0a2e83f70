package id.laksa.login.http;

import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.http.Source;
import id.laksa.login.Accounts;
import id.laksa.login.GuessThrottle;
import id.laksa.login.LoginVerdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Basic authentication against the credentials, by the throttle of every door. */
public final class BasicDoor {
  private static final int LONGEST = 1_024;
  private final Accounts accounts;
  private final GuessThrottle throttle;

  /** Who is asking. */
  public sealed interface Caller {
    /** The user of ours; empty when it is nobody. */
    default Optional<String> user() {
      return this instanceof User user ? Optional.of(user.name()) : Optional.empty();
    }

    /** A user of ours. */
    record User(String name) implements Caller {}

    /** Nobody we know. */
    record Nobody() implements Caller {}

    /** Somebody who must wait before he may try again. */
    record Guesser(LoginVerdict.MustWait verdict) implements Caller {
      /** What he is told: 429. */
      public HttpAnswer answer(Answers answers) {
        return answers
            .problem(Kind.TOO_MANY_GUESSES, "Too many wrong passwords from here: wait.")
            .with("Retry-After", String.valueOf(verdict.seconds()));
      }
    }
  }

  /** Lets in these users. */
  public BasicDoor(Accounts accounts, GuessThrottle throttle) {
    this.accounts = accounts;
    this.throttle = throttle;
  }

  /**
   * Who is asking.
   *
   * @param authorization the header; null when there is none
   * @param remote the address it comes from
   */
  public Caller caller(@Nullable String authorization, @Nullable String remote) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return new Caller.Nobody();
    }
    String[] pair;
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    } catch (IllegalArgumentException e) {
      return new Caller.Nobody();
    }
    if (pair.length < 2) {
      return new Caller.Nobody();
    }
    LoginVerdict verdict = accounts.enter(throttle, pair[0], pair[1], Source.of(remote), null);
    if (verdict instanceof LoginVerdict.MustWait wait) {
      return new Caller.Guesser(wait);
    }
    return verdict instanceof LoginVerdict.Right ? new Caller.User(pair[0]) : new Caller.Nobody();
  }
}
