package id.laksa.login.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Source;
import id.laksa.http.WebForm;
import id.laksa.login.LoginResult;
import id.laksa.login.LoginVerdict;
import id.laksa.login.Session;
import id.laksa.login.jdbc.LoginBook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code login} and {@code logout} of a door. */
public final class LoginEndpoint {
  private static final int LONGEST_USER = 64;
  private static final int LONGEST_PASSWORD = 256;
  private static final int LONGEST_CODE = 16;
  private final Doorkeeper keeper;
  private final LoginBook book;

  /** Wires the endpoint. */
  public LoginEndpoint(Doorkeeper keeper, LoginBook book) {
    this.keeper = keeper;
    this.book = book;
  }

  /** The login page. */
  public HttpAnswer show(@Headers Map<String, Object> headers) {
    Session session = keeper.session(headers).orElseGet(keeper::newcomer);
    return keeper.carrying(
        headers, keeper.loginPage(200, session, "", "", KeptWords.NONE), session);
  }

  /** Logs in. */
  public HttpAnswer enter(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Variable("source") @Nullable String source)
      throws IOException {
    Optional<Session> session = keeper.session(headers);
    if (session.isEmpty()) {
      return keeper.foreign();
    }
    return keeper.form(
        session.get(),
        headers,
        body,
        List.of(),
        (visitor, form) -> enter(headers, visitor, form, Source.of(source)));
  }

  /** Logs out, also for whoever else has the cookie. */
  public HttpAnswer leave(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Variable("source") @Nullable String source)
      throws IOException {
    return keeper.ownTaken(
        headers,
        body,
        (session, form) -> {
          book.leave(session, Source.of(source));
          return keeper.without(headers, HttpAnswer.seeOther(keeper.door().login()));
        });
  }

  private HttpAnswer enter(
      Map<String, Object> headers, Session visitor, WebForm form, String source) {
    String user = form.text("user");
    String password = form.text("password");
    String code = form.text("code").replace(" ", "");
    KeptWords words = KeptWords.carried(keeper.door().home(), form);
    if (user.length() > LONGEST_USER
        || password.length() > LONGEST_PASSWORD
        || code.length() > LONGEST_CODE) {
      return keeper.loginPage(401, visitor, "", text("login.wrong", Map.of()), words);
    }
    LoginResult result = book.enter(user, password, code, source, keeper.browser(headers, user));
    if (result instanceof LoginResult.Entered entered) {
      HttpAnswer in =
          words.isEmpty()
              ? HttpAnswer.seeOther(keeper.door().home())
              : keeper.resumed(entered.session(), words);
      return keeper.remembered(headers, keeper.carrying(headers, in, entered.session()), user);
    }
    if (result instanceof LoginResult.Refused refused
        && refused.why() instanceof LoginVerdict.MustWait wait) {
      return keeper
          .loginPage(429, visitor, user, wait(wait.forAtLeast()), words)
          .with("Retry-After", String.valueOf(wait.seconds()));
    }
    return keeper.loginPage(401, visitor, user, text("login.wrong", Map.of()), words);
  }

  private String wait(Duration wait) {
    return wait.toMinutes() < 1
        ? text("login.wait.seconds", Map.of("seconds", Math.max(1, wait.toSeconds())))
        : text("login.wait.minutes", Map.of("minutes", wait.plusSeconds(59).toMinutes()));
  }

  private String text(String key, Map<String, ?> values) {
    return keeper.door().pages().texts().text(key, values);
  }
}
