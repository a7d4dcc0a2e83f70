package id.laksa.dispatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import id.laksa.dispatch.NotTaken;
import id.laksa.dispatch.OwedOrder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server. */
class OrderCallTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAAAAAAAAAAA=";
  private static final OwedOrder ORDER =
      new OwedOrder("c0ffee.3", "DPUPR", "LKS-1", "http", 0, "{\"text\":\"Jalan, berlubang\"}");
  private final Map<String, String> city = new HashMap<>();
  private final Map<String, List<String>> headers = new HashMap<>();
  private final OrderCall call =
      new OrderCall(
          (way, code, key) -> Optional.ofNullable(city.get(way + "." + code + "." + key)),
          Duration.ofSeconds(2),
          InstantSource.system());
  private HttpServer server;
  private String body = "";
  private int status = 200;

  @BeforeEach
  void aSystemOfTheDepartment() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/orders",
        exchange -> {
          exchange.getRequestHeaders().forEach(headers::put);
          body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Retry-After", "90");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    city.put("http.dpupr.url", "http://127.0.0.1:" + server.getAddress().getPort() + "/orders");
    city.put("http.dpupr.secret", SECRET);
    city.put("http.dpupr.inside", "true");
  }

  @AfterEach
  void close() {
    call.close();
    server.stop(0);
  }

  @Test
  void theOrderIsPostedAsItWouldLieInTheQueueSignedUnderItsId() throws Exception {
    call.post(ORDER);
    assertThat(body).isEqualTo(ORDER.json());
    assertThat(headers.get("Webhook-id")).containsExactly("c0ffee.3");
    assertThatCode(
            () -> new Webhook(SECRET).verify(body, HttpHeaders.of(headers, (one, two) -> true)))
        .doesNotThrowAnyException();
  }

  @Test
  void whatIsNotA2xxIsNotTaken() {
    status = 503;
    assertThatThrownBy(() -> call.post(ORDER)).isInstanceOf(NotTaken.class).hasMessage("http-503");
    status = 302;
    assertThatThrownBy(() -> call.post(ORDER)).isInstanceOf(NotTaken.class).hasMessage("http-302");
  }

  @Test
  void oneThatNeverAnswersIsGivenUpInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      city.put("http.dpupr.url", "http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThatThrownBy(() -> call.post(ORDER)).isInstanceOf(NotTaken.class).hasMessage("timeout");
    }
  }

  @Test
  void anAddressInTheCitysOwnNetworkMustBeAllowed() {
    city.remove("http.dpupr.inside");
    assertThatThrownBy(() -> call.post(ORDER)).hasMessage("no-address");
    city.put("http.dpupr.url", "https://127.0.0.1:1/");
    assertThatThrownBy(() -> call.post(ORDER)).hasMessage("address-not-public");
  }

  @Test
  void withoutAnAddressOrASecretNothingLeaves() {
    city.remove("http.dpupr.secret");
    assertThatThrownBy(() -> call.post(ORDER)).hasMessage("no-address");
    city.clear();
    assertThatThrownBy(() -> call.post(ORDER)).hasMessage("no-address");
    assertThat(body).isEmpty();
  }
}
