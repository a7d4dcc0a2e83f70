package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.LoginResult;
import id.laksa.liveroom.Session;
import id.laksa.liveroom.Wording;
import id.laksa.liveroom.jdbc.LoginBook;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code /live-room/login} and {@code /live-room/logout}. */
public final class LoginEndpoint {
  private static final int LONGEST_USER = 64;
  private static final int LONGEST_PASSWORD = 256;
  private static final String LIST = "/live-room/";
  private final Guard guard;
  private final LoginBook book;
  private final LiveRoomPages pages;

  /** Wires the endpoint. */
  public LoginEndpoint(Guard guard, LoginBook book, LiveRoomPages pages) {
    this.guard = guard;
    this.book = book;
    this.pages = pages;
  }

  /** The login page. */
  public HttpAnswer show(@Headers Map<String, Object> headers) {
    Session session = guard.session(headers).orElseGet(guard::newcomer);
    return guard.carrying(page(200, session, "", ""), session);
  }

  /** Logs in. */
  public HttpAnswer enter(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Variable("source") @Nullable String source)
      throws IOException {
    Optional<Session> session = guard.session(headers);
    if (session.isEmpty()) {
      return guard.foreign();
    }
    return guard.form(
        session.get(), headers, body, (visitor, form) -> enter(visitor, form, Source.of(source)));
  }

  /** Logs out, also for whoever else has the cookie. */
  public HttpAnswer leave(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Variable("source") @Nullable String source)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) -> {
          book.leave(session, Source.of(source));
          return guard.without(HttpAnswer.seeOther(Guard.LOGIN));
        });
  }

  private HttpAnswer enter(Session visitor, WebForm form, String source) {
    String user = form.text("user");
    String password = form.text("password");
    if (user.length() > LONGEST_USER || password.length() > LONGEST_PASSWORD) {
      return page(401, visitor, "", "Nama pengguna atau kata sandi salah.");
    }
    LoginResult result = book.enter(user, password, source);
    if (result instanceof LoginResult.Entered entered) {
      return guard.carrying(HttpAnswer.seeOther(LIST), entered.session());
    }
    if (result instanceof LoginResult.MustWait mustWait) {
      Duration wait = mustWait.forAtLeast();
      return page(429, visitor, user, "Terlalu banyak percobaan. Coba lagi " + in(wait) + ".")
          .with("Retry-After", String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
    return page(401, visitor, user, "Nama pengguna atau kata sandi salah.");
  }

  private static String in(Duration wait) {
    return wait.toMinutes() < 1
        ? "dalam " + Math.max(1, wait.toSeconds()) + " detik"
        : "dalam " + Wording.span(wait.plusSeconds(59));
  }

  private HttpAnswer page(int status, Session session, String user, String wrong) {
    return pages.page(
        status, "login", Map.of("token", guard.tokenOf(session), "user", user, "wrong", wrong));
  }
}
