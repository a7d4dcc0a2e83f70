package id.laksa.login.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Source;
import id.laksa.http.WebForm;
import id.laksa.login.AccountRules;
import id.laksa.login.GuessThrottle;
import id.laksa.login.LoginVerdict;
import id.laksa.login.PasswordGuess;
import id.laksa.login.Right;
import id.laksa.login.SecondFactor;
import id.laksa.login.Session;
import id.laksa.login.UserAccount;
import id.laksa.login.jdbc.AccountTable;
import id.laksa.login.jdbc.SessionTable;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code saya} of a door: one's own password, second factor and sessions. */
public final class OwnAccountEndpoint {
  private static final int LONGEST = 256;
  private final Doorkeeper keeper;
  private final AccountTable accounts;
  private final SessionTable sessions;
  private final GuessThrottle throttle;
  private final Function<Instant, String> time;
  private final SecondFactor codes = new SecondFactor();

  /**
   * Wires the endpoint.
   *
   * @param throttle of every door: whoever sits at an open session guesses no more than at a login
   * @param time a time for people
   */
  public OwnAccountEndpoint(
      Doorkeeper keeper,
      AccountTable accounts,
      SessionTable sessions,
      GuessThrottle throttle,
      Function<Instant, String> time) {
    this.keeper = keeper;
    this.accounts = accounts;
    this.sessions = sessions;
    this.throttle = throttle;
    this.time = time;
  }

  /** The page. */
  public HttpAnswer show(@Headers Map<String, Object> headers) {
    return keeper.ownShown(headers, session -> page(200, session, "", ""));
  }

  /** Takes one of its forms. */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Variable("source") @Nullable String source)
      throws IOException {
    return keeper.ownTaken(
        headers, body, (session, form) -> take(session, form, Source.of(source)));
  }

  private HttpAnswer take(Session session, WebForm form, String source) {
    return switch (form.text("what")) {
      case "password" -> password(session, form, source);
      case "factor-on" ->
          said(
              session,
              SecondFactor.secret(form.text("secret"))
                  .filter(secret -> accounts.protect(session.user(), secret, code(form)))
                  .isPresent(),
              "login.own.factor-on",
              "login.own.wrong-code");
      case "factor-off" ->
          guessed(
              session,
              source,
              () -> accounts.unprotect(session.user(), code(form)),
              "login.own.factor-off",
              "login.own.wrong-code");
      case "sessions" -> {
        sessions.endOthers(session.user(), session.id());
        yield said(session, true, "login.own.sessions", "");
      }
      default -> page(400, session, "", text("login.own.unknown"));
    };
  }

  private HttpAnswer password(Session session, WebForm form, String source) {
    String old = form.text("old");
    String next = form.text("password");
    if (!next.equals(form.text("again"))) {
      return page(400, session, "", text("login.own.not-again"));
    }
    if (AccountRules.fault(session.user(), next).isPresent() || next.equals(old)) {
      return page(400, session, "", text("login.own.weak"));
    }
    return guessed(
        session,
        source,
        () -> old.length() <= LONGEST && accounts.change(session.user(), old, next, session.id()),
        "login.own.password",
        "login.own.wrong-old");
  }

  private HttpAnswer guessed(
      Session session, String source, BooleanSupplier right, String yes, String no) {
    LoginVerdict verdict =
        throttle.judge(new PasswordGuess(session.user(), false, source, null), right);
    return verdict instanceof LoginVerdict.MustWait wait
        ? page(
                429,
                session,
                "",
                keeper
                    .door()
                    .pages()
                    .texts()
                    .text("login.wait.minutes", Map.of("minutes", wait.seconds() / 60 + 1)))
            .with("Retry-After", String.valueOf(wait.seconds()))
        : said(session, verdict instanceof LoginVerdict.Right, yes, no);
  }

  private HttpAnswer said(Session session, boolean done, String yes, String no) {
    return done ? page(200, session, text(yes), "") : page(400, session, "", text(no));
  }

  private HttpAnswer page(int status, Session session, String done, String wrong) {
    Optional<UserAccount> account = accounts.find(session.user());
    byte[] secret = codes.newSecret();
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", keeper.tokenOf(session));
    model.put("name", account.map(found -> found.person().name()).orElse(session.user()));
    model.put("machine", account.isEmpty());
    model.put("mustChange", account.filter(found -> found.person().mustChange()).isPresent());
    model.put("factor", account.filter(UserAccount::secondFactor).isPresent());
    model.put("secret", SecondFactor.typed(secret));
    model.put("link", SecondFactor.link(session.user(), secret));
    model.put("shortest", AccountRules.SHORTEST_PASSWORD);
    model.put(
        "roles",
        session.person().roles().stream()
            .sorted()
            .map(role -> text("role." + role.slug()))
            .toList());
    model.put(
        "sessions",
        sessions.list(session.user()).stream()
            .map(
                open ->
                    Map.of(
                        "begun", time.apply(open.begunAt()),
                        "ends", time.apply(open.endsAt()),
                        "door", text("login.door." + open.door()),
                        "this", open.id().equals(session.id())))
            .toList());
    model.put("manages", session.person().may(Right.MANAGE_ACCOUNTS));
    model.put("done", done);
    model.put("wrong", wrong);
    return keeper.door().pages().page(status, "own", model);
  }

  private String text(String key) {
    return keeper.door().pages().texts().text(key);
  }

  private static String code(WebForm form) {
    String code = form.text("code").replace(" ", "");
    return code.length() <= LONGEST ? code : "";
  }
}
