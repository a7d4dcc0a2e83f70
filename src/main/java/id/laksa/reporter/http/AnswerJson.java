package id.laksa.reporter.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.http.JsonBody;
import id.laksa.http.Problem.FieldError;
import id.laksa.reporter.Answer;
import id.laksa.reporter.Answer.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the reporter's answer: {@code Answer} of the App API. */
final class AnswerJson {
  private final JsonBody body = JsonBody.of("api/openapi.yaml#/components/schemas/Answer");

  /**
   * What came of it.
   *
   * @param answer without photos; null when something is wrong
   * @param errors what; empty when nothing is
   */
  record Reading(@Nullable Answer answer, List<FieldError> errors) {}

  Reading read(byte[] utf8) {
    JsonBody.Reading read = body.read(utf8);
    return new Reading(read.errors().isEmpty() ? answer(read.json()) : null, read.errors());
  }

  private static Answer answer(JsonNode json) {
    return new Answer(
        Kind.valueOf(json.path("kind").textValue()),
        json.path("text").textValue(),
        json.has("rating") ? json.path("rating").intValue() : null);
  }
}
