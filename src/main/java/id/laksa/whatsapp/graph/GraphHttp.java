package id.laksa.whatsapp.graph;

import id.laksa.whatsapp.graph.BoundedBody.TooLargeException;
import id.laksa.whatsapp.graph.GraphOutcome.Answered;
import id.laksa.whatsapp.graph.GraphOutcome.Lost;
import id.laksa.whatsapp.graph.GraphOutcome.NotSent;
import id.laksa.whatsapp.graph.GraphOutcome.TooLarge;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Requests that show the token. Nothing follows a redirect, so that the token goes nowhere else;
 * everything ends in its time, the body too, which HttpClient's own timeout leaves out.
 */
final class GraphHttp {
  private static final int LARGEST_ANSWER = 64 * 1024;

  private final GraphConfig config;
  private final HttpClient client;

  GraphHttp(GraphConfig config) {
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(config.connectTimeout())
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .build();
  }

  HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).header("Authorization", config.authorization());
  }

  /** Asks for JSON of at most 64 KiB. */
  GraphOutcome<byte[]> ask(HttpRequest request, Duration within) {
    return exchange(request, BodyHandlers.ofByteArray(), LARGEST_ANSWER, within);
  }

  /**
   * Asks for anything.
   *
   * @param most bytes of the body
   * @param within from start to end
   */
  <T> GraphOutcome<T> exchange(
      HttpRequest request, BodyHandler<T> handler, long most, Duration within) {
    CompletableFuture<HttpResponse<T>> answer =
        client.sendAsync(request, BoundedBody.of(handler, most));
    try {
      return new Answered<>(answer.get(within.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Lost<>("timeout");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Lost<>("interrupted");
    } catch (ExecutionException e) {
      return failure(e);
    }
  }

  private static <T> GraphOutcome<T> failure(ExecutionException fault) {
    if (ExceptionUtils.indexOfType(fault, TooLargeException.class) >= 0) {
      return new TooLarge<>();
    }
    if (ExceptionUtils.indexOfType(fault, HttpConnectTimeoutException.class) >= 0) {
      return new NotSent<>("connect-timeout");
    }
    if (ExceptionUtils.indexOfType(fault, ConnectException.class) >= 0) {
      return new NotSent<>("unreachable");
    }
    if (ExceptionUtils.indexOfType(fault, SSLHandshakeException.class) >= 0) {
      return new NotSent<>("tls-handshake");
    }
    return new Lost<>("connection-lost");
  }
}
