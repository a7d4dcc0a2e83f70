package id.laksa.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.http.Problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {
  private final JsonBody complaint =
      JsonBody.of("api/openapi.yaml#/components/schemas/ComplaintRequest");
  private final JsonBody answer = JsonBody.of("api/openapi.yaml#/components/schemas/Answer");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                          | text | is required",
        "{\"text\": \" \"}                           | text | must not be blank",
        "{\"text\": 1}                               | text | must be of type string",
        "{\"text\": \"a\\u0000\"}                    | text | must not contain the NUL character",
        "{\"text\": \"a\\ud800\"}                    | text | contains half of a surrogate pair,"
            + " which is not a character",
        "{\"text\": \"a\", \"to\": 1}                | to | is not a known field",
        "{\"text\": \"a\", \"hashtags\": [\"\"]}     | hashtags[0] | must not be empty",
        "{\"text\": \"a\", \"anonymous\": 1}         | anonymous | must be of type boolean",
        "{\"text\": \"a\", \"reporter\": {\"phone\": \"123456789012345678901234567890123\"}}"
            + " | reporter.phone | must have at most 32 characters",
        "{\"text\": \"a\", \"location\": {\"lat\": -6}} | location.lon | is required beside lat",
        "{\"text\": \"a\", \"location\": {\"lat\": 60, \"lon\": 106}} | location.lat | must lie in"
            + " Indonesia",
        "{\"text\": \"a\", \"location\": {\"lat\": 1e400, \"lon\": 106}} | location.lat | must be a"
            + " number"
      })
  void aFaultIsSaidOfItsFieldInOneSentence(String json, String field, String sentence) {
    assertThat(complaint.read(json.getBytes(UTF_8)).errors())
        .containsExactly(new FieldError(field, sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                     | kind   | is required",
        "{\"kind\": \"confirmed\"}              | kind   | must be one of [\"CONFIRMED\","
            + " \"RATED\", \"REOPENED\", \"INFORMATION\"]",
        "{\"kind\": \"RATED\"}                  | rating | is required",
        "{\"kind\": \"RATED\", \"rating\": 6}   | rating | must be at most 5",
        "{\"kind\": \"RATED\", \"rating\": 0}   | rating | must be at least 1",
        "{\"kind\": \"RATED\", \"rating\": 2.5} | rating | must be of type integer",
        "{\"kind\": \"INFORMATION\"}            | text   | is required",
        "{\"kind\": \"INFORMATION\", \"text\": \"\\u00a0\"} | text | must not be blank"
      })
  void whatOneFieldAsksOfAnotherStandsInTheSchemaToo(String json, String field, String sentence) {
    assertThat(answer.read(json.getBytes(UTF_8)).errors())
        .containsExactly(new FieldError(field, sentence));
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    assertThat(answer.read("{\"kind\": \"RATED\", \"rating\": 4.0}".getBytes(UTF_8)).errors())
        .isEmpty();
  }

  @Test
  void whatIsNoObjectIsSaidOfTheBody() {
    assertThat(answer.read("[]".getBytes(UTF_8)).errors())
        .isEqualTo(List.of(new FieldError("body", "must be a JSON object")));
  }
}
