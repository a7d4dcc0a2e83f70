package id.laksa.spine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.dev.simulator.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as Meta sends them, byte for byte, with the signatures that Meta would send. */
class WhatsAppWireIT extends WhatsAppCase {
  private static final Path WIRE = Path.of("src/test/resources/whatsapp/wire");
  private Citizen sheena;
  private long before;

  @BeforeEach
  void sheenaIsThereAndNothingOfHersIsRecent() throws Exception {
    engine.clock().advance(Duration.ofMinutes(20));
    sheena = engine.whatsapp().citizen("16505551234", "Sheena Nelson");
    listening(sheena);
    before = complaints();
  }

  @Test
  void aTextIsAComplaintOnceHoweverOftenItComes() throws Exception {
    int told = sheena.inbox().size();
    replay("01-text.json");
    assertThat(newest(sheena, told + 1).text()).contains("Nomor tiket", "Pekerjaan Umum");
    IntStream.range(0, 10)
        .parallel()
        .forEach(time -> assertThat(replay("27-redelivery-of-01-same-wamid.json")).isEqualTo(200));
    settle();
    assertThat(complaints()).isEqualTo(before + 1);
    assertThat(sheena.inbox()).hasSize(told + 1);
  }

  @Test
  void escapesAreRead() {
    replay("02-text-unicode-escapes.json");
    assertThat(newText()).contains("Lampu mati 😡 di Jl. Ñandú/äöå <RT 03/RW 05> & \"gang\"");
  }

  @Test
  void aPhotoWithACaptionIsAComplaintAndThePhotoIsMissed() {
    int told = sheena.inbox().size();
    replay("04-image-caption.json");
    List<ReceivedMessage> inbox = awaitInbox(sheena, told + 2);
    String ticket = ticketIn(inbox.get(told));
    assertThat(inbox.get(told + 1).text()).contains(ticket, "tidak dapat kami ambil");
  }

  @ParameterizedTest
  @ValueSource(strings = {"06-image-no-caption.json", "07-location-named.json"})
  void whatComesBeforeAComplaintIsKept(String name) {
    int told = sheena.inbox().size();
    replay(name);
    assertThat(newest(sheena, told + 1).text()).contains("15 menit");
    assertThat(complaints()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "09-interactive-button-reply.json",
        "10-interactive-list-reply.json",
        "11-template-quick-reply-button.json"
      })
  void aTapOnWhatIsNotHersIsToldSo(String name) {
    int told = sheena.inbox().size();
    replay(name);
    assertThat(newest(sheena, told + 1).text()).contains("tidak berlaku lagi");
  }

  @ParameterizedTest
  @CsvSource({
    "12-status-sent.json, status sent",
    "13-status-delivered-v23-conversation.json, status delivered",
    "15-status-failed-131047-window-closed.json, status failed",
    "18-unsupported-131051.json, unsupported",
    "19-reaction.json, reaction"
  })
  void whatWantsNoAnswerIsCounted(String name, String kind) {
    int told = sheena.inbox().size();
    double counted = received(kind);
    replay(name);
    await().until(() -> received(kind) > counted);
    settle();
    assertThat(sheena.inbox()).hasSize(told);
    assertThat(complaints()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"21-audio-voice.json", "23-document-pdf.json"})
  void whatCanNotBeTakenIsToldSo(String name) {
    int told = sheena.inbox().size();
    replay(name);
    assertThat(newest(sheena, told + 1).text()).contains("hanya dapat menerima teks");
  }

  @Test
  void aFilmIsMissedAndItsCaptionIsAComplaint() {
    int told = sheena.inbox().size();
    replay("22-video-caption.json");
    List<ReceivedMessage> inbox = awaitInbox(sheena, told + 2);
    assertThat(history(ticketIn(inbox.get(told)))).contains("photo-missed");
  }

  @Test
  void threeMessagesAtOnceAreOneComplaintWithTwoPhotosAndWords() {
    int told = sheena.inbox().size();
    replay("25-batch-three-messages-one-change.json");
    String ticket = ticketIn(newest(sheena, told + 1));
    await().until(() -> count(ticket, "photo-missed") == 2 && count(ticket, "supplemented") == 1);
    assertThat(complaints()).isEqualTo(before + 1);
  }

  @Test
  void whoHasNoNumberGetsHisReceiptByHisId() throws Exception {
    Citizen nobody = engine.whatsapp().citizen("US.13491208655302741918", "Sheena Nelson");
    listening(nobody);
    replay("28-bsuid-no-phone-number.json");
    assertThat(newest(nobody, 1).text()).contains("Nomor tiket");
  }

  @Test
  void theSampleOfMetasDashboardIsTakenIn() {
    replay("30-dashboard-test-sample.json");
    assertThat(newText()).isEqualTo("this is a text message");
  }

  private static void listening(Citizen citizen) throws Exception {
    citizen.raw(message("{\"type\": \"reaction\", \"reaction\": {\"emoji\": \"x\"}}"));
  }

  private String newText() {
    await().until(() -> complaints() == before + 1);
    return ledger.text(
        "select text from complaint where channel = 'WHATSAPP' order by received_at desc, id limit 1");
  }

  private long count(String ticket, String event) {
    return history(ticket).stream().filter(event::equals).count();
  }

  private int replay(String name) {
    try {
      Map<String, String> signatures =
          Files.readAllLines(WIRE.resolve("SIGNATURES.tsv")).stream()
              .map(line -> line.split("\t", -1))
              .collect(toMap(line -> line[0], line -> line[1]));
      int status = deliver(Files.readAllBytes(WIRE.resolve(name)), signatures.get(name));
      assertThat(status).isEqualTo(200);
      return status;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
