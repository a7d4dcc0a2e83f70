package id.laksa.http;

import id.laksa.http.Problem.Kind;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What only those who run the engine may see, on a port of its own: whether it lives, whether it is
 * ready, its figures. Has its own threads, so that it answers however crowded the doors are.
 * Thread-safe.
 */
public final class ManagementServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
  private static final int PATIENCE_SECONDS = 10;
  private final Answers answers;
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2));
  private volatile Map<String, Supplier<HttpAnswer>> pages;
  private volatile int port;

  /**
   * Prepares it; nobody is answered yet.
   *
   * @param pages by path; every other path is told that there is nothing
   */
  public ManagementServer(Map<String, Supplier<HttpAnswer>> pages, Answers answers) {
    this.pages = Map.copyOf(pages);
    this.answers = answers;
  }

  /**
   * Begins to answer.
   *
   * @param port 0 for any free one
   * @throws Exception if it is taken, or the host isn't one of this machine
   */
  public void listen(String host, int port) throws Exception {
    this.port =
        vertx
            .createHttpServer(ServerOptions.bounded(Pace.USUAL, null))
            .requestHandler(this::answer)
            .invalidRequestHandler(this::malformed)
            .listen(port, host)
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .actualPort();
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Shows these from now on, in place of those before. */
  public void show(Map<String, Supplier<HttpAnswer>> other) {
    pages = Map.copyOf(other);
  }

  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private void answer(HttpServerRequest request) {
    UnroutedAnswers.secure(request.response());
    Supplier<HttpAnswer> page = pages.get(String.valueOf(request.path()));
    if (page == null) {
      write(request, answers.problem(Kind.NOT_FOUND, "There is nothing at this address."));
    } else if (!isRead(request.method())) {
      request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      write(
          request, answers.problem(Kind.METHOD_NOT_ALLOWED, "This address takes another method."));
    } else {
      vertx
          .executeBlocking(page::get, false)
          .onComplete(made -> write(request, made.succeeded() ? made.result() : fault(made)));
    }
  }

  private void malformed(HttpServerRequest request) {
    UnroutedAnswers.secure(request.response());
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    write(request, answers.problem(Kind.INVALID_REQUEST, "This is not HTTP."));
    request.connection().close();
  }

  private static boolean isRead(HttpMethod method) {
    return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
  }

  private HttpAnswer fault(AsyncResult<HttpAnswer> made) {
    LOG.warn("A page of the management port can't be made: {}", made.cause().toString());
    return answers.problem(Kind.INTERNAL, "The page can't be made; the log says why.");
  }

  private static void write(HttpServerRequest request, @Nullable HttpAnswer answer) {
    if (answer != null && !request.response().closed()) {
      UnroutedAnswers.write(request.response(), answer);
    }
  }
}
