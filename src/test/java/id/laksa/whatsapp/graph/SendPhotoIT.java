package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.whatsapp.Message.Image;
import id.laksa.whatsapp.PhotoBytes;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Sent;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.graph.FakeGraph.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.Test;

class SendPhotoIT extends GraphCase {
  private static final byte[] JPEG =
      "\u00ff\u00d8 a road, mended".getBytes(StandardCharsets.ISO_8859_1);
  private static final Image MENDED = new Image(PhotoBytes.of(JPEG), "Sudah diperbaiki");
  private static final Reply TAKEN = Reply.json(200, "{\"messages\": [{\"id\": \"wamid.1\"}]}");
  private static final Sent SENT = new Sent("wamid.1");

  @Test
  void aPhotoIsUploadedFirstAndThenNamed() {
    graph.on(UPLOADS, held("11")).on(MESSAGES, TAKEN);

    assertThat(send()).isEqualTo(SENT);

    assertThat(graph.routes()).containsExactly(UPLOADS, MESSAGES);
    FakeGraph.Call upload = graph.calls().get(0);
    assertThat(upload.contentType()).startsWith("multipart/form-data; boundary=");
    assertThat(upload.body())
        .contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
        .contains("name=\"type\"\r\n\r\nimage/jpeg\r\n")
        .contains(
            "name=\"file\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\u00ff\u00d8 a road, mended\r\n--")
        .endsWith("--\r\n");
    assertThat(graph.calls().get(1).body()).contains("\"image\":{\"id\":\"11\"");
  }

  @Test
  void thePhotoIsUploadedOnceForMany() {
    graph.on(UPLOADS, held("11")).on(MESSAGES, TAKEN);
    send();
    clock.forward(Duration.ofDays(24));
    send();
    assertThat(graph.routes()).containsExactly(UPLOADS, MESSAGES, MESSAGES);
  }

  @Test
  void beforeMetaForgetsThePhotoItIsUploadedAgain() {
    graph.on(UPLOADS, held("11")).on(MESSAGES, TAKEN);
    send();
    clock.forward(Duration.ofDays(25));
    send();
    assertThat(graph.routes()).containsExactly(UPLOADS, MESSAGES, UPLOADS, MESSAGES);
  }

  @Test
  void aPhotoThatMetaForgotIsUploadedAgain() {
    graph.on(UPLOADS, held("11"), held("12")).on(MESSAGES, TAKEN, Reply.error(400, 131009), TAKEN);
    send();
    assertThat(send()).isEqualTo(SENT);
    assertThat(graph.calls().get(4).body()).contains("\"id\":\"12\"");
  }

  @Test
  void aMessageThatFailsWithAFreshPhotoIsUndeliverable() {
    graph.on(UPLOADS, held("11")).on(MESSAGES, Reply.error(400, 131009));
    assertThat(send()).isEqualTo(new Undeliverable("131009"));
    assertThat(send()).isEqualTo(new Undeliverable("131009"));
    assertThat(graph.routes()).containsExactly(UPLOADS, MESSAGES, MESSAGES, UPLOADS, MESSAGES);
  }

  @Test
  void aPhotoThatMetaCannotUseIsUndeliverable() {
    graph.on(UPLOADS, Reply.error(400, 131053));
    assertThat(send()).isEqualTo(new Undeliverable("131053"));
    assertThat(graph.routes()).containsExactly(UPLOADS);
  }

  @Test
  void anUploadThatIsNotAnsweredIsTriedLater() throws IOException {
    try (SilentServer server = SilentServer.thatSays("")) {
      GraphClient hasty = clientOf(server.url(), Duration.ofMillis(300));
      assertThat(hasty.send(CITIZEN, MENDED, "")).isEqualTo(new Later("timeout", null));
    }
  }

  @Test
  void anUploadWithoutAnIdIsTriedLater() {
    graph.on(UPLOADS, Reply.json(200, "{}"));
    assertThat(send()).isEqualTo(new Later("answer-unreadable", null));
  }

  @Test
  void aPhotoThatIsTooLargeForWhatsAppIsShrunk() {
    graph.on(UPLOADS, held("11")).on(MESSAGES, TAKEN);
    GraphClient shrinking =
        clientOf(
            graph.url(), (jpeg, most) -> ("at most " + most).getBytes(StandardCharsets.US_ASCII));
    assertThat(shrinking.send(CITIZEN, MENDED, "")).isEqualTo(SENT);
    assertThat(graph.calls().get(0).body()).contains("\r\n\r\nat most 5000000\r\n--");
  }

  @Test
  void aPhotoThatIsGoneIsUndeliverable() {
    assertThat(client.send(CITIZEN, new Image(photo(Optional.empty()), "Sudah"), ""))
        .isEqualTo(new Undeliverable("photo-gone"));
  }

  @Test
  void aPhotoThatCannotBeReadIsTriedLater() {
    InputStream broken = new BrokenInputStream(() -> new IOException("disk"));
    assertThat(client.send(CITIZEN, new Image(photo(Optional.of(broken)), "Sudah"), ""))
        .isEqualTo(new Later("photo-unreadable", null));
  }

  @Test
  void aPhotoThatCannotBeShrunkIsUndeliverable() {
    GraphClient strict =
        clientOf(
            graph.url(),
            (jpeg, most) -> {
              throw new IOException("no photo");
            });
    assertThat(strict.send(CITIZEN, MENDED, "")).isEqualTo(new Undeliverable("photo-unusable"));
    assertThat(graph.calls()).isEmpty();
  }

  private SendResult send() {
    return client.send(CITIZEN, MENDED, "");
  }

  private static Reply held(String id) {
    return Reply.json(200, "{\"id\": \"" + id + "\"}");
  }

  private static PhotoBytes photo(Optional<InputStream> bytes) {
    return new PhotoBytes() {
      @Override
      public String sha256() {
        return "0".repeat(64);
      }

      @Override
      public Optional<InputStream> open() {
        return bytes;
      }
    };
  }
}
