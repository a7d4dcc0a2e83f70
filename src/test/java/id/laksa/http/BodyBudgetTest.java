package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyBudgetTest {
  private final BodyBudget budget = new BodyBudget(100);

  @Test
  void whatDoesNotFitIsNotTaken() {
    assertThat(budget.take("a", 30)).isTrue();
    assertThat(budget.take("a", 21)).isFalse();
    assertThat(budget.take("a", 20)).isTrue();
    assertThat(budget.take("a", 1)).isFalse();
    assertThat(budget.take("a", 0)).isTrue();
  }

  @Test
  void oneSourceHasHalfAtMostAndLeavesSomethingForEveryOther() {
    assertThat(budget.take("a", 50)).isTrue();
    assertThat(budget.take("a", 1)).isFalse();
    assertThat(budget.take("b", 25)).isTrue();
    assertThat(budget.take("b", 1)).isFalse();
    assertThat(budget.fits("c", 12)).isTrue();
    assertThat(budget.fits("c", 13)).isFalse();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    assertThat(budget.take("a", 50)).isTrue();
    budget.give("a", 50);
    assertThat(budget.take("a", 50)).isTrue();
  }
}
