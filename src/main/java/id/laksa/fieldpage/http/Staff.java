package id.laksa.fieldpage.http;

import id.laksa.department.Department;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.Doorkeeper;
import id.laksa.login.http.InnerPages;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands before every field page: for which department somebody works. */
public final class Staff {
  private final Doorkeeper door;
  private final Function<String, Optional<Department>> departmentByUser;
  private final InnerPages pages;

  /**
   * Somebody of a department who has logged in.
   *
   * @param token for the forms of his session
   */
  record Member(Department department, String token) {}

  /** What a member's form does; a disk that fails is a fault. */
  @FunctionalInterface
  interface Action {
    HttpAnswer take(Member member, WebForm form) throws IOException;
  }

  /** Wires it. */
  public Staff(
      Doorkeeper door, Function<String, Optional<Department>> departmentByUser, InnerPages pages) {
    this.door = door;
    this.departmentByUser = departmentByUser;
    this.pages = pages;
  }

  /** Shows something to a member; leads anybody else to the login. */
  HttpAnswer shown(Map<String, Object> headers, Function<Member, HttpAnswer> page) {
    return door.shown(
        headers, Right.WORK, session -> member(session).map(page).orElseGet(this::gone));
  }

  /** Takes a member's form, with a photo or without; leads anybody else to the login. */
  HttpAnswer taken(Map<String, Object> headers, @Nullable Object body, Action action)
      throws IOException {
    return door.taken(
        headers,
        body,
        List.of("photo"),
        Right.WORK,
        (session, form) -> {
          Optional<Member> member = member(session);
          return member.isEmpty() ? gone() : action.take(member.get(), form);
        });
  }

  private Optional<Member> member(Session session) {
    String code = session.person().department();
    return Optional.ofNullable(code)
        .flatMap(known -> departmentByUser.apply(known.toLowerCase(Locale.ROOT)))
        .map(department -> new Member(department, door.tokenOf(session)));
  }

  private HttpAnswer gone() {
    return pages.message(403, "field.gone");
  }
}
