package id.laksa.login.http;

import id.laksa.department.Department;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.login.http.BasicDoor.Caller;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets departments' systems in over HTTP, each as the user that it has on the broker, too. */
public final class DepartmentDoor {
  private final BasicDoor auth;
  private final Function<String, Optional<Department>> departmentByUser;
  private final Answers answers;

  /** Who knocked. */
  public sealed interface Visitor {
    /** A department. */
    record Known(Department department) implements Visitor {}

    /** Nobody who may enter, and what he is told: 401, or 429 after too many wrong passwords. */
    record Stranger(HttpAnswer answer) implements Visitor {}
  }

  /** Wires the door. */
  public DepartmentDoor(
      BasicDoor auth, Function<String, Optional<Department>> departmentByUser, Answers answers) {
    this.auth = auth;
    this.departmentByUser = departmentByUser;
    this.answers = answers;
  }

  /**
   * Who is asking.
   *
   * @param authorization the header; null when there is none
   * @param source the address it comes from
   */
  public Visitor visitor(@Nullable String authorization, @Nullable String source) {
    Caller caller = auth.caller(authorization, source);
    if (caller instanceof Caller.Guesser guesser) {
      return new Visitor.Stranger(guesser.answer(answers));
    }
    return caller
        .user()
        .flatMap(departmentByUser)
        .<Visitor>map(Visitor.Known::new)
        .orElseGet(() -> new Visitor.Stranger(unauthorized()));
  }

  private HttpAnswer unauthorized() {
    return answers
        .problem(Kind.UNAUTHORIZED, "This needs a department's user and password.")
        .with("WWW-Authenticate", "Basic realm=\"LAKSA OPD\", charset=\"UTF-8\"");
  }
}
