package id.laksa.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellersTest {
  @Test
  void theyAreAskedInTheOrderInWhichTheyAreSet() {
    assertThat(Tellers.parse("email, city").recipients("direct:tell-by-"))
        .containsExactly("direct:tell-by-email", "direct:tell-by-city");
    assertThat(Tellers.parse("email, city").has("whatsapp")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fax", "city,city", "city,", "direct:laksa-submit"})
  void nobodyElseIsAsked(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tellers.parse(text))
        .withMessage("some of city,whatsapp,callback,email, each once");
  }
}
