package id.laksa.dev.simulator.http;

import id.laksa.dev.simulator.Later;
import id.laksa.dev.simulator.Outlet;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts signed webhooks until they are answered by 200. First attempts keep their order citizen by
 * citizen; retries come when they come.
 */
final class WebhookSender implements Outlet {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int MOST_ATTEMPTS = 60;
  private static final int MOST_WAITING = 10_000;
  private static final long LONGEST_PAUSE_S = 60;
  private static final int TIMEOUT_MS = 10_000;
  private final HttpClient client;
  private final WebhookSigner signer;
  private final Later later;
  private final Map<String, Future<Void>> tails = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile @Nullable URI target;

  WebhookSender(Vertx vertx, WebhookSigner signer, Later later) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(20)
                // The engine's own certificate names the city, and it is asked on this machine.
                .setTrustAll(true)
                .setVerifyHost(false));
    this.signer = signer;
    this.later = later;
  }

  void to(@Nullable URI webhook) {
    target = webhook;
  }

  @Override
  public void post(String citizen, byte[] body) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      LOG.warn("A webhook is dropped: {} wait already", MOST_WAITING);
      return;
    }
    tails.compute(
        citizen,
        (key, tail) -> tail == null ? attempt(body, 0) : tail.compose(before -> attempt(body, 0)));
  }

  Future<Boolean> handshake(String verifyToken) {
    String challenge = UUID.randomUUID().toString();
    QueryStringEncoder url = new QueryStringEncoder(String.valueOf(target));
    url.addParam("hub.mode", "subscribe");
    url.addParam("hub.challenge", challenge);
    url.addParam("hub.verify_token", verifyToken);
    return client
        .request(to(url.toString(), HttpMethod.GET))
        .compose(request -> request.send())
        .compose(
            response ->
                response
                    .body()
                    .map(
                        body -> response.statusCode() == 200 && challenge.equals(body.toString())));
  }

  /** One attempt, and the next one's alarm if it failed; itself it never fails. */
  private Future<Void> attempt(byte[] body, int before) {
    URI now = target;
    return Future.succeededFuture(now)
        .compose(url -> url == null ? Future.succeededFuture(0) : send(url, body))
        .otherwise(0)
        .map(status -> settle(body, before, status))
        .mapEmpty();
  }

  private boolean settle(byte[] body, int before, int status) {
    if (status == 200 || before + 1 >= MOST_ATTEMPTS) {
      waiting.decrementAndGet();
      return status == 200;
    }
    LOG.debug("A webhook was answered by {}, it is sent again", status);
    long pause = Math.min(LONGEST_PAUSE_S, 1L << Math.min(before, 6));
    later.after(Duration.ofSeconds(pause), () -> attempt(body, before + 1));
    return false;
  }

  private Future<Integer> send(URI url, byte[] body) {
    RequestOptions options =
        to(url.toString(), HttpMethod.POST)
            .putHeader(HttpHeaders.CONTENT_TYPE.toString(), "application/json")
            .putHeader("X-Hub-Signature-256", signer.of(body));
    return client
        .request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .compose(WebhookSender::statusOf);
  }

  private static Future<Integer> statusOf(HttpClientResponse response) {
    return response.end().map(ended -> response.statusCode());
  }

  private static RequestOptions to(String url, HttpMethod method) {
    return new RequestOptions()
        .setAbsoluteURI(url)
        .setMethod(method)
        .setConnectTimeout(TIMEOUT_MS)
        .setIdleTimeout(TIMEOUT_MS);
  }
}
