package id.laksa.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The city's app backend: takes calls as strictly as Standard Webhooks has it. */
public final class AppBackend {
  /** What signs now, and what signed before. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAAAAAAAAAAA=";

  public static final String FORMER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpServer server;
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Integer> answers = new ArrayDeque<>();

  /** A call that was signed rightly, and how it was answered. */
  public record Call(String id, String timestamp, JsonNode body, int answer) {
    String ticket() {
      return body.at("/data/ticket").asText();
    }

    String type() {
      return body.path("type").asText();
    }
  }

  /** Listens on a free port. */
  public AppBackend() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool(task -> daemon(task)));
    server.createContext("/", this::take);
    server.start();
  }

  /** Where it is called. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/laksa?app=1";
  }

  /** Answers the next calls of any kind so. */
  public synchronized void answerNext(int status, int times) {
    for (int i = 0; i < times; i++) {
      answers.add(status);
    }
  }

  /** The calls about a complaint so far. */
  public synchronized List<Call> about(String ticket) {
    return calls.stream().filter(call -> call.ticket().equals(ticket)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
      boolean right =
          exchange.getRequestMethod().equals("POST")
              && exchange.getRequestURI().toString().equals("/laksa?app=1")
              && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))
              && Arrays.asList(signature.split(" ", -1))
                  .equals(
                      List.of(
                          signed(SECRET, id, timestamp, body),
                          signed(FORMER, id, timestamp, body)));
      exchange.sendResponseHeaders(right ? answered(id, timestamp, body) : 401, -1);
    }
  }

  private synchronized int answered(String id, String timestamp, byte[] body) throws IOException {
    int answer = answers.isEmpty() ? 204 : answers.remove();
    calls.add(new Call(id, timestamp, JSON.readTree(body), answer));
    return answer;
  }

  private static String signed(String secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "app-backend");
    thread.setDaemon(true);
    return thread;
  }
}
