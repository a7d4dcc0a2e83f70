package id.laksa.whatsapp.graph;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as told and remembers what it was asked; without the token it says 401. */
final class FakeGraph implements AutoCloseable {
  static final String TOKEN = "EAAG-test-token";

  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private FakeGraph(HttpServer server) {
    this.server = server;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(int status, Map<String, String> headers, byte[] body) {
    static Reply json(int status, String body) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return new Reply(status, Map.of("Content-Type", "application/json"), bytes);
    }

    static Reply error(int status, int code) {
      String error = "{\"error\": {\"message\": \"(#%d) 6281234567890\", \"code\": %d}}";
      return json(status, error.formatted(code, code));
    }

    static Reply image(byte[] bytes) {
      return new Reply(200, Map.of("Content-Type", "image/jpeg"), bytes);
    }

    Reply with(String header, String value) {
      return new Reply(status, Map.of(header, value), body);
    }
  }

  record Call(String route, String contentType, String body) {}

  static FakeGraph started() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    FakeGraph graph = new FakeGraph(HttpServer.create(anyPort, 0));
    graph.server.createContext("/", graph::answer);
    graph.server.start();
    return graph;
  }

  /** Answers a route ({@code "GET /v25.0/1"}) in turn; the last answer stays. */
  FakeGraph on(String route, Reply... inTurn) {
    replies.put(route, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Call> calls() {
    return calls;
  }

  List<String> routes() {
    return calls.stream().map(Call::route).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String route = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      byte[] body = exchange.getRequestBody().readAllBytes();
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      calls.add(new Call(route, type, new String(body, StandardCharsets.ISO_8859_1)));
      Reply reply = isKnown(exchange) ? next(route) : Reply.error(401, 190);
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private static boolean isKnown(HttpExchange exchange) {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    return ("Bearer " + TOKEN).equals(shown);
  }

  private Reply next(String route) {
    Deque<Reply> left = replies.get(route);
    if (left == null) {
      return Reply.error(404, 100);
    }
    Reply reply = left.getFirst();
    if (left.size() > 1) {
      left.removeFirst();
    }
    return reply;
  }
}
