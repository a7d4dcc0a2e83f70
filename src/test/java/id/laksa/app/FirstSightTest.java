package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstSightTest {
  private final FirstSight sight = new FirstSight(List.of("postgresql"), () -> {});
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void aStoreThatIsJustBeingMadeMayRefuseAtFirst() {
    String seen = sight.of("postgresql", "The ledger", () -> look(2), e -> false);
    assertThat(seen).isEqualTo("seen");
    assertThat(sight.states()).containsEntry("postgresql", "up");
  }

  @Test
  void aStoreThatGoesOnRefusingEndsTheWaitAndSaysWhy() {
    assertThatThrownBy(() -> sight.of("postgresql", "The ledger", () -> look(99), e -> false))
        .isInstanceOf(StartupFailure.class)
        .hasMessage("The ledger refuses: wrong password");
  }

  private String look(int refusals) throws Exception {
    if (looks.getAndIncrement() < refusals) {
      throw new IllegalStateException("wrong password");
    }
    return "seen";
  }
}
