package id.laksa.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.LogKeeper;
import id.laksa.spine.RawHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server takes at its entrance, before any route. */
class EntranceTest {
  private static final List<String> MALFORMED =
      List.of(
          "GET /%ZZ HTTP/1.1",
          "GET /echo/% HTTP/1.1",
          "GET /%ff%fe HTTP/1.1",
          "GET /echo?a=%ZZ HTTP/1.1",
          "GET /" + "a".repeat(20_000) + " HTTP/1.1",
          "GET /echo HTTP/1.1\nX: " + "a".repeat(20_000),
          "GET nonsense HTTP/1.1",
          "nonsense",
          "GET /echo HTTP/1.1\nBad\u0000: 1",
          "GET /echo HTTP/1.1\nBad Header: 1",
          "POST /echo HTTP/1.1\nContent-Length: -5",
          "POST /echo HTTP/1.1\nContent-Length: 1\nContent-Length: 2",
          "POST /echo HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked",
          "GET /echo HTTP/9.9");
  @TempDir private Path scratch;
  private ServerFixture server;
  private RawHttp raw;

  @BeforeEach
  void start() throws Exception {
    server = new ServerFixture(Pace.USUAL, null, "", scratch);
    raw = new RawHttp(server.url());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void malformedRequestsAreCountedAndSaidOnceAMinute() {
    try (LogKeeper log = LogKeeper.started()) {
      for (int i = 0; i < 10; i++) {
        for (String head : MALFORMED) {
          assertThat(raw.send(head + "\nConnection: close"))
              .describedAs(head)
              .doesNotContainPattern("^HTTP/\\S+ 5")
              .doesNotContain("stays open");
        }
      }
      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().get(0)).doesNotContain("%", "nonsense", "Bad");
    }
    assertThat(server.counted("laksa.http.malformed")).isGreaterThanOrEqualTo(90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%ZZ", "/echo/%", "/%f"})
  void anAddressThatCannotBeReadIsAnswered400(String path) {
    assertThat(raw.send("GET " + path + " HTTP/1.1\nConnection: close"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json");
  }

  @Test
  void nobodySpeaksHttp2() throws IOException {
    assertThat(firstLine("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).isEqualTo("HTTP/1.1 400 Bad Request");
    String upgrade =
        """
        GET /echo HTTP/1.1
        Host: laksa
        Connection: Upgrade, HTTP2-Settings
        Upgrade: h2c
        HTTP2-Settings: AAMAAABkAAQAAP__

        """;
    assertThat(firstLine(upgrade.replace("\n", "\r\n"))).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void nobodyIsBelievedAboutWhereHeComesFrom() {
    assertThat(said()).endsWith("127.0.0.1 http").doesNotContain("Strict-Transport");
  }

  @Test
  void unlessHeIsAProxyOfOurs() throws Exception {
    server.close();
    server = new ServerFixture(Pace.USUAL, null, "127.0.0.0/8", scratch);
    raw = new RawHttp(server.url());
    assertThat(said())
        .endsWith("203.0.113.5 https")
        .containsIgnoringCase("strict-transport-security: max-age=31536000");
  }

  private String firstLine(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .readLine();
    }
  }

  private String said() {
    return raw.send(
            """
            GET /echo HTTP/1.1
            Connection: close
            X-Forwarded-For: 6.6.6.6
            x-forwarded-for: 203.0.113.5
            X-Forwarded-Proto: https
            Forwarded: for=6.6.6.6
            """)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+0$", "");
  }
}
