package id.laksa.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  @Test
  void eachFailureIsAStepAndThenThereIsNone() {
    Ladder ladder = Ladder.parse("PT5S, PT2M");
    assertThat(ladder.after(1)).contains(Duration.ofSeconds(5));
    assertThat(ladder.after(2)).contains(Duration.ofMinutes(2));
    assertThat(ladder.after(3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5s", "PT5S,", "PT0S", "PT-5S", "PT5S;PT6S"})
  void anythingElseIsNoLadder(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ladder.parse(text));
  }
}
