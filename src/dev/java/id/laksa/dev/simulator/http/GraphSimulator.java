package id.laksa.dev.simulator.http;

import id.laksa.dev.simulator.Account;
import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.Faults;
import id.laksa.dev.simulator.Later;
import id.laksa.dev.simulator.MediaShelf;
import id.laksa.dev.simulator.MessageDoor;
import id.laksa.dev.simulator.Network;
import id.laksa.dev.simulator.UserId;
import id.laksa.http.Pages;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A simulator of the WhatsApp Cloud API with citizens to chat as: for the engine without an
 * account, the demo and the tests. All state is in memory and bounded. Thread-safe.
 */
public final class GraphSimulator implements AutoCloseable {
  private static final int IDLE_SECONDS = 120;
  private static final int LONGEST_HEAD = 16_384;
  private static final int LONGEST_FIELD = 65_536;
  private final Config config;
  private final Vertx vertx;
  private final WebhookSender sender;
  private final Network network;
  private final Faults faults = new Faults();
  private final Later later;
  private final HttpServer server;

  /**
   * Where it listens, and whom it plays.
   *
   * @param host a loopback address: {@code 127.0.0.1}, {@code ::1} or {@code localhost}
   * @param port 0 for any that is free
   * @param scratch an existing folder where uploads lie while they are read
   */
  public record Config(String host, int port, Account account, Path scratch) {
    /** Refuses a host that others could reach. */
    public Config {
      if (!LoopbackGuard.isLoopback(host)) {
        throw new IllegalArgumentException("The simulator listens on loopback only: " + host);
      }
    }
  }

  /** Prepares it; retries and ordered delays pass in real time. */
  public GraphSimulator(Config config, InstantSource time) {
    this(config, time, null);
  }

  /**
   * Prepares it.
   *
   * @param time of the 24 hours, the rates and the addresses that expire
   * @param later what lets time pass before a webhook's retry or an ordered delay; null for timers
   */
  public GraphSimulator(Config config, InstantSource time, @Nullable Later later) {
    this.config = config;
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(4));
    this.later = later == null ? this::realTime : later;
    this.sender =
        new WebhookSender(vertx, new WebhookSigner(config.account().appSecret()), this.later);
    this.network = new Network(config.account(), time, sender);
    this.server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setMaxFormAttributeSize(LONGEST_FIELD));
  }

  /**
   * Starts to listen.
   *
   * @param webhook where webhooks go; null when it isn't known yet, and they are retried until it
   *     is
   * @return the port
   * @throws Exception if it is taken
   */
  public int start(@Nullable URI webhook) throws Exception {
    sender.to(webhook);
    Router router = Router.router(vertx);
    router.route().handler(new LoopbackGuard());
    new GraphRoutes(config, network, new MessageDoor(network), faults, later).mount(router);
    new CitizenApi(config.scratch(), network).mount(router);
    new ChatPages(config.scratch(), network, new Pages()).mount(router);
    GraphErrorAnswers.mount(router);
    server
        .requestHandler(router)
        .listen(config.port(), config.host())
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    return server.actualPort();
  }

  /** From now on webhooks go here. */
  public void webhook(URI url) {
    sender.to(url);
  }

  /**
   * Asks the webhook to prove itself, as when it is registered.
   *
   * @return whether it gave the challenge back; fails if it can't be reached
   */
  public CompletableFuture<Boolean> handshake(String verifyToken) {
    return sender.handshake(verifyToken).toCompletionStage().toCompletableFuture();
  }

  /**
   * The citizen of this id, from now on under this name; a new one if need be.
   *
   * @param id a phone number of 7–15 digits, or a business-scoped id as {@code ID.1349…}
   * @throws IllegalArgumentException if it is neither
   * @throws IllegalStateException if there are too many already
   */
  public Citizen citizen(String id, String name) {
    UserId user =
        UserId.of(id).orElseThrow(() -> new IllegalArgumentException("Not a user's id: " + id));
    return network.citizen(user, name);
  }

  /** Sends the webhook of a citizen's message again, byte for byte; false when it isn't known. */
  public boolean redeliver(String wamid) {
    return network.redeliver(wamid);
  }

  /** Where faults are ordered. */
  public Faults faults() {
    return faults;
  }

  /** All media: they can be dropped, and their addresses expire before their time. */
  public MediaShelf media() {
    return network.media();
  }

  /** Where it listens; after the start. */
  public URI url() {
    String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
    return URI.create("http://" + host + ":" + server.actualPort());
  }

  /** Hangs up on everybody and ends. */
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void realTime(Duration delay, Runnable work) {
    vertx.setTimer(Math.max(1, delay.toMillis()), timer -> work.run());
  }
}
