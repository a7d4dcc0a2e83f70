package id.laksa.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reporters who send complaints over keep-alive connections, all on one event loop: the generator
 * shares the machine with the engine. Complaints are sent from that loop.
 */
final class Reporters {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_AFTER_ERROR_MS = 100;
  private static final long TICK_MS = 1;
  private final Vertx vertx;
  private final HttpClient client;
  private final RequestOptions request;
  private final Window window;
  private final Deliveries deliveries;
  private final Latencies receipts = new Latencies();
  private final Errors errors = new Errors();
  private final Promise<Void> done = Promise.promise();
  private final AtomicLong open = new AtomicLong();
  private volatile boolean givenUp;
  private long number;

  Reporters(Vertx vertx, URI engine, int connections, Window window, Deliveries deliveries) {
    this.vertx = vertx;
    this.window = window;
    this.deliveries = deliveries;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(connections)
                .setKeepAlive(true)
                .setPipelining(false)
                .setConnectTimeout((int) PATIENCE.toMillis()));
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(engine.resolve("/api/v1/complaints").toString())
            .setTimeout(PATIENCE.toMillis())
            .putHeader("Content-Type", "application/json");
  }

  /** Each of the reporters sends his next complaint when the one before is answered. */
  void sendClosedLoop(int reporters) {
    for (int i = 0; i < reporters; i++) {
      sendNext();
    }
  }

  /** Complaints come at their time, however slowly they are answered. */
  void sendOpenLoop(RateSchedule schedule) {
    vertx.setPeriodic(
        TICK_MS,
        timer -> {
          long due =
              Math.min(schedule.dueBy(System.nanoTime()), schedule.dueBy(window.until() - 1));
          while (number < due) {
            send(schedule.dueAt(number), () -> {});
          }
          if (isOver()) {
            finishIfOver();
            vertx.cancelTimer(timer);
          }
        });
  }

  /** Done when the time is over and every complaint is answered. */
  Future<Void> done() {
    return done.future();
  }

  Latencies receipts() {
    return receipts;
  }

  Errors errors() {
    return errors;
  }

  /** Counts those that have no answer yet as errors; from any thread. */
  void giveUp() {
    givenUp = true;
    for (long left = open.get(); left > 0; left--) {
      errors.add("unanswered");
    }
  }

  private boolean isOver() {
    return System.nanoTime() - window.until() >= 0;
  }

  private void finishIfOver() {
    if (isOver() && open.get() == 0) {
      done.tryComplete();
    }
  }

  private void sendNext() {
    if (isOver()) {
      finishIfOver();
    } else {
      send(System.nanoTime(), this::sendNext);
    }
  }

  private void send(long intended, Runnable next) {
    open.incrementAndGet();
    Buffer body = Buffer.buffer(SampleComplaints.json(number++));
    RequestOptions own =
        new RequestOptions(request).putHeader("Idempotency-Key", UUID.randomUUID().toString());
    client
        .request(own)
        .compose(posted -> posted.send(body))
        .compose(answer -> answer.body().onSuccess(json -> read(answer, json, intended)))
        .onComplete(
            result -> {
              open.decrementAndGet();
              if (result.succeeded()) {
                next.run();
              } else if (!givenUp) {
                errors.add(result.cause().getClass().getSimpleName());
                vertx.setTimer(PAUSE_AFTER_ERROR_MS, timer -> next.run());
              }
              finishIfOver();
            });
  }

  private void read(HttpClientResponse answer, Buffer json, long intended) {
    long now = System.nanoTime();
    String ticket = answer.statusCode() / 100 == 2 ? ticket(json) : null;
    if (ticket == null) {
      errors.add(Integer.toString(answer.statusCode()));
      return;
    }
    deliveries.accepted(ticket, now);
    if (window.holds(now)) {
      receipts.add(now - intended);
    }
  }

  /** The receipt's ticket, read no further than it stands; null when there is none. */
  static @Nullable String ticket(Buffer json) {
    try (JsonParser parser = JSON.createParser(json.getBytes())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals("ticket")) {
          return parser.nextTextValue();
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }
}
