package id.laksa.followup;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.followup.FollowUp.Kind;
import id.laksa.http.StrictJson;
import java.util.ArrayList;
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
  private final FollowUpReader reader = new FollowUpReader(StrictJson.mapper());
  private final List<String> sentences = new ArrayList<>();

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
    assertThat(reader.read(body, sentences::add)).isEmpty();
    assertThat(sentences).singleElement().asString().isNotBlank();
  }

  @Test
  void aTextThatSpeaksOfNulByItsEscapeHasNone() {
    FollowUp followUp = read(DONE + ", \"text\": \"C writes it \\\\u0000\"}");
    assertThat(followUp.text()).isEqualTo("C writes it \\u0000");
  }

  @Test
  void halfOfASurrogatePairIsMalformed() {
    assertThat(reader.read(DONE + ", \"text\": \"\\uD83C\"}", sentences::add)).isEmpty();
    assertThat(sentences).hasSize(1);
  }

  @Test
  void whatIsVeryLongOrDeepIsMalformed() {
    String padding = "x".repeat(FollowUpReader.LONGEST);
    assertThat(reader.read(DONE + ", \"crew\": \"" + padding + "\"}", sentences::add)).isEmpty();
    assertThat(reader.read(DONE + ", \"crew\": " + "[".repeat(60_000), sentences::add)).isEmpty();
    assertThat(reader.read(DONE + ", \"text\": \"" + "x".repeat(4_001) + "\"}", sentences::add))
        .isEmpty();
    assertThat(sentences).hasSize(3);
  }

  private FollowUp read(String body) {
    FollowUp followUp = reader.read(body, sentences::add).orElse(null);
    assertThat(sentences).isEmpty();
    return followUp;
  }
}
