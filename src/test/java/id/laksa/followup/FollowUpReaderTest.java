package id.laksa.followup;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.followup.FollowUp.Kind;
import id.laksa.followup.FollowUpReader.Reading;
import id.laksa.http.StrictJson;
import id.laksa.texts.CityTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpReaderTest {
  private static final String BEGIN =
      "{\"type\": \"id.laksa.followup.v1\", \"ticket\": \"LKS-1\", ";
  private static final String DONE = BEGIN + "\"updateId\": \"17\", \"kind\": \"RESOLVED\"";
  private final FollowUpReader reader =
      new FollowUpReader(StrictJson.mapper(), CityTexts.INDONESIAN);

  @Test
  void everyFieldIsRead() {
    assertThat(read(DONE + ", \"text\": \"Sudah\", \"evidence\": [\"e1\", \"e2\"]}"))
        .isEqualTo(new FollowUp("17", "LKS-1", Kind.RESOLVED, "Sudah", List.of("e1", "e2"), null));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindIsReadWithoutTextOrEvidence(Kind kind) {
    assertThat(read(BEGIN + "\"updateId\": \"17\", \"kind\": \"" + kind + "\"}"))
        .isEqualTo(new FollowUp("17", "LKS-1", kind, null, List.of(), null));
  }

  @Test
  void anEmptyFieldAndFieldsOfTheDepartmentsOwnAreFine() {
    assertThat(read(DONE + ", \"text\": null, \"evidence\": null, \"at\": null, \"crew\": 7}"))
        .isEqualTo(new FollowUp("17", "LKS-1", Kind.RESOLVED, null, List.of(), null));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "Sudah ditambal",
        "[]",
        "null",
        "17",
        "{}",
        DONE,
        DONE + "} {}",
        DONE + ", \"kind\": \"REJECTED\"}",
        DONE + ", \"text\": 17}",
        DONE + ", \"at\": \"kemarin\"}",
        DONE + ", \"at\": \"2026-11-24\"}",
        DONE + ", \"at\": \"2026-11-24T11:35:00\"}",
        DONE + ", \"at\": \"2026-02-30T11:35:00Z\"}",
        DONE + ", \"at\": \"\"}",
        DONE + ", \"text\": \"nul \\u0000\"}",
        DONE + ", \"text\": \"nul \0\"}",
        DONE + ", \"evidence\": \"e1\"}",
        DONE + ", \"evidence\": [1]}",
        DONE + ", \"evidence\": [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"]}",
        BEGIN + "\"updateId\": \"17\", \"kind\": \"DONE\"}",
        BEGIN + "\"updateId\": \"17\", \"kind\": \"resolved\"}",
        BEGIN + "\"updateId\": \"17\"}",
        BEGIN + "\"updateId\": 17, \"kind\": \"RESOLVED\"}",
        BEGIN + "\"updateId\": \"\", \"kind\": \"RESOLVED\"}",
        BEGIN + "\"kind\": \"RESOLVED\"}",
        "{\"type\": \"other\", \"ticket\": \"L\", \"updateId\": \"17\", \"kind\": \"RESOLVED\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"17\", \"kind\": \"RESOLVED\"}"
      })
  void whatIsNoFollowUpIsMalformedAndASentenceSaysWhy(@Nullable String body) {
    assertMalformed(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-24T11:35:00+07:00",
        "2026-11-24T04:35:00Z",
        "2026-11-24T04:35:00.123456789Z"
      })
  void anyTimeWithItsOffsetIsRead(String at) {
    assertThat(read(DONE + ", \"at\": \"" + at + "\"}").updateId()).isEqualTo("17");
  }

  @Test
  void aTextThatSpeaksOfNulByItsEscapeHasNone() {
    FollowUp followUp = read(DONE + ", \"text\": \"C writes it \\\\u0000\"}");
    assertThat(followUp.text()).isEqualTo("C writes it \\u0000");
  }

  @Test
  void halfOfASurrogatePairIsMalformed() {
    assertMalformed(DONE + ", \"text\": \"\\uD83C\"}");
  }

  @Test
  void whatIsVeryLongOrDeepIsMalformed() {
    String padding = "x".repeat(FollowUpReader.LONGEST);
    assertMalformed(DONE + ", \"crew\": \"" + padding + "\"}");
    assertMalformed(DONE + ", \"crew\": " + "[".repeat(60_000));
    assertMalformed(DONE + ", \"text\": \"" + "x".repeat(4_001) + "\"}");
  }

  private void assertMalformed(@Nullable String body) {
    assertThat(reader.read(body))
        .isInstanceOfSatisfying(
            Reading.Malformed.class,
            malformed -> assertThat(malformed.refusal().sentence()).isNotBlank());
  }

  private FollowUp read(String body) {
    return ((Reading.Sound) reader.read(body)).followUp();
  }
}
