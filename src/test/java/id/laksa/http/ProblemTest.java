package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
  private final Answers answers = new Answers(EngineJson.mapper());

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyProblemFitsTheApiWithAndWithoutAFieldToBlame(Kind kind) throws IOException {
    for (List<FieldError> errors :
        List.of(List.<FieldError>of(), List.of(new FieldError("location.lat", "is wrong")))) {
      HttpAnswer answer = answers.problem(kind, "A sentence.", errors);
      JsonNode problem = EngineJson.mapper().readTree((byte[]) answer.body());
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
      assertThat(problem.path("status").intValue()).isEqualTo(answer.status());
      assertThat(problem.path("errors").size()).isEqualTo(errors.size());
      assertThat(Schemas.answerFaults("Problem", problem)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERLOADED", "UNAVAILABLE"})
  void whoIsToldToComeAgainIsToldWhen(Kind kind) {
    assertThat(answers.problem(kind, "Later.").headers()).containsKey("Retry-After");
  }

  @Test
  void everyStatusOfTheServersOwnHasAProblem() {
    assertThat(Kind.of(404)).isEqualTo(Kind.NOT_FOUND);
    assertThat(Kind.of(414)).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(Kind.of(501)).isEqualTo(Kind.INTERNAL);
  }
}
