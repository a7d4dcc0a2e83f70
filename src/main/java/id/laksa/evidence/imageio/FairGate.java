package id.laksa.evidence.imageio;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Lets few in at once and a bounded number wait, shared between those who come: a free place goes
 * to the source that has the fewest, in turn; when nobody else may wait, a newcomer takes the
 * waiting place of whoever has most. Alone, one source may use all. Thread-safe.
 */
final class FairGate {
  private final int places;
  private final int mostWaiting;
  private final Duration patience;
  private final LongAdder refused = new LongAdder();

  /** Who waits, by source, the source whose turn is next first; no line is empty. */
  private final Map<String, Deque<CompletableFuture<Boolean>>> lines = new LinkedHashMap<>();

  private final Map<String, Integer> inside = new HashMap<>();
  private int taken;
  private int waiting;

  /** What is done behind the gate. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * Opens the gate.
   *
   * @param places most at work at once, 1 or more
   * @param mostWaiting most that wait, of all sources together
   * @param patience how long one waits at most
   */
  FairGate(int places, int mostWaiting, Duration patience) {
    this.places = places;
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /**
   * Works when it is this source's turn.
   *
   * @return empty, with nothing done, when there was no place in time or the thread was interrupted
   */
  <T> Optional<T> pass(String source, Work<T> work) throws IOException {
    if (!enter(source)) {
      refused.increment();
      return Optional.empty();
    }
    try {
      return Optional.of(work.run());
    } finally {
      leave(source);
    }
  }

  /** Shows how crowded it is. */
  void showIn(MeterRegistry meters, String name) {
    Gauge.builder("laksa.photo.places", this, gate -> gate.places)
        .description("Photos that may be decoded at once, by gate")
        .tag("gate", name)
        .register(meters);
    Gauge.builder("laksa.photo.decoding", this, FairGate::taken)
        .description("Photos that are being decoded, by gate")
        .tag("gate", name)
        .register(meters);
    Gauge.builder("laksa.photo.waiting", this, FairGate::waiting)
        .description("Photos that wait for the decoder, by gate")
        .tag("gate", name)
        .register(meters);
    FunctionCounter.builder("laksa.photo.refused", refused, LongAdder::doubleValue)
        .description("Photos for which there was no place, by gate")
        .tag("gate", name)
        .register(meters);
  }

  synchronized int waiting() {
    return waiting;
  }

  private synchronized int taken() {
    return taken;
  }

  private boolean enter(String source) {
    CompletableFuture<Boolean> turn = turn(source);
    try {
      return turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return isGrantedAtLast(source, turn);
    } catch (TimeoutException e) {
      return isGrantedAtLast(source, turn);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a turn never fails", e);
    }
  }

  private synchronized CompletableFuture<Boolean> turn(String source) {
    if (taken < places) {
      take(source);
      return CompletableFuture.completedFuture(true);
    }
    if (waiting >= mostWaiting && !hasMadeRoom(source)) {
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<Boolean> turn = new CompletableFuture<>();
    lines.computeIfAbsent(source, key -> new ArrayDeque<>()).add(turn);
    waiting++;
    return turn;
  }

  /** Whoever came last of the source that has most gives way, if that source stays ahead. */
  private boolean hasMadeRoom(String source) {
    Optional<String> most = lines.keySet().stream().max(Comparator.comparingInt(this::held));
    if (most.isEmpty() || held(source) + 1 >= held(most.get())) {
      return false;
    }
    CompletableFuture<Boolean> last = line(most.get()).getLast();
    forget(most.get(), last);
    last.complete(false);
    return true;
  }

  private int held(String source) {
    Deque<?> line = lines.get(source);
    return inside.getOrDefault(source, 0) + (line == null ? 0 : line.size());
  }

  private synchronized void leave(String source) {
    inside.merge(source, -1, (had, one) -> had + one == 0 ? null : had + one);
    taken--;
    putLast(source);
    @Nullable String next =
        lines.keySet().stream()
            .min(Comparator.comparingInt(waiter -> inside.getOrDefault(waiter, 0)))
            .orElse(null);
    if (next == null) {
      return;
    }
    CompletableFuture<Boolean> turn = line(next).getFirst();
    forget(next, turn);
    putLast(next);
    take(next);
    turn.complete(true);
  }

  /** Of a source of which somebody waits. */
  private Deque<CompletableFuture<Boolean>> line(String source) {
    return Objects.requireNonNull(lines.get(source));
  }

  private void putLast(String source) {
    Deque<CompletableFuture<Boolean>> line = lines.remove(source);
    if (line != null) {
      lines.put(source, line);
    }
  }

  private synchronized boolean isGrantedAtLast(String source, CompletableFuture<Boolean> turn) {
    if (turn.isDone()) {
      return turn.join();
    }
    forget(source, turn);
    return false;
  }

  private void take(String source) {
    taken++;
    inside.merge(source, 1, Integer::sum);
  }

  private void forget(String source, CompletableFuture<Boolean> turn) {
    Deque<CompletableFuture<Boolean>> line = line(source);
    line.removeIf(waiter -> waiter == turn);
    waiting--;
    if (line.isEmpty()) {
      lines.remove(source);
    }
  }
}
