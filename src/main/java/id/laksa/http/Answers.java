package id.laksa.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import java.util.List;

/** Writes answers as JSON. */
public final class Answers {
  private static final int RETRY_AFTER_SECONDS = 5;
  private final ObjectMapper json;

  /** Writes with this mapper. */
  public Answers(ObjectMapper json) {
    this.json = json;
  }

  /** A JSON answer. */
  public HttpAnswer json(int status, Object body) {
    return HttpAnswer.json(status, write(body)).with("Cache-Control", "no-store");
  }

  /** A problem document that blames no field. */
  public HttpAnswer problem(Problem.Kind kind, String detail) {
    return problem(kind, detail, List.of());
  }

  /** A problem document for one of the reasons of its kind. */
  public HttpAnswer problem(Problem.Kind kind, String detail, String reason) {
    return problem(kind, kind.because(reason, detail));
  }

  /** A problem document. */
  public HttpAnswer problem(Problem.Kind kind, String detail, List<FieldError> errors) {
    return problem(kind, kind.saying(detail, errors));
  }

  private HttpAnswer problem(Problem.Kind kind, Problem problem) {
    HttpAnswer answer =
        HttpAnswer.text(problem.status(), "application/problem+json", write(problem))
            .with("Cache-Control", "no-store");
    return switch (kind) {
      case OVERLOADED, UNAVAILABLE ->
          answer.with("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
      default -> answer;
    };
  }

  /** Says that there is no room or time for photos now: nothing was kept. */
  public HttpAnswer photosBusy() {
    return problem(
        Kind.OVERLOADED,
        "Too many photos at once; nothing was kept. Send it again soon, with the same Idempotency-Key"
            + " if it had one.");
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Answers are plain JSON", e);
    }
  }
}
