package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void inJsonItIsItsCodeAsWhenItWasAnEnum() throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(Channel.OPEN311)).isEqualTo("\"OPEN311\"");
    assertThat(JSON.readValue("\"TELEGRAM\"", Channel.class)).isEqualTo(new Channel("TELEGRAM"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "app", "1A", "A/B", "A:B", "A B", "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234"})
  void whatCouldBeTakenForSomethingElseIsNoCode(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Channel(code));
  }
}
