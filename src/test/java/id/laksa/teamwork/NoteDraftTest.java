package id.laksa.teamwork;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.texts.Messages;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteDraftTest {
  private static final String KEY = "6f0d3c52-3f5e-4d0a-9c44-6c616b736121";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@siti.aminah tolong dicek | siti.aminah",
        "sudah (@budi), @siti: @budi lagi | budi,siti",
        "tanya @siti.aminah. | siti.aminah",
        "surel a@b.id dan @@budi dan @B | ''",
        "tanpa nama | ''"
      })
  void whomANoteNamesIsReadFromIt(String text, String named) {
    assertThat(String.join(",", NoteDraft.of(KEY, text).named())).isEqualTo(named);
  }

  @Test
  void aNoteNamesTenColleaguesAtMost() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      text.append("@petugas").append(i).append(' ');
    }
    assertThat(NoteDraft.of(KEY, text.toString()).named()).hasSize(10);
  }

  @Test
  void theSameFormIsTheSameNoteAndAnythingElseIsOneOfItsOwn() {
    assertThat(NoteDraft.of(KEY, "x").key()).isEqualTo(UUID.fromString(KEY));
    assertThat(NoteDraft.of("1-1-1-1-1", "x").key())
        .isNotEqualTo(NoteDraft.of("1-1-1-1-1", "x").key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\0"})
  void aNoteThatSaysNothingIsNone(String text) {
    assertThat(wrong(text)).contains("Tulis catatannya");
  }

  @Test
  void aNoteIsBounded() {
    assertThat(wrong("\uD83D\uDE00".repeat(2_000))).isEmpty();
    assertThat(wrong("x".repeat(2_001))).contains("2000");
  }

  private static String wrong(String text) {
    return NoteDraft.of(KEY, text).wrong(Messages.load(Path.of("conf")).indonesian()).orElse("");
  }
}
