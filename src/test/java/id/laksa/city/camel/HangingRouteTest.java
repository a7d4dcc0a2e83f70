package id.laksa.city.camel;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.city.CityRouteFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of the city's that never answer cost the engine no more than so many threads. */
class HangingRouteTest {
  private static final int MOST_CALLS = 3;
  private static final Duration SHORT = Duration.ofMillis(50);

  /** Nobody comes through it before it is opened. */
  private static final String DOOR =
      """
      - beans:
          - name: door
            type: "#class:java.util.concurrent.Semaphore"
            constructors: {"0": 0}
      """;

  @TempDir Path home;
  private LittleTown town;

  /** A town whose engine waits so long. */
  private void patient(Duration patience) throws Exception {
    town = new LittleTown(home, patience);
  }

  @AfterEach
  void finish() throws Exception {
    open();
    town.close();
  }

  @Test
  void aCallThatNobodyWaitsForAnyLongerGivesItsThreadBack() throws Exception {
    patient(SHORT);
    runs("tell-slow", "bean: {ref: door, method: acquire()}");
    for (int i = 0; i < MOST_CALLS * 2; i++) {
      await().until(() -> calling() == 0);
      failsBecause("tell-slow", "it isn't through after PT0.05S");
    }
    await().until(() -> calling() == 0);
  }

  @Test
  void aRouteThatHeedsNothingKeepsNoMoreThreadsThanItsCallsMayBe() throws Exception {
    patient(SHORT);
    runs("deliver-stuck", "bean: {ref: door, method: acquireUninterruptibly()}");
    for (int i = 0; i < MOST_CALLS; i++) {
      failsBecause("deliver-stuck", "it isn't through after PT0.05S");
    }
    for (int i = 0; i < MOST_CALLS; i++) {
      failsBecause("deliver-stuck", "3 calls of it aren't through yet");
    }
    assertThat(calling()).isEqualTo(MOST_CALLS);
  }

  @Test
  void aRouteThatHangsTakesNoPlaceOfAnothersAndHasItsOwnBackWhenItIsThrough() throws Exception {
    patient(Duration.ofMinutes(1));
    runs("deliver-stuck", "bean: {ref: door, method: acquireUninterruptibly()}");
    runs("tell-well", "", "setHeader: {name: a, constant: b}");
    ExecutorService callers = Executors.newCachedThreadPool();
    List<CompletableFuture<Void>> under =
        Stream.generate(
                () -> runAsync(() -> town.engine.call("deliver-stuck", "x", Map.of()), callers))
            .limit(MOST_CALLS)
            .toList();
    callers.shutdown();
    await().until(() -> calling() == MOST_CALLS);
    failsBecause("deliver-stuck", "3 calls of it aren't through yet");
    town.engine.call("tell-well", "x", Map.of());
    open();
    under.forEach(CompletableFuture::join);
    await().until(() -> calling() == 0);
    town.engine.call("deliver-stuck", "x", Map.of());
  }

  /** Lets everybody through. */
  private void open() {
    Semaphore door =
        town.engine.context().getRegistry().lookupByNameAndType("door", Semaphore.class);
    door.release(100);
  }

  private void failsBecause(String direct, String reason) {
    assertThatThrownBy(() -> town.engine.call(direct, "x", Map.of()))
        .isInstanceOf(CityRouteFailed.class)
        .hasMessageEndingWith(reason);
  }

  private void runs(String direct, String step) throws Exception {
    runs(direct, DOOR, step);
  }

  private void runs(String direct, String before, String step) throws Exception {
    town.file(
        direct,
        before
            + """
        - route:
            id: %1$s
            from:
              uri: direct:%1$s
              steps:
                - %2$s
        """
                .formatted(direct, step));
    town.settle();
    assertThat(town.faults()).isEmpty();
  }

  /** How many threads are in a call, as the threads themselves show it. */
  private static long calling() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(one -> one.getKey().getName().contains("city-call"))
        .filter(
            one ->
                Arrays.stream(one.getValue())
                    .anyMatch(frame -> frame.getClassName().endsWith("CityEngine")))
        .count();
  }
}
