package id.laksa.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void theReasonsTravelUnderNamesThatNeverChange() {
    assertThat(Stream.of(Refusal.Reason.values()).map(Refusal.Reason::slug))
        .containsExactly(
            "malformed",
            "unknown-ticket",
            "not-yours",
            "illegal-transition",
            "evidence-missing",
            "evidence-refused");
  }
}
