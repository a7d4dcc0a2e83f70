package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.evidence.PhotoStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FairGateTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private final ExecutorService uploads = Executors.newCachedThreadPool();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final List<String> served = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    uploads.shutdownNow();
  }

  @Test
  void noMoreThanThePlacesAreAtWorkAtOnce() {
    FairGate gate = new FairGate(2, 1_000, PATIENCE);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CompletableFuture<?>[] all =
        Stream.iterate(0, i -> i + 1)
            .limit(300)
            .map(
                i ->
                    upload(
                        gate,
                        "source " + i % 7,
                        () -> {
                          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                          PhotoStore.idOf(new byte[100_000]);
                          return inside.decrementAndGet();
                        }))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
    assertThat(most).hasValueBetween(1, 2);
    assertThat(all).noneMatch(upload -> upload.join().equals(Optional.empty()));
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void aloneOneSourceUsesAllPlaces() throws Exception {
    FairGate gate = new FairGate(2, 0, Duration.ZERO);
    assertThat(gate.pass("hog", () -> gate.pass("hog", () -> "both").orElseThrow()))
        .contains("both");
  }

  @Test
  void whoeverHasHadAPlaceWaitsUntilTheOthersWereServed() {
    FairGate gate = new FairGate(1, 8, PATIENCE);
    CompletableFuture<?> first = held(gate, "hog");
    List<CompletableFuture<?>> all = new ArrayList<>(List.of(first));
    for (String source : List.of("hog", "hog", "hog", "Budi", "Siti", "Budi")) {
      all.add(waiting(gate, source));
    }
    opened.countDown();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    assertThat(served).containsExactly("hog", "Budi", "Siti", "hog", "Budi", "hog", "hog");
  }

  @Test
  void whenNobodyMoreMayWaitTheLastOfTheLargestGivesWay() {
    FairGate gate = new FairGate(1, 3, PATIENCE);
    CompletableFuture<?> first = held(gate, "hog");
    CompletableFuture<?> second = waiting(gate, "hog");
    CompletableFuture<?> third = waiting(gate, "hog");
    CompletableFuture<?> fourth = waiting(gate, "hog");
    assertThat(upload(gate, "hog", () -> 1).join()).isEmpty();
    CompletableFuture<?> newcomer = upload(gate, "Budi", () -> served.add("Budi"));
    assertThat(fourth.join()).isEqualTo(Optional.empty());
    opened.countDown();
    CompletableFuture.allOf(first, second, third, newcomer).join();
    assertThat(served).containsExactly("hog", "Budi", "hog", "hog");
  }

  @Test
  void amongEqualsNobodyGivesWay() {
    FairGate gate = new FairGate(1, 1, PATIENCE);
    CompletableFuture<?> first = held(gate, "Budi");
    CompletableFuture<?> second = waiting(gate, "Siti");
    assertThat(upload(gate, "Joko", () -> 1).join()).isEmpty();
    opened.countDown();
    assertThat(second.join()).isNotEqualTo(Optional.empty());
    first.join();
  }

  @Test
  void whoeverWaitsTooLongIsToldSoAndTakesNobodysTurn() throws Exception {
    FairGate gate = new FairGate(1, 5, Duration.ZERO);
    assertThat(gate.pass("hog", () -> gate.pass("Budi", () -> 1).isPresent())).contains(false);
    assertThat(gate.pass("Budi", () -> 2)).contains(2);
  }

  @Test
  void whoeverIsInterruptedWaitsNoLonger() throws Exception {
    FairGate gate = new FairGate(1, 5, PATIENCE);
    assertThat(
            gate.pass(
                "hog",
                () -> {
                  Thread.currentThread().interrupt();
                  return gate.pass("Budi", () -> 1).isPresent();
                }))
        .contains(false);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void aFaultInsideLetsTheNextOneIn() throws Exception {
    FairGate gate = new FairGate(1, 0, PATIENCE);
    for (int round = 0; round < 3; round++) {
      assertThatThrownBy(
              () ->
                  gate.pass(
                      "Budi",
                      () -> {
                        throw new IOException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(gate.pass("Budi", () -> 1)).contains(1);
  }

  @Test
  void itsFiguresAreShown() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    FairGate gate = new FairGate(1, 0, PATIENCE);
    gate.showIn(meters, "citizens");
    gate.pass(
        "hog",
        () -> {
          assertThat(gate.pass("hog", () -> 1)).isEmpty();
          assertThat(meters.get("laksa.photo.decoding").gauge().value()).isEqualTo(1);
          return 1;
        });
    assertThat(meters.get("laksa.photo.decoding").gauge().value()).isZero();
    assertThat(meters.get("laksa.photo.refused").functionCounter().count()).isEqualTo(1);
  }

  /** Takes the only place until the test opens it. */
  private CompletableFuture<?> held(FairGate gate, String source) {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<?> held =
        upload(
            gate,
            source,
            () -> {
              inside.countDown();
              FairGateTest.join(opened);
              return served.add(source);
            });
    join(inside);
    return held;
  }

  private CompletableFuture<?> waiting(FairGate gate, String source) {
    int before = gate.waiting();
    CompletableFuture<?> upload = upload(gate, source, () -> served.add(source));
    await().until(() -> gate.waiting() == before + 1);
    return upload;
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> CompletableFuture<Optional<T>> upload(
      FairGate gate, String source, FairGate.Work<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.pass(source, work);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        },
        uploads);
  }
}
