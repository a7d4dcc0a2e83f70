package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingTest {
  @Test
  void whatDoesNotStopIsNamedAndHoldsUpNothingThatComesAfter() {
    CountDownLatch never = new CountDownLatch(1);
    List<String> stopped = new ArrayList<>();
    Closing.part("a store that hangs", never::await, Duration.ofMillis(20));
    Closing.part(
        "one that fails",
        () -> {
          throw new IllegalStateException("broken");
        });
    Closing.part("the last", () -> stopped.add("the last"));
    assertThat(stopped).containsExactly("the last");
    assertThat(Closing.standing())
        .contains("a store that hangs")
        .doesNotContain("one that fails", "the last");
    never.countDown();
    await().until(() -> !Closing.standing().contains("a store that hangs"));
  }
}
