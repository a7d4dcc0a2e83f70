package id.laksa.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.laksa.delivery.CallbackTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real HTTP server, by names that only this test knows. */
class CallbackClientTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
  private static final Duration WITHIN = Duration.ofSeconds(2);
  private final List<String> seen = new ArrayList<>();
  private HttpServer server;
  private int status = 204;

  @BeforeEach
  void listen() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              String.join(
                  " ",
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("Host"),
                  exchange.getRequestHeaders().getFirst("webhook-signature")));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.getResponseHeaders().add("Retry-After", "99999");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aCallIsSignedAsTheStandardsOwnExample() {
    assertThat(call(inside(), "127.0.0.1").isSuccess()).isTrue();
    assertThat(seen)
        .containsExactly(
            "/hook app.example.test:"
                + port()
                + " v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void theAddressThatWasCheckedIsTheOneThatIsCalled() {
    AtomicInteger asked = new AtomicInteger();
    WebhookClient.Resolver rebinding =
        host -> {
          // A second look would lead to somebody else.
          return new InetAddress[] {
            InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "127.0.0.2")
          };
        };
    assertThat(call(inside(), rebinding).isSuccess()).isTrue();
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.0.0.7", "169.254.169.254", "::ffff:127.0.0.1", "fd00::1"})
  void nobodyInsideIsCalledWhereThatIsNotAllowed(String address) {
    assertThat(call(outside(), address).reason()).isEqualTo("address-not-public");
    assertThat(seen).isEmpty();
  }

  @Test
  void oneAddressInsideAmongPublicOnesIsOneTooMany() {
    WebhookClient.Resolver both =
        host ->
            new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
    assertThat(call(outside(), both).reason()).isEqualTo("address-not-public");
  }

  @Test
  void aRedirectIsNotFollowed() {
    status = 307;
    WebhookClient.Reply reply = call(inside(), "127.0.0.1");
    assertThat(reply.reason()).isEqualTo("http-307");
    assertThat(reply.isSuccess()).isFalse();
    assertThat(seen).hasSize(1);
  }

  @Test
  void whatItAsksToWaitIsHeardAndBounded() {
    status = 429;
    assertThat(call(inside(), "127.0.0.1").retryAfter()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whoNeverAnswersIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        CallbackClient client =
            new CallbackClient(
                endpoint("http://127.0.0.1:" + silent.getLocalPort(), true, Duration.ofMillis(300)),
                InetAddress::getAllByName)) {
      assertThat(client.post("id", NOW, "{}").isSuccess()).isFalse();
    }
  }

  @Test
  void whoIsNotThereIsCalledLater() {
    server.stop(0);
    assertThat(call(inside(), "127.0.0.1").reason()).isEqualTo("unreachable");
  }

  @Test
  void aNameThatNobodyKnowsIsAskedForLater() {
    WebhookClient.Resolver nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(call(inside(), nobody).reason()).isEqualTo("unknown-host");
  }

  private CallbackTarget inside() {
    return endpoint("http://app.example.test:" + port() + "/hook", true, WITHIN);
  }

  private CallbackTarget outside() {
    return endpoint("https://app.example.test:" + port() + "/hook", false, WITHIN);
  }

  private static CallbackTarget endpoint(String url, boolean inside, Duration within) {
    return new CallbackTarget(URI.create(url), List.of(SECRET), inside, within);
  }

  private static WebhookClient.Reply call(CallbackTarget endpoint, String address) {
    return call(endpoint, host -> new InetAddress[] {InetAddress.getByName(address)});
  }

  private static WebhookClient.Reply call(
      CallbackTarget endpoint, WebhookClient.Resolver resolver) {
    try (CallbackClient client = new CallbackClient(endpoint, resolver)) {
      return client.post("msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, "{\"test\": 2432232314}");
    }
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
