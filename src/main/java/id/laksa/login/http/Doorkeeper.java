package id.laksa.login.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.SameOrigin;
import id.laksa.http.WebForm;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.Sessions;
import id.laksa.login.jdbc.LoginBook;
import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.codec.http.cookie.ServerCookieEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands before every page behind a door: who comes in, and whose forms are taken. */
public final class Doorkeeper {
  private static final String TOKEN = "token";
  private final LoginDoor door;
  private final Sessions sessions;
  private final Sessions browsers;
  private final LoginBook book;
  private final String publicUrl;
  private final SameOrigin sameOrigin;
  private final Path scratch;

  /** What a form of a session does; a disk that fails is a fault. */
  @FunctionalInterface
  public interface Action {
    /**
     * Does it.
     *
     * @throws IOException if the disk fails
     */
    HttpAnswer take(Session session, WebForm form) throws IOException;
  }

  /**
   * Wires the doorkeeper.
   *
   * @param browsers what says that a browser was logged in before
   * @param publicUrl where browsers reach us; over TLS the cookie never leaves it
   * @param scratch where forms lie while they are read
   */
  public Doorkeeper(
      LoginDoor door,
      Sessions sessions,
      Sessions browsers,
      LoginBook book,
      String publicUrl,
      Path scratch) {
    this.door = door;
    this.sessions = sessions;
    this.browsers = browsers;
    this.book = book;
    this.publicUrl = publicUrl;
    this.sameOrigin = new SameOrigin(publicUrl);
    this.scratch = scratch;
  }

  /**
   * Shows something to whoever has logged in and may see it; leads anybody else to the login, and
   * whoever must change the password to the own page.
   */
  public HttpAnswer shown(
      Map<String, Object> headers, Right right, Function<Session, HttpAnswer> page) {
    Optional<Session> session = loggedIn(headers);
    return session
        .map(visitor -> hindrance(visitor, right).orElseGet(() -> page.apply(visitor)))
        .orElseGet(() -> HttpAnswer.seeOther(door.login()));
  }

  /**
   * Takes the form of whoever has logged in and may send it, as {@link #shown} does.
   *
   * @param files names of the fields that are files
   */
  public HttpAnswer taken(
      Map<String, Object> headers,
      @Nullable Object body,
      List<String> files,
      Right right,
      Action action)
      throws IOException {
    return taken(
        headers,
        body,
        files,
        (session, form) -> {
          Optional<HttpAnswer> hindrance = hindrance(session, right);
          return hindrance.isPresent() ? hindrance.get() : action.take(session, form);
        });
  }

  /** Shows something of one's own to whoever has logged in, whatever that person may do. */
  public HttpAnswer ownShown(Map<String, Object> headers, Function<Session, HttpAnswer> page) {
    return loggedIn(headers).map(page).orElseGet(() -> HttpAnswer.seeOther(door.login()));
  }

  /** Takes a form about oneself from whoever has logged in, whatever that person may do. */
  public HttpAnswer ownTaken(Map<String, Object> headers, @Nullable Object body, Action action)
      throws IOException {
    return taken(headers, body, List.of(), action);
  }

  private HttpAnswer taken(
      Map<String, Object> headers, @Nullable Object body, List<String> files, Action action)
      throws IOException {
    Optional<Session> session = loggedIn(headers);
    return session.isEmpty()
        ? HttpAnswer.seeOther(door.login())
        : form(session.get(), headers, body, files, action);
  }

  /** What stands between a person and a page; empty when nothing does. */
  private Optional<HttpAnswer> hindrance(Session session, Right right) {
    if (session.person().mustChange()) {
      return Optional.of(HttpAnswer.seeOther(door.own()));
    }
    return session.person().may(right)
        ? Optional.empty()
        : Optional.of(door.pages().message(403, "login.forbidden"));
  }

  /** The token for a session's forms. */
  public String tokenOf(Session session) {
    return sessions.formToken(session);
  }

  LoginDoor door() {
    return door;
  }

  /** Takes the form of a session; one of somewhere else is refused and does nothing. */
  HttpAnswer form(
      Session session,
      Map<String, Object> headers,
      @Nullable Object body,
      List<String> files,
      Action action)
      throws IOException {
    Object type = headers.get("Content-Type");
    try (WebForm form = WebForm.read(body, type == null ? null : type.toString(), files, scratch)) {
      if (form == null
          || !sameOrigin.allows(headers)
          || !sessions.isFormOf(session, form.text(TOKEN))) {
        return foreign();
      }
      return action.take(session, form);
    }
  }

  /** The answer to a form that isn't of this session. */
  HttpAnswer foreign() {
    return door.pages().message(403, "login.foreign");
  }

  /** The session that the browser brings, with or without a login. */
  Optional<Session> session(Map<String, Object> headers) {
    return new RequestHeaders(headers).cookie(door.cookie()).flatMap(sessions::read);
  }

  /** A session before the login. */
  Session newcomer() {
    return sessions.begin("");
  }

  /** Gives the browser a session to carry. */
  HttpAnswer carrying(Map<String, Object> headers, HttpAnswer answer, Session session) {
    return cookie(
        headers, answer, door.cookie(), sessions.write(session), Sessions.LIFE.toSeconds());
  }

  /** The secret of a browser that was logged in as this user before; null of any other. */
  @Nullable String browser(Map<String, Object> headers, String user) {
    return new RequestHeaders(headers)
        .cookie(door.browserCookie())
        .flatMap(browsers::read)
        .filter(known -> known.user().equals(user))
        .map(Session::id)
        .orElse(null);
  }

  /** Lets the browser be known at its next login; it opens nothing. */
  HttpAnswer remembered(Map<String, Object> headers, HttpAnswer answer, String user) {
    long life = Sessions.BROWSERS_LIFE.toSeconds();
    return cookie(
        headers, answer, door.browserCookie(), browsers.write(browsers.begin(user)), life);
  }

  /** Takes the session from the browser. */
  HttpAnswer without(Map<String, Object> headers, HttpAnswer answer) {
    return cookie(headers, answer, door.cookie(), "", 0);
  }

  private Optional<Session> loggedIn(Map<String, Object> headers) {
    return session(headers).filter(Session::isLoggedIn).flatMap(book::open);
  }

  private HttpAnswer cookie(
      Map<String, Object> headers, HttpAnswer answer, String name, String value, long seconds) {
    DefaultCookie cookie = new DefaultCookie(name, value);
    cookie.setPath(door.home());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.Strict);
    cookie.setSecure(publicUrl.startsWith("https:") || new RequestHeaders(headers).isSecure());
    cookie.setMaxAge(seconds);
    return answer.withCookie(ServerCookieEncoder.STRICT.encode(cookie));
  }
}
