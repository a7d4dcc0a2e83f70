package id.laksa.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests in at one door: so many are worked on at once, so many wait in line, and whoever
 * comes past that is told at once to come again (503). Each door has its own places, so that a
 * surge at one takes nothing from another. Thread-safe.
 */
final class Admission {
  private static final int OVERLOADED = 503;
  private final int places;
  private final int longest;
  private final Deque<Waiting> line = new ArrayDeque<>();
  private final LongAdder refused = new LongAdder();
  private int taken;

  private record Waiting(RoutingContext request, Context loop) {}

  private enum Verdict {
    IN,
    WAIT,
    REFUSED
  }

  /**
   * Opens a door.
   *
   * @param places requests worked on at once
   * @param longest line of those that wait
   */
  Admission(int places, int longest) {
    this.places = places;
    this.longest = longest;
  }

  /** Whether whoever comes now is refused; counted as such if so. */
  boolean refuses() {
    if (!isFull()) {
      return false;
    }
    refused.increment();
    return true;
  }

  private synchronized boolean isFull() {
    return taken >= places && line.size() >= longest;
  }

  /** Hands a request, read whole, on to its route, now or when its turn comes, or refuses it. */
  void enter(RoutingContext request) {
    switch (decide(request)) {
      case IN -> serve(request);
      case REFUSED -> {
        refused.increment();
        request.fail(OVERLOADED);
      }
      case WAIT -> {}
    }
  }

  /** Shows what waits and what was refused. */
  void showIn(MeterRegistry meters, String door) {
    Gauge.builder("laksa.http.waiting", this, Admission::waiting)
        .description("Requests that wait for their turn, by door")
        .tag("door", door)
        .register(meters);
    FunctionCounter.builder("laksa.http.refused", refused, LongAdder::doubleValue)
        .description("Requests that were told to come again, by door")
        .tag("door", door)
        .register(meters);
  }

  private synchronized int waiting() {
    return line.size();
  }

  private synchronized Verdict decide(RoutingContext request) {
    if (taken < places) {
      taken++;
      return Verdict.IN;
    }
    if (line.size() >= longest) {
      return Verdict.REFUSED;
    }
    line.add(new Waiting(request, request.vertx().getOrCreateContext()));
    return Verdict.WAIT;
  }

  private void serve(RoutingContext request) {
    AtomicBoolean inside = new AtomicBoolean(true);
    // With the head of the answer the work is done: who reads the rest slowly holds no place.
    request.addHeadersEndHandler(
        head -> {
          if (inside.getAndSet(false)) {
            leave();
          }
        });
    request.addEndHandler(
        end -> {
          if (!inside.getAndSet(false)) {
            return;
          }
          if (end.succeeded()) {
            leave();
          } else {
            leaveUnanswered(request.vertx());
          }
        });
    request.next();
  }

  /**
   * Whoever hangs up leaves his work behind. Workers take it in order: when this has had its turn,
   * so has that.
   */
  private void leaveUnanswered(Vertx vertx) {
    vertx.executeBlocking(() -> null, false).onComplete(turn -> leave());
  }

  private void leave() {
    Waiting next = nextInLine();
    if (next == null) {
      return;
    }
    next.loop.runOnContext(
        now -> {
          // Nobody listens any more to one that hung up while it waited.
          if (next.request.response().closed()) {
            leave();
          } else {
            serve(next.request);
          }
        });
  }

  private synchronized @Nullable Waiting nextInLine() {
    Waiting next = line.poll();
    if (next == null) {
      taken--;
    }
    return next;
  }
}
