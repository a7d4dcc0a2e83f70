package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {
  private final SmallTalk smallTalk = new SmallTalk("halo selamat pagi pak terima kasih");

  @ParameterizedTest
  @ValueSource(strings = {"halo", "HALO!!", "Selamat pagi, Pak.", "terima-kasih 🙏", "👍", "…"})
  void greetingsAndThanksAreSmallTalk(String text) {
    assertThat(smallTalk.test(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"halo ada banjir", "halo2", "pagipagi", "112"})
  void aWordMoreIsNot(String text) {
    assertThat(smallTalk.test(text)).isFalse();
  }
}
