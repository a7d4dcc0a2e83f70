package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private final StrictJson json = new StrictJson();

  @Test
  void anObjectIsRead() {
    StrictJson.Parsed parsed = parse("{\"text\": \"Banjir di Cipondoh \uD83C\uDF0A\"}");
    assertThat(parsed.fault()).isEmpty();
    assertThat(parsed.json().path("text").textValue()).isEqualTo("Banjir di Cipondoh \uD83C\uDF0A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "\"text\"", "1", "true", "null"})
  void whatIsNoObjectIsRefused(String body) {
    assertThat(refused(body)).isEqualTo("must be a JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text=Banjir",
        "{",
        "{\"text\"}",
        "{\"text\": \"Banjir\"",
        "{'text': 'Banjir'}",
        "{text: \"Banjir\"}",
        "{\"text\": \"Banjir\",}",
        "{\"lat\": NaN}",
        "{\"lat\": Infinity}",
        "{\"lat\": -Infinity}",
        "{\"lat\": 0x1F}",
        "{\"lat\": 01}",
        "{\"lat\": +1}",
        "{\"text\": \"a\nb\"}",
        "{\"text\": \"nul \0\"}",
        "{\"text\": \"\\x\"}",
        "{\"text\": \"\\u12\"}",
        "{\"text\": 1 /* one */}",
        "<complaint/>"
      })
  void whatIsNoJsonIsRefused(String body) {
    assertThat(refused(body)).startsWith("is not valid JSON");
  }

  @Test
  void aFieldThatComesTwiceIsRefusedAndNamed() {
    assertThat(refused("{\"text\": \"one\", \"text\": \"two\"}")).contains("'text'");
    assertThat(refused("{\"location\": {\"lat\": 1, \"lat\": 2}}")).contains("'lat'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}{}", "{} x", "{}]", "{},", "{}1"})
  void nothingMayComeBehindTheObject(String body) {
    assertThat(refused(body)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff",
        "80",
        "c3",
        "c080",
        "c1bf",
        "e08080",
        "eda080",
        "edbfbf",
        "f4908080",
        "f8888080"
      })
  void bytesThatAreNoUtf8AreRefusedOverlongOnesToo(String hex) {
    byte[] before = "{\"text\": \"a".getBytes(StandardCharsets.UTF_8);
    byte[] odd = HexFormat.of().parseHex(hex);
    byte[] after = "b\"}".getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[before.length + odd.length + after.length];
    System.arraycopy(before, 0, body, 0, before.length);
    System.arraycopy(odd, 0, body, before.length, odd.length);
    System.arraycopy(after, 0, body, before.length + odd.length, after.length);
    assertThat(json.object(body).fault()).isEqualTo("is not valid UTF-8");
  }

  @Test
  void anotherEncodingIsRefused() {
    byte[] body = "{\"text\": \"Banjir\"}".getBytes(StandardCharsets.UTF_16);
    assertThat(json.object(body).fault()).isNotEmpty();
  }

  @Test
  void whatIsDeepIsRefusedBeforeItFillsTheStack() {
    assertThat(refused("{\"a\":".repeat(100_000))).startsWith("is not valid JSON");
    assertThat(refused("{\"a\":" + "[".repeat(100_000))).startsWith("is not valid JSON");
  }

  @Test
  void aNumberOfManyDigitsIsRefusedBeforeItIsComputed() {
    assertThat(refused("{\"lat\": " + "9".repeat(100_000) + "}")).startsWith("is not valid JSON");
    assertThat(refused("{\"lat\": 0." + "1".repeat(100_000) + "}")).startsWith("is not valid JSON");
  }

  @Test
  void whatIsWrongIsSaidShortlyWhateverWasSent() {
    assertThat(refused("{\"" + "x".repeat(10_000) + "\": 1, \"" + "x".repeat(10_000) + "\": 2}"))
        .hasSizeLessThan(300);
  }

  private String refused(String body) {
    StrictJson.Parsed parsed = parse(body);
    assertThat(parsed.json().isMissingNode()).isTrue();
    return parsed.fault();
  }

  private StrictJson.Parsed parse(String body) {
    return json.object(body.getBytes(StandardCharsets.UTF_8));
  }
}
