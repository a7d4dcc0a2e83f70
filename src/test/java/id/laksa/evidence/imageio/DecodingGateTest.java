package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecodingGateTest {
  private final DecodingGate gate = new DecodingGate(2);
  private final ExecutorService uploads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    uploads.shutdownNow();
  }

  @Test
  void noMoreThanTwoDecodeAtOnce() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CompletableFuture<?>[] all =
        Stream.generate(
                () ->
                    upload(
                        false,
                        () -> {
                          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                          PhotoStore.idOf(new byte[100_000]);
                          return inside.decrementAndGet();
                        }))
            .limit(200)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(all).join();
    assertThat(most).hasValueBetween(1, 2);
  }

  @Test
  void oneThatDecodesApartHoldsUpNoOther() throws Exception {
    CountDownLatch othersDone = new CountDownLatch(1);
    CompletableFuture<Boolean> apart =
        upload(
            true,
            () -> {
              try {
                othersDone.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return true;
            });
    assertThat(gate.pass(false, () -> gate.pass(false, () -> "both"))).isEqualTo("both");
    othersDone.countDown();
    assertThat(apart.join()).isTrue();
  }

  @Test
  void aFaultInsideLetsTheNextOneIn() throws Exception {
    for (int round = 0; round < 3; round++) {
      assertThatThrownBy(
              () ->
                  gate.pass(
                      true,
                      () -> {
                        throw new IOException("broken");
                      }))
          .hasMessage("broken");
    }
    assertThat(gate.pass(true, () -> 1)).isEqualTo(1);
  }

  private <T> CompletableFuture<T> upload(boolean apart, DecodingGate.Work<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.pass(apart, work);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        },
        uploads);
  }
}
