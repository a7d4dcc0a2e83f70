package id.laksa.delivery.http;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import id.laksa.delivery.CallbackTarget;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls registered addresses as Standard Webhooks has it. The address that was checked is the one
 * that is connected to, so that a name can't lead elsewhere in between; nothing is redirected, and
 * every call ends in its time. Thread-safe.
 */
public final class WebhookClient implements AutoCloseable {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LATER_MS = 500;
  private static final int CALLS_AT_ONCE = 64;
  private final Resolver resolver;
  private final Vertx vertx;
  private final HttpClient client;

  /** Asks the names' system. */
  @FunctionalInterface
  interface Resolver {
    /** All addresses of a host. */
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * What became of a call.
   *
   * @param status of HTTP; 0 when there was no answer
   * @param reason stable and short: {@code http-503}, {@code timeout}
   * @param retryAfter what it asked for, an hour at most; null when it didn't
   */
  public record Reply(int status, String reason, @Nullable Duration retryAfter) {
    private static final long LONGEST_WAIT = 3_600;

    /** Whether it was taken. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    static Reply without(String reason) {
      return new Reply(0, reason, null);
    }

    static Reply of(HttpClientResponse response) {
      String asked = response.getHeader("Retry-After");
      Duration wait =
          asked != null && asked.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Math.min(Long.parseLong(asked), LONGEST_WAIT))
              : null;
      return new Reply(response.statusCode(), "http-" + response.statusCode(), wait);
    }
  }

  /**
   * Makes one.
   *
   * @param within how long connecting may take at most; a connection may be silent for twice as
   *     long
   */
  public WebhookClient(Duration within) {
    this(within, InetAddress::getAllByName);
  }

  WebhookClient(Duration within, Resolver resolver) {
    this.resolver = resolver;
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    int longest = (int) within.toMillis();
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(longest)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                // A little later than whoever waits gives up: it is called a timeout then.
                .setIdleTimeout(longest + LATER_MS)
                .setMaxPoolSize(CALLS_AT_ONCE)
                // What it answers beside the status isn't read.
                .setKeepAlive(false));
  }

  /**
   * Calls once.
   *
   * @param endpoint where to, and how it is signed
   * @param id the same for the same event
   * @param now what the signature is made for
   * @param body JSON
   */
  public Reply post(CallbackTarget endpoint, String id, Instant now, String body) {
    URI to = endpoint.address();
    InetAddress checked;
    try {
      checked = address(endpoint, to.getHost());
    } catch (UnknownHostException e) {
      return Reply.without("unknown-host");
    }
    return checked == null
        ? Reply.without("address-not-public")
        : exchange(request(endpoint, checked, id, now, body), body, endpoint.within());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
  }

  /** One of the host's addresses; null when any of them isn't public. */
  private @Nullable InetAddress address(CallbackTarget endpoint, String host)
      throws UnknownHostException {
    InetAddress[] all = resolver.resolve(host.replaceAll("^\\[|]$", ""));
    boolean allowed = endpoint.inside() || Stream.of(all).allMatch(PublicAddress::is);
    return allowed && all.length > 0 ? all[0] : null;
  }

  private static RequestOptions request(
      CallbackTarget endpoint, InetAddress checked, String id, Instant now, String body) {
    URI to = endpoint.address();
    boolean secured = to.getScheme().equalsIgnoreCase("https");
    int usual = secured ? HTTPS : HTTP;
    int port = to.getPort() < 0 ? usual : to.getPort();
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(checked, port)))
        .setHost(to.getHost())
        .setPort(port)
        .setSsl(secured)
        .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery())
        .setFollowRedirects(false)
        .putHeader("Content-Type", "application/json")
        .putHeader("User-Agent", "LAKSA")
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .putHeader("webhook-signature", signature(endpoint, id, now, body));
  }

  private Reply exchange(RequestOptions options, String body, Duration within) {
    var answer =
        client
            .request(options)
            .compose(request -> request.send(Buffer.buffer(body)))
            .map(
                response -> {
                  Reply reply = Reply.of(response);
                  response.request().connection().close();
                  return reply;
                })
            .toCompletionStage()
            .toCompletableFuture();
    try {
      return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Reply.without("timeout");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.without("interrupted");
    } catch (ExecutionException e) {
      return Reply.without("unreachable");
    }
  }

  private static String signature(CallbackTarget endpoint, String id, Instant now, String body) {
    List<String> all = new ArrayList<>();
    for (String secret : endpoint.secrets()) {
      try {
        all.add(signer(secret).sign(id, now.getEpochSecond(), body));
      } catch (WebhookSigningException e) {
        throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
      }
    }
    return all.stream().collect(Collectors.joining(" "));
  }

  private static Webhook signer(String secret) {
    try {
      return new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalStateException("Secrets are checked before", e);
    }
  }
}
