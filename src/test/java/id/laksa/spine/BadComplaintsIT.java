package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints as JSON that can't be taken: each is told why, and nothing is kept. */
class BadComplaintsIT extends SpineCase {
  private LedgerPeek.Size before;

  @BeforeEach
  void measure() {
    before = ledger.size();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(ledger.size()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text | {}",
        "text | {\"text\": \"\"}",
        "text | {\"text\": \" \\t\\n \"}",
        "text | {\"text\": null}",
        "text | {\"text\": 5}",
        "text | {\"text\": [\"a\"]}",
        "text | {\"text\": \"a\\u0000b\"}",
        "text | {\"text\": \"a\\ud800b\"}",
        "judul | {\"text\": \"a\", \"judul\": \"b\"}",
        "ticket | {\"text\": \"a\", \"ticket\": \"b\"}",
        "anonymous | {\"text\": \"a\", \"anonymous\": \"ya\"}",
        "anonymous | {\"text\": \"a\", \"anonymous\": null}",
        "confidential | {\"text\": \"a\", \"confidential\": 1}",
        "hashtags | {\"text\": \"a\", \"hashtags\": \"#x\"}",
        "hashtags[0] | {\"text\": \"a\", \"hashtags\": [1]}",
        "hashtags[1] | {\"text\": \"a\", \"hashtags\": [\"#a\", \"b\\u0000\"]}",
        "location | {\"text\": \"a\", \"location\": [1, 2]}",
        "location.lat | {\"text\": \"a\", \"location\": {\"lat\": \"-6.1\", \"lon\": 106.6}}",
        "location.lat | {\"text\": \"a\", \"location\": {\"lat\": 1e400, \"lon\": 106.6}}",
        "location.lat | {\"text\": \"a\", \"location\": {\"lat\": 52.5, \"lon\": 13.4}}",
        "location.lon | {\"text\": \"a\", \"location\": {\"lat\": -6.1}}",
        "location.zip | {\"text\": \"a\", \"location\": {\"zip\": 1}}",
        "location.address | {\"text\": \"a\", \"location\": {\"address\": \"a\\u0000\"}}",
        "reporter | {\"text\": \"a\", \"reporter\": \"Siti\"}",
        "reporter.nik | {\"text\": \"a\", \"reporter\": {\"nik\": \"3671\"}}",
        "reporter.phone | {\"text\": \"a\", \"reporter\": {\"phone\": 62812}}",
        "body | ",
        "body | []",
        "body | \"text\"",
        "body | null",
        "body | {\"text\": \"a\"",
        "body | {\"text\": \"a\"} {}",
        "body | {\"text\": \"a\", \"text\": \"b\"}",
        "body | {\"text\": \"a\", \"location\": {\"lat\": NaN, \"lon\": 106.6}}",
        "body | {'text': 'a'}"
      })
  void aFieldAtFaultIsNamed(String field, String json) {
    Answer answer = citizen.complain(json == null ? "" : json);
    assertProblem(answer, 400);
    assertThat(answer.blamed()).contains(field);
  }

  @Test
  void oneCharacterMoreThanTheLongestTextIsRefused() {
    assertThat(citizen.complain(saying("😀".repeat(4_001))).blamed()).containsExactly("text");
  }

  @Test
  void tooManyAndTooLongHashtagsAreRefused() {
    String many = "[" + "\"#a\",".repeat(20) + "\"#a\"]";
    Answer answer = citizen.complain("{\"text\": \"a\", \"hashtags\": " + many + "}");
    assertThat(answer.blamed()).containsExactly("hashtags");
    String longest = "#" + "a".repeat(100);
    answer = citizen.complain("{\"text\": \"a\", \"hashtags\": [\"" + longest + "\"]}");
    assertThat(answer.blamed()).containsExactly("hashtags[0]");
  }

  @Test
  void deepJsonIsRefused() {
    String deep = "{\"text\": " + "[".repeat(50_000) + "]".repeat(50_000) + "}";
    assertProblem(citizen.complain(deep), 400);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] latin1 = saying("Jalan rusak \u00e9").getBytes(StandardCharsets.ISO_8859_1);
    Answer answer = citizen.post(COMPLAINTS, latin1, Map.of("Content-Type", "application/json"));
    assertProblem(answer, 400);
    assertThat(answer.blamed()).containsExactly("body");
  }

  @Test
  void jsonOverOneMebibyteIsRefused() {
    assertProblem(citizen.complain(saying("a".repeat(1_048_577))), 413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "text/html; charset=application/json",
        ""
      })
  void anotherContentTypeIsRefused(String type) {
    byte[] json = saying("a").getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
    assertProblem(citizen.post(COMPLAINTS, json, headers), 415);
  }
}
