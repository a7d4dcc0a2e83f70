package id.laksa.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A department's system that is called: refuses what isn't signed; may be told to hang. */
final class CalledDepartment implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAAAAAAAAAAA=";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpServer server;
  private final List<Call> calls = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private String refused = "";
  private int refusals;
  private boolean hangs;
  private int hanging;

  /** A call that was signed rightly, and how it was answered. */
  record Call(String id, JsonNode order, int answer, long atNanos) {
    String ticket() {
      return order.path("ticket").asText();
    }
  }

  CalledDepartment() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "called-department");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/orders";
  }

  synchronized void hang() {
    hangs = true;
  }

  synchronized int hanging() {
    return hanging;
  }

  /** Answers 500 to the next orders that say this. */
  synchronized void refuse(String words, int times) {
    refused = words;
    refusals = times;
  }

  synchronized List<Call> about(String ticket) {
    return calls.stream().filter(call -> call.ticket().equals(ticket)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (isHanging()) {
        end.await();
        return;
      }
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      exchange.sendResponseHeaders(isSigned(exchange, body) ? answered(id, body) : 401, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isHanging() {
    hanging += hangs ? 1 : 0;
    return hangs;
  }

  private static boolean isSigned(HttpExchange exchange, String body) {
    try {
      // Its clock is the tests'; the library would find the time too long ago.
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String at = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      String expected = new Webhook(SECRET).sign(id, Long.parseLong(at), body);
      return HttpHeaders.of(exchange.getRequestHeaders(), (one, two) -> true)
          .allValues("webhook-signature")
          .contains(expected);
    } catch (Exception e) {
      return false;
    }
  }

  private synchronized int answered(String id, String body) throws IOException {
    boolean refuses = refusals > 0 && body.contains(refused);
    refusals -= refuses ? 1 : 0;
    int answer = refuses ? 500 : 204;
    calls.add(new Call(id, JSON.readTree(body), answer, System.nanoTime()));
    return answer;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
