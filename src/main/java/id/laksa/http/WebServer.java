package id.laksa.http;

import id.laksa.refusal.RefusalLog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server under Camel's platform-http: bounds on every request, security headers on every
 * answer, and a problem document or a page also where no route was reached.
 */
public final class WebServer implements AutoCloseable {
  /** Whom a request comes from, as far as we believe it, behind the server's entrance. */
  static final String FORWARDED_FOR = "X-Forwarded-For";

  /** Whether it came over TLS: {@code https}, else {@code http}; as far as we believe it. */
  static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final String A_YEAR = "max-age=31536000";

  /** To read there is to be given something: nobody may be without seeing what. */
  private static final String LEASING = "/opd/v1/work-orders";

  private static final String OPERATORS = "/live-room/";
  private static final int SMALL_LENGTH_DIGITS = 4;
  private static final long FORMS_ON_DISK = 2_000_000_000;
  private static final long BODIES_IN_MEMORY = 128L * 1024 * 1024;
  private static final long LARGE_BODIES_IN_MEMORY = 64L * 1024 * 1024;
  private final Bounds bounds;
  private final Vertx vertx;
  private final Router router;
  private final HttpServer server;
  private final BodyBudget disk = new BodyBudget(FORMS_ON_DISK);
  private final BodyBudget memory = new BodyBudget(BODIES_IN_MEMORY);
  // Apart: whoever fills it keeps nobody from complaining at the other doors.
  private final BodyBudget largeMemory = new BodyBudget(LARGE_BODIES_IN_MEMORY);
  private final Map<String, Admission> doors;
  private final UnroutedAnswers unrouted;
  private final HeadWatch heads;
  private final RefusalLog tooSlow = new RefusalLog(LOG);
  private final Front front;
  private volatile boolean leaving;
  private volatile BooleanSupplier room = () -> true;

