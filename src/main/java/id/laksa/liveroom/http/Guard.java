package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.Session;
import id.laksa.liveroom.Sessions;
import id.laksa.liveroom.jdbc.LoginBook;
import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands before every page of the Live Room: who comes in, and whose forms are taken. */
public final class Guard {
  static final String LOGIN = "/live-room/login";
  static final String TOKEN = "token";
  private static final String COOKIE = "laksa-live-room";
  private final Sessions sessions;
  private final LoginBook book;
  private final LiveRoomPages pages;
  private final String publicUrl;
  private final Path scratch;

  /**
   * Wires the guard.
   *
   * @param publicUrl where browsers reach us; over TLS the cookie never leaves it
   * @param scratch where forms lie while they are read
   */
  public Guard(
      Sessions sessions, LoginBook book, LiveRoomPages pages, String publicUrl, Path scratch) {
    this.sessions = sessions;
    this.book = book;
    this.pages = pages;
    this.publicUrl = publicUrl;
    this.scratch = scratch;
  }

  /** Shows something to an operator; leads anybody else to the login. */
  HttpAnswer operators(Map<String, Object> headers, Function<Session, HttpAnswer> page) {
    return operator(headers).map(page).orElseGet(() -> HttpAnswer.seeOther(LOGIN));
  }

  /** Takes an operator's form; leads anybody else to the login. */
  HttpAnswer operatorsForm(
      Map<String, Object> headers,
      @Nullable Object body,
      BiFunction<Session, WebForm, HttpAnswer> action)
      throws IOException {
    Optional<Session> operator = operator(headers);
    return operator.isEmpty()
        ? HttpAnswer.seeOther(LOGIN)
        : form(operator.get(), headers, body, action);
  }

  /** Takes the form of a session; one of somewhere else is refused and does nothing. */
  HttpAnswer form(
      Session session,
      Map<String, Object> headers,
      @Nullable Object body,
      BiFunction<Session, WebForm, HttpAnswer> action)
      throws IOException {
    Object type = headers.get("Content-Type");
    try (WebForm form =
        WebForm.read(body, type == null ? null : type.toString(), List.of(), scratch)) {
      if (form == null
          || !new Visit(headers).comesFromHere(publicUrl)
          || !sessions.isFormOf(session, form.text(TOKEN))) {
        return foreign();
      }
      return action.apply(session, form);
    }
  }

  /** The answer to a form that isn't of this session. */
  HttpAnswer foreign() {
    return pages.message(
        403,
        "Formulir ini tidak dapat diterima",
        "Formulir ini bukan dari halaman yang sedang Anda buka, atau sudah kedaluwarsa. Tidak ada"
            + " yang diubah. Buka kembali halamannya dan coba sekali lagi.");
  }

  /** The session that the browser brings, of an operator or before the login. */
  Optional<Session> session(Map<String, Object> headers) {
    return new Visit(headers).cookie(COOKIE).flatMap(sessions::read);
  }

  /** The token for a session's forms. */
  String tokenOf(Session session) {
    return sessions.formToken(session);
  }

  /** A session before the login. */
  Session newcomer() {
    return sessions.begin("");
  }

  /** Gives the browser a session to carry. */
  HttpAnswer carrying(HttpAnswer answer, Session session) {
    return cookie(answer, sessions.write(session), Sessions.LIFE.toSeconds());
  }

  /** Takes the session from the browser. */
  HttpAnswer without(HttpAnswer answer) {
    return cookie(answer, "", 0);
  }

  private Optional<Session> operator(Map<String, Object> headers) {
    return session(headers).filter(Session::isOperator).filter(book::isOpen);
  }

  private HttpAnswer cookie(HttpAnswer answer, String value, long seconds) {
    DefaultCookie cookie = new DefaultCookie(COOKIE, value);
    cookie.setPath("/live-room");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.Strict);
    cookie.setSecure(publicUrl.startsWith("https:"));
    cookie.setMaxAge(seconds);
    return answer.with("Set-Cookie", ServerCookieEncoder.STRICT.encode(cookie));
  }
}
