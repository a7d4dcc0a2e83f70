package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.login.Session;
import id.laksa.login.http.Doorkeeper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands before every page of the Live Room. */
public final class Guard {
  private final Doorkeeper door;

  /** Lets in whom this door lets in. */
  public Guard(Doorkeeper door) {
    this.door = door;
  }

  /** Shows something to an operator; leads anybody else to the login. */
  HttpAnswer operators(Map<String, Object> headers, Function<Session, HttpAnswer> page) {
    return door.shown(headers, page);
  }

  /** Takes an operator's form; leads anybody else to the login. */
  HttpAnswer operatorsForm(
      Map<String, Object> headers,
      @Nullable Object body,
      BiFunction<Session, WebForm, HttpAnswer> action)
      throws IOException {
    return door.taken(headers, body, List.of(), action::apply);
  }

  /** The token for a session's forms. */
  String tokenOf(Session session) {
    return door.tokenOf(session);
  }
}
