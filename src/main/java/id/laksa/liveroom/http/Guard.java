package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.login.Person;
import id.laksa.login.Right;
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

  /** Shows something to whoever may watch the Live Room; leads anybody else to the login. */
  HttpAnswer operators(Map<String, Object> headers, Function<Session, HttpAnswer> page) {
    return shown(headers, Right.WATCH, page);
  }

  /**
   * Shows where a person begins: the overview to whoever may watch, else the board of figures, else
   * the desk.
   */
  HttpAnswer beginning(Map<String, Object> headers, Function<Session, HttpAnswer> overview) {
    return door.ownShown(
        headers,
        visitor -> {
          Person person = visitor.person();
          if (person.may(Right.WATCH) || person.mustChange()) {
            return operators(headers, overview);
          }
          if (person.may(Right.SEE_FIGURES)) {
            return HttpAnswer.seeOther(FiguresModel.BOARD);
          }
          return person.may(Right.RECORD)
              ? HttpAnswer.seeOther("/live-room/meja")
              : operators(headers, overview);
        });
  }

  /** Takes the form of whoever may decide; leads anybody else to the login. */
  HttpAnswer operatorsForm(
      Map<String, Object> headers,
      @Nullable Object body,
      BiFunction<Session, WebForm, HttpAnswer> action)
      throws IOException {
    return taken(headers, body, Right.DECIDE, action);
  }

  /** Shows something to whoever has this right. */
  HttpAnswer shown(Map<String, Object> headers, Right right, Function<Session, HttpAnswer> page) {
    return door.shown(headers, right, page);
  }

  /** Takes the form of whoever has this right. */
  HttpAnswer taken(
      Map<String, Object> headers,
      @Nullable Object body,
      Right right,
      BiFunction<Session, WebForm, HttpAnswer> action)
      throws IOException {
    return door.taken(headers, body, List.of(), right, action::apply);
  }

  /** The token for a session's forms. */
  String tokenOf(Session session) {
    return door.tokenOf(session);
  }
}
