package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.RawHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends a byte now and then is hung up on in time, and keeps nobody else waiting. */
@Timeout(60)
class SlowClientsTest {
  private static final int BETWEEN_BYTES_MS = 20;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String POST = "POST /echo HTTP/1.1\r\nHost: laksa\r\n";
  @TempDir private Path scratch;
  private ServerFixture server;

  @BeforeEach
  void aServerInAHurry() throws Exception {
    server = new ServerFixture(new Pace(SHORT, SHORT, SHORT, LONG), null, "", scratch);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHeadThatComesByteByByteIsNotWaitedFor() throws IOException {
    assertThat(dribble("GET /echo HTTP/1.1\r\nX-Slow: ", "a")).isEmpty();
    assertThat(server.counted("laksa.http.slow")).isEqualTo(1);
  }

  @Test
  void whoSaysNothingIsNotWaitedFor() throws IOException {
    assertThat(dribble("", "")).isEmpty();
  }

  @Test
  void aBodyThatComesByteByByteIsAnswered408() throws IOException {
    assertThat(dribble(POST + "Content-Length: 99999\r\n\r\n", "a"))
        .startsWith("HTTP/1.1 408 ")
        .contains("urn:laksa:problem:request-timeout");
    assertThat(server.counted("laksa.http.slow")).isEqualTo(1);
  }

  @Test
  void soIsAChunkedBodyAndAFormWithFiles() throws IOException {
    assertThat(dribble(POST + "Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"))
        .startsWith("HTTP/1.1 408 ");
    String form = "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999\r\n\r\n";
    assertThat(dribble(POST + form, "a")).startsWith("HTTP/1.1 408 ");
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void aBodyToWhereNothingIsKeepsItsConnectionNoLongerThanAnIdleOne() throws Exception {
    server.close();
    server = new ServerFixture(new Pace(LONG, LONG, LONG, SHORT), null, "", scratch);
    String nowhere = "POST /nowhere HTTP/1.1\r\nHost: laksa\r\nContent-Length: 99999\r\n\r\n";
    assertThat(dribble(nowhere, "a")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void theHeadOfTheNextRequestHasAnIdleConnectionsTimeHoweverManyBytesComeOfIt() throws Exception {
    server.close();
    server = new ServerFixture(new Pace(LONG, LONG, LONG, SHORT), null, "", scratch);
    String first = "GET /echo HTTP/1.1\r\nHost: laksa\r\n\r\n";
    assertThat(dribble(first + "GET /echo HTTP/1.1\r\nX-Slow: ", "a")).containsOnlyOnce("HTTP/1.1");
  }

  @Test
  void aHundredSlowBodiesHoldNoWorkerFromWhoIsQuick() throws Exception {
    server.close();
    server = new ServerFixture(new Pace(LONG, LONG, LONG, LONG), null, "", scratch);
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 100; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        slow.add(socket);
        send(socket, POST + "Content-Length: 99999\r\n\r\na");
      }
      String quick = POST.strip().replace("\r\n", "\n") + "\nContent-Length: 2\nConnection: close";
      assertThat(new RawHttp(server.url()).send(quick, out -> out.write(new byte[] {'{', '}'})))
          .startsWith("HTTP/1.1 200 ");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whoDoesNotReadHisAnswerHoldsNoPlaceAndIsHungUpOn() throws Exception {
    Duration someTime = Duration.ofSeconds(2);
    server.close();
    server = new ServerFixture(new Pace(LONG, LONG, someTime, LONG), null, "", scratch);
    List<Socket> lazy = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        lazy.add(socket);
        send(socket, "GET /large HTTP/1.1\r\nHost: laksa\r\n\r\n");
        // The head of the answer is there, so the work is done.
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      assertThat(new RawHttp(server.url()).send("GET /echo HTTP/1.1\nConnection: close"))
          .startsWith("HTTP/1.1 200 ");
      await().until(() -> server.counted("laksa.http.slow") == 6);
    } finally {
      for (Socket socket : lazy) {
        socket.close();
      }
    }
  }

  /** Sends a beginning and then piece by piece, until the server hangs up; all that it answered. */
  private String dribble(String begun, String piece) throws IOException {
    StringBuilder answer = new StringBuilder();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(BETWEEN_BYTES_MS);
      send(socket, begun);
      InputStream in = socket.getInputStream();
      byte[] some = new byte[4_096];
      while (true) {
        try {
          int read = in.read(some);
          if (read < 0) {
            return answer.toString();
          }
          answer.append(new String(some, 0, read, StandardCharsets.UTF_8));
        } catch (SocketTimeoutException e) {
          send(socket, piece);
        }
      }
    } catch (SocketException e) {
      // Reset, since it wasn't read to its end.
      return answer.toString();
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
