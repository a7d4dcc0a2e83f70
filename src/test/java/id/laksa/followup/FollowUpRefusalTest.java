package id.laksa.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowUpRefusalTest {
  @Test
  void theReasonsTravelUnderNamesThatNeverChange() {
    assertThat(Stream.of(FollowUpRefusal.Reason.values()).map(FollowUpRefusal.Reason::slug))
        .containsExactly(
            "malformed",
            "unknown-ticket",
            "not-yours",
            "illegal-transition",
            "evidence-missing",
            "evidence-refused");
  }
}
