package id.laksa.http;

import id.laksa.http.Problem.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers in the engine's place while it waits for a store that it hasn't seen yet: it lives, it
 * isn't ready, and everything else is to come again. Takes nothing in. Thread-safe.
 */
public final class WaitingRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);
  private static final int PATIENCE_SECONDS = 10;
  private final String host;
  private final int port;
  private final Supplier<Map<String, String>> stores;
  private final Answers answers;
  private final @Nullable Tls tls;
  private @Nullable Vertx vertx;

  /**
   * Prepares it; nobody is answered yet.
   *
   * @param port the engine's; 0, which nobody knows before it is ready, leaves this closed
   * @param tls as the engine will have it
   * @param stores what is known of each
   */
  public WaitingRoom(
      String host,
      int port,
      @Nullable Tls tls,
      Supplier<Map<String, String>> stores,
      Answers answers) {
    this.tls = tls;
    this.host = host;
    this.port = port;
    this.stores = stores;
    this.answers = answers;
  }

  /** Begins to answer; does nothing when it does already. */
  public synchronized void open() {
    if (vertx != null || port == 0) {
      return;
    }
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    try {
      vertx
          .createHttpServer(ServerOptions.bounded(Pace.USUAL, tls))
          .requestHandler(this::answer)
          .listen(port, host)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("Nobody is told that this node waits: {}", e.toString());
    }
  }

  /** Leaves the port to the engine. */
  @Override
  public synchronized void close() {
    if (vertx != null) {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .join();
      vertx = null;
    }
  }

  /** What it says of the engine's health, by path. */
  public Map<String, Supplier<HttpAnswer>> health() {
    return Map.of(
        "/observe/health/live",
        () -> answers.json(200, Map.of("status", "live")),
        "/observe/health/ready",
        () ->
            answers.json(
                Kind.UNAVAILABLE.status(), Map.of("status", "starting", "stores", stores.get())));
  }

  private void answer(HttpServerRequest request) {
    UnroutedAnswers.secure(request.response());
    // What is in the body isn't read, and the next request is the engine's.
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    UnroutedAnswers.write(request.response(), answerAt(String.valueOf(request.path())));
  }

  private HttpAnswer answerAt(String path) {
    return health()
        .getOrDefault(
            path,
            () ->
                answers.problem(
                    Kind.UNAVAILABLE, "The engine waits for its stores. Try again soon."))
        .get();
  }
}
