package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.PhotoStore;
import id.laksa.whatsapp.MediaResult;
import id.laksa.whatsapp.MediaResult.Fetched;
import id.laksa.whatsapp.MediaResult.Gone;
import id.laksa.whatsapp.MediaResult.Later;
import id.laksa.whatsapp.graph.FakeGraph.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchIT extends GraphCase {
  private static final byte[] JPEG = "\u00ff\u00d8 a hole".getBytes(StandardCharsets.ISO_8859_1);
  private static final String HEX = PhotoStore.idOf(JPEG);
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(HexFormat.of().parseHex(HEX));
  private static final String LOOK_UP = "GET /v25.0/77";
  private static final String PLACE = "GET /file/77";

  @TempDir Path scratch;
  private boolean fetched;

  @AfterEach
  void onlyAFetchedPhotoLeavesAFile() {
    assertThat(scratch.toFile().list()).hasSize(fetched ? 1 : 0);
  }

  @Test
  void aPhotoComesInTwoSteps() {
    graph.on(LOOK_UP, place(HEX, "\"9\"")).on(PLACE, Reply.image(JPEG));
    assertFetched(fetch());
    assertThat(graph.routes()).containsExactly(LOOK_UP, PLACE);
  }

  @Test
  void theHashMayBeBase64AndTheSizeANumber() {
    graph.on(LOOK_UP, place(BASE64, "9")).on(PLACE, Reply.image(JPEG));
    assertFetched(fetch());
  }

  @Test
  void aDirectAddressSavesAStep() {
    graph.on(PLACE, Reply.image(JPEG));
    assertFetched(client.fetch("77", graph.url() + "/file/77", scratch));
    assertThat(graph.routes()).containsExactly(PLACE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/file/ended", "https://10.0.0.1/x", "http://example.org/x", "not an address"})
  void whereADirectAddressFailsTheTwoStepsFollow(String address) {
    graph.on(LOOK_UP, place(HEX, "9")).on(PLACE, Reply.image(JPEG));
    String direct = address.startsWith("/") ? graph.url() + address : address;
    assertFetched(client.fetch("77", direct, scratch));
  }

  @Test
  void anAddressThatEndedIsAskedForOnceMore() {
    graph
        .on(LOOK_UP, place(HEX, "9"))
        .on(PLACE, Reply.json(404, "URL signature expired"), Reply.image(JPEG));
    assertFetched(fetch());
    assertThat(graph.routes()).containsExactly(LOOK_UP, PLACE, LOOK_UP, PLACE);
  }

  @Test
  void anAddressThatEndsEachTimeIsGivenUp() {
    graph.on(LOOK_UP, place(HEX, "9")).on(PLACE, Reply.json(404, "URL signature expired"));
    assertGone(fetch(), Gone.EXPIRED);
    assertThat(graph.routes()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({"400,100", "404,100", "404,424242"})
  void whatMetaDoesNotHaveIsGone(int status, int code) {
    graph.on(LOOK_UP, Reply.error(status, code));
    assertGone(fetch(), Gone.GONE);
  }

  @ParameterizedTest
  @CsvSource({"401,190", "403,10", "429,4", "500,131000"})
  void whatPassesOrCanBeMendedIsTriedLater(int status, int code) {
    graph.on(LOOK_UP, Reply.error(status, code));
    assertThat(fetch()).isEqualTo(new Later("" + code));
  }

  @Test
  void aPhotoThatSaysItIsTooLargeIsNotFetched() {
    graph.on(LOOK_UP, place(HEX, "\"" + (LARGEST + 1) + "\""));
    assertGone(fetch(), Gone.TOO_LARGE);
    assertThat(graph.routes()).containsExactly(LOOK_UP);
  }

  @Test
  void aPhotoThatIsLargerThanItSaidIsDropped() {
    graph.on(LOOK_UP, place(HEX, "9")).on(PLACE, Reply.image(new byte[LARGEST + 1]));
    assertGone(fetch(), Gone.TOO_LARGE);
  }

  @Test
  void aDirectAddressWithTooMuchIsNotTriedAgain() {
    graph.on(PLACE, Reply.image(new byte[LARGEST + 1]));
    assertGone(client.fetch("77", graph.url() + "/file/77", scratch), Gone.TOO_LARGE);
    assertThat(graph.routes()).containsExactly(PLACE);
  }

  @Test
  void whatIsNoImageIsNotFetched() {
    String film = "{\"url\": \"%s/file/77\", \"mime_type\": \"video/mp4\"}";
    graph.on(LOOK_UP, Reply.json(200, film.formatted(graph.url())));
    assertGone(fetch(), Gone.NOT_IMAGE);
    assertThat(graph.routes()).containsExactly(LOOK_UP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"49f227634806293b", "AAAA", "?"})
  void otherBytesThanAnnouncedAreDropped(String announced) {
    graph.on(LOOK_UP, place(announced, "9")).on(PLACE, Reply.image(JPEG));
    assertGone(fetch(), Gone.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/latest", "https://127.0.0.1/x", "file:///etc/x"})
  void theTokenGoesToNoAddressWithinANetwork(String address) {
    graph.on(LOOK_UP, Reply.json(200, "{\"url\": \"" + address + "\"}"));
    assertGone(fetch(), Gone.ADDRESS_REFUSED);
  }

  @Test
  void theTokenFollowsNoRedirect() throws IOException {
    try (FakeGraph elsewhere = FakeGraph.started()) {
      graph
          .on(LOOK_UP, place(HEX, "9"))
          .on(PLACE, Reply.json(302, "").with("Location", elsewhere.url() + "/x"));
      assertThat(fetch()).isEqualTo(new Later("http-302"));
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../1/messages", "1?fields=x", "7 7", "77/"})
  void anIdThatIsNoneIsNotAskedFor(String id) {
    assertGone(client.fetch(id, null, scratch), Gone.GONE);
    assertThat(graph.calls()).isEmpty();
  }

  @Test
  void anAnswerThatSaysNoAddressIsTriedLater() {
    graph.on(LOOK_UP, Reply.json(200, "{}"));
    assertThat(fetch()).isEqualTo(new Later("answer-unreadable"));
  }

  @Test
  void anEndlessAnswerIsTriedLater() {
    graph.on(LOOK_UP, Reply.json(200, " ".repeat(70_000)));
    assertThat(fetch()).isEqualTo(new Later("answer-too-large"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"})
  void aHostThatStopsInTheMiddleIsLeftInTime(String saying) throws IOException {
    try (SilentServer server = SilentServer.thatSays(saying)) {
      GraphClient hasty = clientOf(server.url(), Duration.ofMillis(300));
      assertThat(hasty.fetch("77", null, scratch)).isEqualTo(new Later("timeout"));
    }
  }

  @Test
  void aPhotoThatStopsInTheMiddleIsTriedLater() throws IOException {
    String half = "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 99\r\n\r\nabc";
    try (SilentServer server = SilentServer.thatSays(half)) {
      GraphClient hasty = clientOf(server.url(), Duration.ofMillis(300));
      assertThat(hasty.fetch("77", server.url() + "/file/77", scratch))
          .isEqualTo(new Later("timeout"));
    }
  }

  private MediaResult fetch() {
    return client.fetch("77", null, scratch);
  }

  private Reply place(String sha256, String size) {
    String body =
        """
        {"messaging_product": "whatsapp", "url": "%s/file/77", "mime_type": "image/jpeg",
         "sha256": "%s", "file_size": %s, "id": "77"}
        """;
    return Reply.json(200, body.formatted(graph.url(), sha256, size));
  }

  private void assertFetched(MediaResult result) {
    fetched = true;
    assertThat(result).isInstanceOf(Fetched.class);
    Fetched photo = (Fetched) result;
    assertThat(photo.mime()).isEqualTo("image/jpeg");
    assertThat(photo.file()).hasBinaryContent(JPEG);
  }

  private static void assertGone(MediaResult result, String reason) {
    assertThat(result).isEqualTo(new Gone(reason));
  }
}
