package id.laksa.dev.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A business's webhook that takes only what is rightly signed. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final String secret;
  private final List<JsonNode> values = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();
  private final Queue<Integer> ordered = new ConcurrentLinkedQueue<>();

  WebhookReceiver(String secret) throws IOException {
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** Answers the next webhooks so, before it takes them. */
  void answerNext(Integer... statuses) {
    ordered.addAll(List.of(statuses));
  }

  /** What was taken, in order. */
  List<JsonNode> values() {
    return values;
  }

  /** All messages that were taken, in order. */
  List<JsonNode> messages() {
    Deque<JsonNode> all = new ArrayDeque<>();
    values.forEach(value -> value.path("messages").forEach(all::add));
    return List.copyOf(all);
  }

  /** All statuses that were taken, in order. */
  List<String> statuses() {
    Deque<String> all = new ArrayDeque<>();
    values.forEach(
        value -> value.path("statuses").forEach(one -> all.add(one.path("status").asText())));
    return List.copyOf(all);
  }

  /** What every webhook was answered by, in order. */
  List<Integer> answers() {
    return answers;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("GET".equals(exchange.getRequestMethod())) {
      answer(exchange, 200, challenge(exchange.getRequestURI().getQuery()));
      return;
    }
    Integer order = ordered.poll();
    int status = order != null ? order : signed(exchange, body) ? 200 : 403;
    if (status == 200) {
      values.add(new ObjectMapper().readTree(body).at("/entry/0/changes/0/value"));
    }
    answers.add(status);
    answer(exchange, status, "");
  }

  private boolean signed(HttpExchange exchange, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      String expected = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
      return expected.equals(exchange.getRequestHeaders().getFirst("X-Hub-Signature-256"))
          && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String query) {
    boolean known = query.contains("hub.mode=subscribe") && query.contains("verify_token=known +1");
    String challenge = query.replaceFirst(".*hub\\.challenge=([^&]*).*", "$1");
    return known ? URLDecoder.decode(challenge, UTF_8) : "no";
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
