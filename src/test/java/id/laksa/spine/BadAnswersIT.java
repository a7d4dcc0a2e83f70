package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are nobody's, or none, change nothing. */
class BadAnswersIT extends AnswerCase {

  @Test
  void onlyTheReporterCanAnswer() throws Exception {
    resolve(31);
    String other = accepted(saying("#jalanrusak")).body().path("answerKey").asText();
    for (String wrong : new String[] {other, "", key + "x", key.substring(1), "é"}) {
      Answer refused = citizen.answer(ticket, wrong, CONFIRMED);
      assertProblem(refused, 401);
      assertThat(refused.raw().headers().firstValue("WWW-Authenticate")).isPresent();
    }
    assertProblem(
        citizen.post(
            COMPLAINTS + "/" + ticket + "/answers",
            CONFIRMED.getBytes(UTF_8),
            Map.of("Content-Type", "application/json")),
        401);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void neitherADepartmentNorAnOperatorCanAnswerForHim() throws Exception {
    resolve(41);
    String operator = engine.password("operator");
    for (Map<String, String> login :
        List.of(
            dpupr.basicAuth(),
            Map.of("Authorization", "Bearer " + engine.password("dpupr")),
            Map.of("Authorization", "Bearer " + operator),
            Map.of(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(("operator:" + operator).getBytes(UTF_8))))) {
      Map<String, String> headers = new TreeMap<>(login);
      headers.put("Content-Type", "application/json");
      String path = COMPLAINTS + "/" + ticket + "/answers";
      assertProblem(citizen.post(path, CONFIRMED.getBytes(UTF_8), headers), 401);
    }
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    assertThat(citizen.look(ticket).path("confirmed").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONFIRMED", "REOPENED", "INFORMATION"})
  void whatIsNotPossibleNowIsAConflict(String kind) {
    String json = "{\"kind\": \"%s\", \"text\": \"a\"}".formatted(kind);
    assertProblem(citizen.answer(ticket, key, json), 409);
    assertThat(history(ticket)).containsExactly("received", "classified", "dispatched");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind | {}",
        "kind | {\"kind\": \"CLOSED\"}",
        "kind | {\"kind\": 1}",
        "text | {\"kind\": \"INFORMATION\"}",
        "text | {\"kind\": \"INFORMATION\", \"text\": \" \"}",
        "text | {\"kind\": \"CONFIRMED\", \"text\": \"a\\u0000\"}",
        "rating | {\"kind\": \"RATED\"}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": 6}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": 0}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": 1.5}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": \"5\"}",
        "stars | {\"kind\": \"CONFIRMED\", \"stars\": 5}",
        "body | []",
        "body | nonsense",
        "body | "
      })
  void aBadAnswerIsToldWhatIsWrong(String field, String json) {
    Answer refused = citizen.answer(ticket, key, json == null ? "" : json);
    assertProblem(refused, 400);
    assertThat(refused.blamed()).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void anotherContentTypeIsRefused(String type) {
    Answer refused =
        citizen.post(
            COMPLAINTS + "/" + ticket + "/answers",
            CONFIRMED.getBytes(UTF_8),
            Map.of("Content-Type", type, "Authorization", "Bearer " + key));
    assertProblem(refused, 415);
  }

  @Test
  void anUnknownTicketIsNotFound() {
    assertProblem(citizen.answer("LKS-0000-0000-0000-0000", key, CONFIRMED), 404);
  }
}
