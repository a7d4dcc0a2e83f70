package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Refused;
import id.laksa.whatsapp.SendResult.Sent;
import id.laksa.whatsapp.SendResult.Uncertain;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.SendResult.WindowClosed;
import id.laksa.whatsapp.graph.FakeGraph.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendIT extends GraphCase {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String TAKEN =
      """
      {"messaging_product": "whatsapp", "contacts": [{"input": "+6281234567890"}],
       "messages": [{"id": "wamid.HBgL"}]}
      """;

  @Test
  void aMessageThatIsTakenHasAnId() {
    graph.on(MESSAGES, Reply.json(200, TAKEN));

    assertThat(send()).isEqualTo(new Sent("wamid.HBgL"));

    assertThat(graph.calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.contentType()).isEqualTo("application/json");
              assertThat(call.body()).contains("\"biz_opaque_callback_data\":\"LKS-1\"");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 80007, 130429, 131000, 131016, 131056, 131057})
  void whatPassesIsTriedLater(int code) {
    graph.on(MESSAGES, Reply.error(400, code));
    assertThat(send()).isEqualTo(new Later("" + code, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 10, 190, 200, 299, 368, 131005, 131031, 131042, 131045, 133010})
  void whatAHumanMustMendIsRefused(int code) {
    graph.on(MESSAGES, Reply.error(401, code));
    assertThat(send()).isEqualTo(new Refused("" + code));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 131008, 131009, 131021, 131026, 131051, 131060, 424242})
  void whatWouldFailAgainIsUndeliverable(int code) {
    graph.on(MESSAGES, Reply.error(400, code));
    assertThat(send()).isEqualTo(new Undeliverable("" + code));
  }

  @Test
  void aLongSilenceClosesTheWindow() {
    graph.on(MESSAGES, Reply.error(400, 131047));
    assertThat(send()).isEqualTo(new WindowClosed());
  }

  @Test
  void aWaitThatIsAskedForIsPassedOn() {
    graph.on(MESSAGES, Reply.error(429, 130429).with("Retry-After", "17"));
    assertThat(send()).isEqualTo(new Later("130429", Duration.ofSeconds(17)));
  }

  @ParameterizedTest
  @CsvSource({"500", "503", "429"})
  void anAnswerThatIsNoJsonIsJudgedByItsStatus(int status) {
    graph.on(MESSAGES, Reply.json(status, "<html>Sorry</html>"));
    assertThat(send()).isEqualTo(new Later("http-" + status, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "[]", "{\"messages\": []}", "{\"messages\": [{\"id\": 7}]}"})
  void aSuccessWithoutAnIdIsUncertain(String body) {
    graph.on(MESSAGES, Reply.json(200, body));
    assertThat(send()).isEqualTo(new Uncertain("answer-unreadable"));
  }

  @Test
  void anEndlessAnswerIsUncertain() {
    graph.on(MESSAGES, Reply.json(200, " ".repeat(70_000) + TAKEN));
    assertThat(send()).isEqualTo(new Uncertain("answer-too-large"));
  }

  @Test
  void theTokenFollowsNoRedirect() throws IOException {
    try (FakeGraph elsewhere = FakeGraph.started()) {
      graph.on(MESSAGES, Reply.json(307, "").with("Location", elsewhere.url() + NUMBER));
      assertThat(send()).isEqualTo(new Refused("http-307"));
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @Test
  void aHostThatRefusesTheConnectionIsTriedLater() throws IOException {
    URI closed;
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + door.getLocalPort());
    }
    assertThat(sendTo(closed, AMPLE)).isEqualTo(new Later("unreachable", null));
  }

  @Test
  void aHostThatAcceptsNoConnectionIsTriedLater() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(full.getInetAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      GraphConfig config =
          new GraphConfig(url, "v25.0", "1", () -> FakeGraph.TOKEN, SHORT, AMPLE, AMPLE, LARGEST);
      GraphClient hasty =
          new GraphClient(config, new SendLimits(80, clock), (jpeg, most) -> jpeg, clock);
      assertThat(hasty.send(CITIZEN, TEXT, "")).isEqualTo(new Later("connect-timeout", null));
    }
  }

  @Test
  void aHostThatHasNoAddressIsTriedLater() {
    assertThat(sendTo(URI.create("http://graph.invalid"), AMPLE))
        .isEqualTo(new Later("unreachable", null));
  }

  @Test
  void aHostThatNeverAnswersIsUncertain() throws IOException {
    try (SilentServer server = SilentServer.thatSays("")) {
      assertThat(sendTo(server.url(), SHORT)).isEqualTo(new Uncertain("timeout"));
    }
  }

  @Test
  void halfAnAnswerIsUncertain() throws IOException {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"messages\": [";
    try (SilentServer server = SilentServer.thatSays(half)) {
      assertThat(sendTo(server.url(), SHORT)).isEqualTo(new Uncertain("timeout"));
      await().until(server::isLeftByAll);
    }
  }

  @Test
  void aLineThatBreaksIsUncertain() throws IOException {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"messages\": [";
    try (SilentServer server = SilentServer.thatHangsUpAfter(half)) {
      assertThat(sendTo(server.url(), AMPLE)).isEqualTo(new Uncertain("connection-lost"));
    }
  }

  @Test
  void whatOurOwnLimitsHoldBackIsNotSent() {
    graph.on(MESSAGES, Reply.json(200, TAKEN));
    for (int i = 0; i < 45; i++) {
      assertThat(send()).isInstanceOf(Sent.class);
      clock.forward(Duration.ofMillis(20));
    }

    SendResult held = send();

    assertThat(held).isInstanceOf(Later.class);
    Later later = (Later) held;
    assertThat(later.reason()).isEqualTo("own-limit");
    clock.forward(later.atLeast());
    assertThat(graph.calls()).hasSize(45);
    assertThat(send()).isInstanceOf(Sent.class);
  }

  @Test
  void aTokenThatCannotBeOneIsAFaultThatDoesNotShowIt() {
    GraphConfig config =
        new GraphConfig(
            graph.url(), "v25.0", "1", () -> "EAAG secret", AMPLE, AMPLE, AMPLE, LARGEST);
    GraphClient broken =
        new GraphClient(config, new SendLimits(80, clock), (jpeg, most) -> jpeg, clock);
    assertThatIllegalStateException()
        .isThrownBy(() -> broken.send(CITIZEN, TEXT, ""))
        .withMessageNotContaining("secret");
    assertThat(config).asString().doesNotContain("secret");
  }

  private SendResult send() {
    return client.send(CITIZEN, TEXT, "LKS-1");
  }

  private SendResult sendTo(URI url, Duration timeout) {
    return clientOf(url, timeout).send(CITIZEN, TEXT, "LKS-1");
  }
}
