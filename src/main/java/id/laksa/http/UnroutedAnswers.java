package id.laksa.http;

import id.laksa.http.Problem.Kind;
import id.laksa.refusal.RefusalLog;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests that no route takes: with a page whoever asks for HTML first, everybody else
 * with a problem document.
 */
final class UnroutedAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(UnroutedAnswers.class);

  /** Under which a request knows that it came while the engine was stopping. */
  static final String LEAVING = "laksa-leaving";

  private static final Pattern PARAMETER = Pattern.compile(":\\w+");
  private final Router router;
  private final WebServer.Bounds bounds;
  private final Answers answers;
  private final ErrorPages pages;
  private final HttpAnswer overloaded;
  private final RefusalLog malformed = new RefusalLog(LOG);
  private final HttpAnswer noRoom;

  UnroutedAnswers(Router router, WebServer.Bounds bounds, Answers answers, ErrorPages pages) {
    this.router = router;
    this.bounds = bounds;
    this.answers = answers;
    this.pages = pages;
    this.noRoom =
        answers.problem(Kind.UNAVAILABLE, "There is no room to keep anything now: try again.");
    this.overloaded = answers.problem(Kind.OVERLOADED, "Too much at once: try again.");
  }

  /** Headers of every answer. */
  static void secure(HttpServerResponse response) {
    response
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }

  /** What can't be read as HTTP, or is too much of it; the connection can't be used any more. */
  void malformed(HttpServerRequest request) {
    malformed.note("What can't be read as HTTP was refused");
    Throwable fault = request.decoderResult().cause();
    boolean tooLarge =
        fault instanceof TooLongHttpHeaderException || fault instanceof TooLongHttpLineException;
    HttpServerResponse response = request.response();
    secure(response);
    response.putHeader(HttpHeaders.CONNECTION, "close");
    write(
        response,
        tooLarge
            ? answers.problem(Kind.HEAD_TOO_LARGE, "An address may have 4 KiB, all headers 16 KiB.")
            : answers.problem(Kind.INVALID_REQUEST, "This is not HTTP."));
    request.connection().close();
  }

  /** Past what is promised, told at the least cost: whoever is inside needs the rest. */
  void overloaded(RoutingContext context) {
    if (ErrorPages.wantedBy(context.request().getHeader(HttpHeaders.ACCEPT))) {
      context.fail(overloaded.status());
    } else {
      write(context.response(), overloaded);
    }
  }

  /**
   * Nothing can be kept now. What comes is read to its end, and thrown away: who is still sending
   * would not hear the answer.
   */
  void noRoom(RoutingContext context) {
    HttpServerRequest request = context.request();
    AtomicLong left = new AtomicLong(bounds.largestForm());
    request.handler(
        chunk -> {
          if (left.addAndGet(-chunk.length()) < 0) {
            request.connection().close();
          }
        });
    request.endHandler(
        end -> {
          if (ErrorPages.wantedBy(request.getHeader(HttpHeaders.ACCEPT))) {
            context.fail(noRoom.status());
          } else {
            write(context.response(), noRoom);
          }
        });
  }

  /** What failed before a route took it, or found none. */
  void failed(RoutingContext context) {
    if (context.failure() != null && !(context.failure() instanceof HttpClosedException)) {
      // Without its words: they may be a stranger's.
      malformed.note(
          "A request failed before its route, by " + context.failure().getClass().getSimpleName());
    }
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (context.statusCode() == Kind.METHOD_NOT_ALLOWED.status()) {
      response.putHeader(HttpHeaders.ALLOW, methodsAt(context.normalizedPath()));
    }
    if (ErrorPages.wantedBy(context.request().getHeader(HttpHeaders.ACCEPT))) {
      write(response, pages.of(context.statusCode()));
      return;
    }
    String detail =
        switch (context.statusCode()) {
          case 404 -> "There is nothing at this address.";
          case 405 -> "This address takes another method.";
          case 408 -> "The request came too slowly.";
          case 413 ->
              "Too large: a form with files may have %d bytes, any other body here %d."
                  .formatted(bounds.largestForm(), bounds.largestBodyAt(context.normalizedPath()));
          case 503 -> "Too much at once, or the engine is stopping: try again.";
          default -> "The request could not be read.";
        };
    Kind kind = Kind.of(context.statusCode());
    boolean leaving = kind == Kind.OVERLOADED && context.get(LEAVING) != null;
    write(response, answers.problem(leaving ? Kind.UNAVAILABLE : kind, detail));
  }

  /** How many couldn't be read, since the start. */
  double malformedSoFar() {
    return malformed.count();
  }

  /** Ends a response with an answer whose body is bytes. */
  static void write(HttpServerResponse response, HttpAnswer answer) {
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
    response.end(Buffer.buffer((byte[]) answer.body()));
  }

  private String methodsAt(String path) {
    return router.getRoutes().stream()
        .filter(route -> route.getPath() != null && route.methods() != null)
        .filter(
            route -> path.matches(PARAMETER.matcher(route.getPath()).replaceAll("[^/]+") + "/?"))
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
