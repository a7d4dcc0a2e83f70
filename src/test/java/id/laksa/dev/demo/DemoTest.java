package id.laksa.dev.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo when things don't go as told. */
class DemoTest {
  private HttpServer city;

  @BeforeEach
  void aCityThatIsAlwaysBusy() throws IOException {
    city = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    city.createContext(
        "/",
        exchange -> {
          byte[] body = "busy".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    city.start();
  }

  @AfterEach
  void closeTheCity() {
    city.stop(0);
  }

  @Test
  void anEngineThatIsNotReadyIsNone() {
    assertThat(Demo.isReady(address())).isFalse();
    city.stop(0);
    assertThat(Demo.isReady(address())).isFalse();
  }

  @Test
  void whatGoesWrongIsSaidInItsStepAndInTheTable() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    URI nobody = URI.create("amqp://127.0.0.1:1");
    boolean asTold =
        Demo.tell(
            new Demo.Target(address(), null, nobody, Map.of("dpupr", "secret-of-dpupr")),
            InstantSource.system(),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    assertThat(asTold).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains(" 1. App: ", "NOT OK: expected ", "It did NOT go as told")
        .doesNotContain(" 2. ", "secret-of-dpupr");
  }

  @Test
  void aLongAnswerIsShortenedToThreeLines() {
    assertThat(Narrator.shortened("kata ".repeat(100)))
        .hasSize(3)
        .allMatch(line -> line.length() < 100)
        .last()
        .asString()
        .endsWith("…");
    assertThat(Narrator.shortened("a\n  b")).containsExactly("a b");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + city.getAddress().getPort());
  }
}
