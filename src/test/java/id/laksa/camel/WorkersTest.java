package id.laksa.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger looking = new AtomicInteger();
  private final AtomicInteger mostLooking = new AtomicInteger();
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void whoeverIsWokenWhileAllLookLeavesOneMoreLook() {
    Workers workers = workers(1, this::lookUntilLet);
    workers.wake();
    await().until(() -> looking.get() == 1);
    workers.wake();
    workers.wake();
    mayEnd.countDown();
    await().until(() -> looking.get() == 0 && looks.get() == 2);
    workers.close();
    assertThat(looks).hasValue(2);
  }

  @Test
  void neverMoreLookThanMay() {
    Workers workers = workers(3, this::lookUntilLet);
    for (int i = 0; i < 10; i++) {
      workers.wake();
    }
    await().until(() -> looking.get() == 3);
    mayEnd.countDown();
    await().until(() -> looking.get() == 0);
    assertThat(mostLooking).hasValue(3);
  }

  @Test
  void aLookThatFailsEndsNoWorker() {
    Workers workers =
        workers(
            1,
            () -> {
              looks.incrementAndGet();
              throw new IllegalStateException("away");
            });
    workers.wake();
    await().until(() -> looks.get() == 1);
    await()
        .until(
            () -> {
              workers.wake();
              return looks.get() > 1;
            });
  }

  @Test
  void noWakeIsLostHoweverManyWakeAtOnce() throws Exception {
    AtomicInteger work = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    Workers workers = workers(2, () -> done.addAndGet(work.getAndSet(0)));
    int wakers = 4;
    int each = 5_000;
    CountDownLatch ended = new CountDownLatch(wakers);
    for (int i = 0; i < wakers; i++) {
      threads.execute(
          () -> {
            for (int j = 0; j < each; j++) {
              work.incrementAndGet();
              workers.wake();
            }
            ended.countDown();
          });
    }
    assertThat(ended.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    await().until(() -> done.get() == wakers * each);
  }

  @Test
  void onceClosedNobodyLooksAnyMore() {
    Workers workers = workers(1, looks::incrementAndGet);
    workers.close();
    workers.wake();
    assertThat(looks).hasValue(0);
  }

  private Workers workers(int most, Workers.Look look) {
    return new Workers("a route", most, Duration.ZERO, threads, look);
  }

  private int lookUntilLet() throws InterruptedException {
    mostLooking.accumulateAndGet(looking.incrementAndGet(), Math::max);
    try {
      mayEnd.await();
    } finally {
      looks.incrementAndGet();
      looking.decrementAndGet();
    }
    return 0;
  }
}
