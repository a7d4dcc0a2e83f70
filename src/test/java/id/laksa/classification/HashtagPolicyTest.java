package id.laksa.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashtagPolicyTest {

  @Test
  void theLightestEmergencyOutweighsTheHeaviestOther() {
    assertThat(score(Priority.EMERGENCY, 1)).isGreaterThan(score(Priority.HIGH, 100));
    assertThat(score(Priority.HIGH, 1)).isGreaterThan(score(Priority.NORMAL, 100));
  }

  @Test
  void theScoreStaysWithinZeroAndOne() {
    assertThat(score(Priority.NORMAL, 1)).isPositive();
    assertThat(score(Priority.EMERGENCY, 100)).isEqualTo(1.0);
  }

  private static double score(Priority priority, int weight) {
    Category category = new Category("x", "g", "X", "X", "D", priority, false, false, false);
    return new HashtagPolicy("x", category, weight).score();
  }
}