  /**
   * What a request may cost.
   *
   * @param workers most requests worked on at once, by door: the first part of a path; the empty
   *     name stands for all the others. A whole path is a door of its own whose requests wait
   *     without a worker, so that they take no place of others
   * @param waiting most requests that wait for a worker, at each door
   * @param largestForm of a multipart body, in bytes
   * @param largestBody of any other body, in bytes
   * @param largestBodies of any other body at some paths, in bytes
   * @param scratch where forms lie while they are read
   */
  public record Bounds(
      Map<String, Integer> workers,
      int waiting,
      long largestForm,
      long largestBody,
      Map<String, Integer> largestBodies,
      Path scratch) {
    public Bounds {
      workers = Map.copyOf(workers);
      largestBodies = Map.copyOf(largestBodies);
    }

    int allWorkers() {
      return workers.entrySet().stream()
          .filter(door -> !door.getKey().startsWith("/"))
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    boolean isLarge(String path) {
      return largestBodies.containsKey(path);
    }

    long largestBodyAt(String path) {
      Integer own = largestBodies.get(path);
      return own == null ? largestBody : own;
    }
  }

  /**
   * Who connects, and how.
   *
   * @param pace how long one may take
   * @param tls null when a proxy gives it, or nobody
   * @param proxies whose word counts about whom they speak for
   */
  public record Front(Pace pace, @Nullable Tls tls, TrustedProxies proxies) {}

  /** Prepares the server; it doesn't listen yet. */
  public WebServer(Bounds bounds, Front front, Answers answers, ErrorPages pages) {
    this.bounds = bounds;
    this.front = front;
    this.doors =
        bounds.workers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, door -> new Admission(door.getValue(), bounds.waiting)));
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setWorkerPoolSize(bounds.allWorkers())
                // epoll where there is one: fewer system calls a request.
                .setPreferNativeTransport(true));
    this.router = Router.router(vertx);
    this.server = vertx.createHttpServer(ServerOptions.bounded(front.pace, front.tls));
    this.unrouted = new UnroutedAnswers(router, bounds, answers, pages);
    this.heads =
        new HeadWatch(
            vertx,
            front.pace,
            () -> tooSlow.note("A request came, or its answer was taken, too slowly"));
    server
        .connectionHandler(
            connection -> {
              VersionGuard.guard(connection);
              heads.opened(connection);
            })
        .invalidRequestHandler(unrouted::malformed);
    router.route().handler(this::receive).handler(this::enter);
    for (int status : new int[] {400, 404, 405, 408, 413, 415, 500, 503}) {
      router.errorHandler(status, unrouted::failed);
    }
  }

  /** Lets Camel's platform-http routes be reached through this server. Before Camel starts. */
  public void bindTo(CamelContext camel, int port) {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindPort(port);
    camel.getRegistry().bind("laksa-http", configuration);
    PlatformHttpComponent routes = camel.getComponent("platform-http", PlatformHttpComponent.class);
    routes.setHeaderFilterStrategy(new AnswerHeaders());
    routes.setEngine(new AsyncHttpEngine(port));
    String name = VertxPlatformHttpRouter.getRouterNameFromPort(port);
    camel
        .getRegistry()
        .bind(
            name,
            new VertxPlatformHttpRouter(null, vertx, router, name) {
              @Override
              public Handler<RoutingContext> bodyHandler() {
                return new SpoolingBodyHandler(
                    vertx,
                    bounds,
                    front.pace,
                    new SpoolingBodyHandler.Room(disk, memory, largeMemory),
                    WebServer.this::doorOf,
                    tooSlow);
              }
            });
  }

  /**
   * Starts to listen.
   *
   * @return the port
   * @throws Exception if it is taken
   */
  public int listen(String host, int port) throws Exception {
    server
        .requestHandler(router)
        .listen(port, host)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    return server.actualPort();
  }

  /** Shows how crowded the doors are. */
  public void showIn(MeterRegistry meters) {
    doors.forEach((name, door) -> door.showIn(meters, name.isEmpty() ? "web" : name));
    FunctionCounter.builder("laksa.http.malformed", unrouted, UnroutedAnswers::malformedSoFar)
        .description("Requests that can't be read as HTTP, or not as an address of ours")
        .register(meters);
    FunctionCounter.builder("laksa.http.slow", tooSlow, RefusalLog::count)
        .description("Connections closed because a request took too long to come")
        .register(meters);
  }

  /** Tells everybody who comes from now on to come again; who is inside is still served. */
  public void leave() {
    leaving = true;
  }

  /**
   * Tells whoever brings something to come again while there is no room for it; operators alone are
   * let in, to make some.
   *
   * @param admits whether there is room, asked once for each who brings something
   */
  public void refuseWritesUnless(BooleanSupplier admits) {
    room = admits;
  }

  /** Takes no more requests and ends. */
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** By the path as it came: one that can't be read has a door, too. */
  private Admission doorOf(RoutingContext context) {
    String path = String.valueOf(context.request().path());
    String[] parts = path.split("/", 3);
    Admission general = parts.length < 2 ? null : doors.get(parts[1]);
    Admission own = doors.getOrDefault(path, general);
    return own == null ? Objects.requireNonNull(doors.get("")) : own;
  }

  /** From here on a request says of itself only what we believe. */
  private void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    heads.arrived(request.connection());
    context.addEndHandler(end -> heads.answered(request.connection()));
    UnroutedAnswers.secure(context.response());
    MultiMap headers = request.headers();
    // None of a connection that is already gone.
    @Nullable SocketAddress peer = request.remoteAddress();
    TrustedProxies.Client client =
        front.proxies.clientOf(
            peer == null ? "" : String.valueOf(peer.hostAddress()),
            front.tls != null,
            headers.getAll(FORWARDED_FOR),
            headers.getAll(FORWARDED_PROTO));
    headers.remove("Forwarded").set(FORWARDED_FOR, client.address());
    headers.set(FORWARDED_PROTO, client.secure() ? "https" : "http");
    if (client.secure()) {
      context.response().putHeader("Strict-Transport-Security", A_YEAR);
    }
    // Camel mixes a query's parameters with headers and path parameters. A route that takes some
    // reads them whole, from the raw query.
    context.queryParams().clear();
    context.next();
  }

  private void enter(RoutingContext context) {
    if (leaving) {
      context.put(UnroutedAnswers.LEAVING, true);
      context.fail(503);
    } else if (isWrite(context.request().method())
        && !String.valueOf(context.request().path()).startsWith(OPERATORS)
        && !room.getAsBoolean()) {
      unrouted.noRoom(context);
    } else if (isSmall(context.request()) && doorOf(context).refuses()) {
      unrouted.overloaded(context);
    } else if (HttpMethod.HEAD.equals(context.request().method())
        && !LEASING.equals(context.request().path())) {
      // What can be read can be asked for without its body, which the server then leaves out.
      context.reroute(HttpMethod.GET, context.request().path());
    } else {
      context.next();
    }
  }

  private static boolean isWrite(HttpMethod method) {
    return !HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method);
  }

  /** What comes with so little is refused before it is read: the connection can be used again. */
  private static boolean isSmall(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
        : length.length() <= SMALL_LENGTH_DIGITS;
  }
}
