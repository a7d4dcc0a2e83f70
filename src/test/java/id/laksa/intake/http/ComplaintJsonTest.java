package id.laksa.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.http.Problem.FieldError;
import id.laksa.intake.Submission;
import id.laksa.intake.http.ComplaintJson.Reading;
import id.laksa.place.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintJsonTest {
  private static final String KEY = "0b0e7a52-5f0c-4a53-8f5d-6e0c2f1d9a77";
  private static final String TWO_CHAR_LETTER = "\uD83C\uDF0A";
  private final ComplaintJson reader = new ComplaintJson();

  @Test
  void everyFieldIsReadAsItWasSent() {
    String json =
        """
        {"text": " Jalan berlubang #jalanrusak\\n", "hashtags": ["#jalanrusak", "PJU Padam"],
         "location": {"lat": -6.1783, "lon": 106.6319, "address": "Jl. Moh. Toha"},
         "reporter": {"name": "Siti Contoh", "phone": "+62 0", "email": "siti@example.org"},
         "anonymous": true, "confidential": true}
        """;
    assertThat(read(json))
        .isEqualTo(
            new Submission(
                Channel.APP,
                KEY,
                " Jalan berlubang #jalanrusak\n",
                List.of("#jalanrusak", "PJU Padam"),
                new GeoPoint(-6.1783, 106.6319),
                "Jl. Moh. Toha",
                new Reporter("Siti Contoh", "+62 0", "siti@example.org"),
                true,
                true,
                List.of()));
  }

  @Test
  void onlyTheTextIsRequired() {
    assertThat(read("{\"text\": \"Banjir\"}"))
        .isEqualTo(
            new Submission(
                Channel.APP, KEY, "Banjir", List.of(), null, null, null, false, false, List.of()));
  }

  @Test
  void aReporterWhoSaysNothingIsNone() {
    assertThat(read("{\"text\": \"Banjir\", \"reporter\": {}}").reporter()).isNull();
  }

  @Test
  void hostileWordsAreJustWords() {
    String words = "'; drop table complaint; -- <script>alert(1)</script>\r\nCamelHttpUri: x";
    assertThat(read(saying(words.replace("\r\n", "\\r\\n"))).text()).isEqualTo(words);
  }

  @Test
  void fourThousandLettersAreTakenHoweverManyCharsTheyNeed() {
    assertThat(read(saying(TWO_CHAR_LETTER.repeat(4_000))).text()).hasSize(8_000);
    assertThat(fields(saying(TWO_CHAR_LETTER.repeat(4_001)))).containsExactly("text");
    assertThat(fields(saying("a".repeat(4_001)))).containsExactly("text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\": \"\"}",
        "{\"text\": \" \\t\\n\"}",
        "{\"text\": \"\\u00A0\\u2003\\u3000\"}",
        "{\"text\": null}",
        "{\"text\": 17}",
        "{\"text\": [\"Banjir\"]}",
        "{\"text\": {}}",
        "{\"text\": \"nul\\u0000\"}",
        "{\"text\": \"half \\uD83C of a pair\"}",
        "{\"text\": \"the other half \\uDF0A\"}"
      })
  void aTextThatIsNoneIsBlamed(String json) {
    assertThat(fields(json)).containsExactly("text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"txt\": \"Banjir\"                                 | txt",
        "\"Text\": \"Banjir\"                                | Text",
        "\"channel\": \"WHATSAPP\"                           | channel",
        "\"hashtags\": \"#banjir\"                           | hashtags",
        "\"hashtags\": null                                  | hashtags",
        "\"hashtags\": {}                                    | hashtags",
        "\"hashtags\": [1]                                   | hashtags[0]",
        "\"hashtags\": [\"a\", null]                         | hashtags[1]",
        "\"hashtags\": [\"\"]                                | hashtags[0]",
        "\"hashtags\": [\"a\\u0000\"]                        | hashtags[0]",
        "\"location\": \"Cipondoh\"                          | location",
        "\"location\": null                                  | location",
        "\"location\": []                                    | location",
        "\"location\": {\"latitude\": 1}                     | location.latitude",
        "\"location\": {\"lat\": \"-6.1\", \"lon\": 106.6}   | location.lat",
        "\"location\": {\"lat\": -6.1, \"lon\": true}        | location.lon",
        "\"location\": {\"lat\": -6.1}                       | location.lon",
        "\"location\": {\"lon\": 106.6}                      | location.lat",
        "\"location\": {\"lat\": null, \"lon\": 106.6}       | location.lat",
        "\"location\": {\"lat\": 52.5, \"lon\": 106.6}       | location.lat",
        "\"location\": {\"lat\": -6.1, \"lon\": 13.4}        | location.lon",
        "\"location\": {\"lat\": 1e400, \"lon\": 106.6}      | location.lat",
        "\"location\": {\"lat\": -6.1, \"lon\": -1e400}      | location.lon",
        "\"location\": {\"lat\": 9999999999999, \"lon\": 1e2}| location.lat",
        "\"location\": {\"address\": 5}                      | location.address",
        "\"location\": {\"address\": \"\\u0000\"}            | location.address",
        "\"reporter\": \"Siti\"                              | reporter",
        "\"reporter\": null                                  | reporter",
        "\"reporter\": {\"nik\": \"1\"}                      | reporter.nik",
        "\"reporter\": {\"name\": 5}                         | reporter.name",
        "\"reporter\": {\"phone\": 62}                       | reporter.phone",
        "\"reporter\": {\"phone\": \"0\\u0000\"}             | reporter.phone",
        "\"reporter\": {\"email\": \"\\uD800\"}              | reporter.email",
        "\"anonymous\": \"true\"                             | anonymous",
        "\"anonymous\": null                                 | anonymous",
        "\"anonymous\": 1                                    | anonymous",
        "\"confidential\": 0                                 | confidential"
      })
  void aFieldThatCannotBeTakenIsNamed(String field, String named) {
    assertThat(fields("{\"text\": \"Banjir\", " + field + "}")).containsExactly(named);
  }

  @ParameterizedTest
  @CsvSource({
    "address, location, 500",
    "name, reporter, 200",
    "phone, reporter, 32",
    "email, reporter, 254"
  })
  void whatIsTooLongIsNamed(String field, String object, int longest) {
    String json = "{\"text\": \"Banjir\", \"%s\": {\"%s\": \"%s\"}}";
    assertThat(fields(json.formatted(object, field, "a".repeat(longest + 1))))
        .containsExactly(object + "." + field);
    assertThat(fields(json.formatted(object, field, "a".repeat(longest)))).isEmpty();
  }

  @Test
  void twentyHashtagsAreTakenAndTwentyOneAreNot() {
    assertThat(fields(tagged(20, "#banjir"))).isEmpty();
    assertThat(fields(tagged(21, "#banjir"))).containsExactly("hashtags");
    assertThat(fields(tagged(1, "#" + "a".repeat(100)))).containsExactly("hashtags[0]");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    String json = "{\"text\": \"\", \"x\": 1, \"location\": {\"lat\": 99, \"lon\": 106}}";
    assertThat(fields(json)).containsExactlyInAnyOrder("x", "text", "location.lat");
  }

  @Test
  void aVeryLongNameOfAFieldIsNotSentBackWhole() {
    assertThat(fields("{\"text\": \"Banjir\", \"" + "x".repeat(10_000) + "\": 1}"))
        .singleElement()
        .satisfies(name -> assertThat(name).hasSizeLessThan(60));
  }

  @Test
  void whatIsNoObjectIsBlamedOnTheBody() {
    assertThat(fields("[]")).containsExactly("body");
  }

  private Submission read(String json) {
    Reading reading = reader.read(json.getBytes(StandardCharsets.UTF_8), KEY);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).submission();
  }

  private List<String> fields(String json) {
    Reading reading = reader.read(json.getBytes(StandardCharsets.UTF_8), KEY);
    return reading instanceof Reading.Wrong wrong
        ? wrong.errors().stream().map(FieldError::field).toList()
        : List.of();
  }

  private static String saying(String text) {
    return "{\"text\": \"" + text + "\"}";
  }

  private static String tagged(int many, String hashtag) {
    String hashtags = ("\"" + hashtag + "\",").repeat(many);
    return "{\"text\": \"Banjir\", \"hashtags\": [%s]}"
        .formatted(hashtags.substring(0, hashtags.length() - 1));
  }
}
