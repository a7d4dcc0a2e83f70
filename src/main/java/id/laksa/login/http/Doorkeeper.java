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

  /** Where the route of a door says which address was asked for. */
  private static final String PATH = "laksaPath";

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
   * Takes the form of whoever has logged in and may send it, as {@link #shown} does. Who typed for
   * longer than the login lasted logs in with the words in hand.
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
    Optional<Session> session = loggedIn(headers);
    if (session.isEmpty()) {
      return kept(headers, body, files);
    }
    return form(
        session.get(),
        headers,
        body,
        files,
        (visitor, form) -> {
          Optional<HttpAnswer> hindrance = hindrance(visitor, right);
          return hindrance.isPresent() ? hindrance.get() : action.take(visitor, form);
        });
  }

  /** Shows something of one's own to whoever has logged in, whatever that person may do. */
  public HttpAnswer ownShown(Map<String, Object> headers, Function<Session, HttpAnswer> page) {
    return loggedIn(headers).map(page).orElseGet(() -> HttpAnswer.seeOther(door.login()));
  }

  /** Takes a form about oneself from whoever has logged in, whatever that person may do. */
  public HttpAnswer ownTaken(Map<String, Object> headers, @Nullable Object body, Action action)
      throws IOException {
    Optional<Session> session = loggedIn(headers);
    // Such a form may hold a password: it isn't carried anywhere.
    return session.isEmpty()
        ? HttpAnswer.seeOther(door.login())
        : form(session.get(), headers, body, List.of(), action);
  }

  /** The login, with what was typed; of a form from elsewhere nothing is kept. */
  private HttpAnswer kept(Map<String, Object> headers, @Nullable Object body, List<String> files)
      throws IOException {
    Object type = headers.get("Content-Type");
    try (WebForm form = WebForm.read(body, type == null ? null : type.toString(), files, scratch)) {
      KeptWords words =
          form == null || !sameOrigin.allows(headers)
              ? KeptWords.NONE
              : KeptWords.typed(String.valueOf(headers.getOrDefault(PATH, "")), door.home(), form);
      if (words.isEmpty()) {
        return HttpAnswer.seeOther(door.login());
      }
      Session visitor =
          session(headers).filter(known -> !known.isLoggedIn()).orElseGet(this::newcomer);
      String why = door.pages().texts().text("login.kept", Map.of());
      return carrying(headers, loginPage(401, visitor, "", why, words), visitor);
    }
  }

  /**
   * The page of the login.
   *
   * @param user as it was typed
   * @param wrong a sentence; empty for none
   * @param words that wait for the login
   */
  HttpAnswer loginPage(int status, Session visitor, String user, String wrong, KeptWords words) {
    return door.pages()
        .page(
            status,
            "login",
            Map.of(
                "token",
                tokenOf(visitor),
                "user",
                user,
                "wrong",
                wrong,
                "to",
                words.to(),
                "kept",
                words.shown()));
  }

  /** The page on which whoever has logged in again goes on with what was typed before. */
  HttpAnswer resumed(Session session, KeptWords words) {
    return door.pages()
        .page(
            200,
            "resume",
            Map.of(
                "token",
                tokenOf(session),
                "user",
                session.user(),
                "to",
                words.to(),
                "kept",
                words.shown()));
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
