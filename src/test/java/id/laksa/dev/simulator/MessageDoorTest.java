package id.laksa.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.simulator.Account.ClosedWindow;
import id.laksa.dev.simulator.MessageDoor.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageDoorTest {
  private final HandMovedClock clock = new HandMovedClock();
  private final List<byte[]> webhooks = new ArrayList<>();
  private Network network = network(ClosedWindow.REFUSED_AT_ONCE);
  private MessageDoor door = new MessageDoor(network);

  @Test
  void aTextArrivesAndIsAnsweredByAWamid() {
    Citizen citizen = aCitizenWhoWrote();
    Answer answer = door.take("v24.0", Samples.aText());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/contacts/0/wa_id").textValue()).isEqualTo(Samples.PHONE);
    String wamid = answer.body().at("/messages/0/id").textValue();
    assertThat(wamid).startsWith("wamid.");
    assertThat(citizen.inbox())
        .singleElement()
        .satisfies(
            received -> {
              assertThat(received.text()).isEqualTo("Laporan diterima.");
              assertThat(received.wamid()).isEqualTo(wamid);
            });
  }

  @Test
  void aMessageThatIsLostIsTakenAndFailsAfterAll() {
    Citizen citizen = aCitizenWhoWrote();
    webhooks.clear();
    citizen.loseNext(131026);
    Answer answer = door.take("v24.0", Samples.aText());
    answer.afterwards().run();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(citizen.inbox()).isEmpty();
    assertThat(statuses())
        .singleElement()
        .satisfies(status -> assertThat(status.at("/errors/0/code").intValue()).isEqualTo(131026));
  }

  @Test
  void afterTheAnswerTheStatusesEchoTheCallbackData() {
    aCitizenWhoWrote();
    webhooks.clear();
    ObjectNode request = Samples.aText().put("biz_opaque_callback_data", "LKS-1:received");
    Answer answer = door.take("v24.0", request);
    assertThat(webhooks).isEmpty();
    answer.afterwards().run();
    assertThat(statuses())
        .extracting(status -> status.path("status").textValue())
        .containsExactly("sent", "delivered", "read");
    assertThat(statuses())
        .allSatisfy(
            status -> {
              assertThat(status.path("biz_opaque_callback_data").textValue())
                  .isEqualTo("LKS-1:received");
              assertThat(status.path("recipient_id").textValue()).isEqualTo(Samples.PHONE);
              assertThat(status.has("conversation")).isFalse();
            });
  }

  @Test
  void theOldestVersionStillTellsTheConversation() {
    aCitizenWhoWrote();
    webhooks.clear();
    door.take("v23.0", Samples.aText()).afterwards().run();
    assertThat(statuses()).allMatch(status -> status.has("conversation"));
  }

  @Test
  void whoIsUnknownCanNotBeReached() {
    assertThat(code(door.take("v24.0", Samples.aText()))).isEqualTo(131026);
  }

  @Test
  void aScopedUserIsReachedByRecipient() {
    network.citizen(UserId.of(Samples.SCOPED).orElseThrow(), "Sari").text("Halo");
    Answer answer =
        door.take("v24.0", Samples.to(Samples.SCOPED, "'type':'text','text':{'body':'Hai'}"));
    assertThat(answer.body().at("/contacts/0/user_id").textValue()).isEqualTo(Samples.SCOPED);
    webhooks.clear();
    answer.afterwards().run();
    assertThat(statuses())
        .allMatch(one -> one.path("recipient_user_id").textValue().equals(Samples.SCOPED))
        .noneMatch(one -> one.has("recipient_id"));
  }

  @Test
  void aFreeFormMessageIsTakenUpToTheVeryEndOfTheWindow() {
    aCitizenWhoWrote();
    clock.pass(Duration.ofHours(24));
    assertThat(door.take("v24.0", Samples.aText()).status()).isEqualTo(200);
    clock.pass(Duration.ofNanos(1));
    assertThat(code(door.take("v24.0", Samples.aText()))).isEqualTo(131047);
  }

  @Test
  void outsideTheWindowATemplateIsTaken() {
    Citizen citizen = network.citizen(UserId.of(Samples.PHONE).orElseThrow(), "Budi");
    Answer answer = door.take("v24.0", Samples.news());
    assertThat(answer.body().at("/messages/0/message_status").textValue()).isEqualTo("accepted");
    assertThat(citizen.inbox().get(0).text()).isEqualTo("Kabar LKS-1: dikerjakan");
  }

  @Test
  void aClosedWindowMayBeToldLater() {
    network = network(ClosedWindow.FAILED_LATER);
    door = new MessageDoor(network);
    Citizen citizen = network.citizen(UserId.of(Samples.PHONE).orElseThrow(), "Budi");
    Answer answer = door.take("v24.0", Samples.aText().put("biz_opaque_callback_data", "LKS-1"));
    assertThat(answer.status()).isEqualTo(200);
    answer.afterwards().run();
    JsonNode status = statuses().get(0);
    assertThat(status.path("status").textValue()).isEqualTo("failed");
    assertThat(status.at("/errors/0/code").intValue()).isEqualTo(131047);
    assertThat(status.path("biz_opaque_callback_data").textValue()).isEqualTo("LKS-1");
    assertThat(citizen.inbox()).isEmpty();
  }

  @Test
  void aTemplateThatWasNotApprovedIsRefused() {
    aCitizenWhoWrote();
    ObjectNode unknown = Samples.news();
    ((ObjectNode) unknown.path("template")).put("name", "iklan");
    assertThat(code(door.take("v24.0", unknown))).isEqualTo(132001);
    ObjectNode otherLanguage = Samples.news();
    ((ObjectNode) otherLanguage.at("/template/language")).put("code", "en");
    assertThat(code(door.take("v24.0", otherLanguage))).isEqualTo(132001);
  }

  @Test
  void aTemplateNeedsExactlyItsParameters() {
    aCitizenWhoWrote();
    ObjectNode fewer = Samples.news();
    ((ArrayNode) fewer.at("/template/components/0/parameters")).remove(1);
    assertThat(code(door.take("v24.0", fewer))).isEqualTo(132000);
    ObjectNode withoutImage = Samples.done("1");
    ((ArrayNode) withoutImage.at("/template/components")).remove(0);
    assertThat(code(door.take("v24.0", withoutImage))).isEqualTo(132012);
  }

  @Test
  void aTemplateShowsItsImageAndItsButtonsWithTheirPayloads() {
    Citizen citizen = aCitizenWhoWrote();
    Media media = network.media().upload(ImageType.JPEG, Samples.jpeg());
    assertThat(door.take("v24.0", Samples.done(media.id())).status()).isEqualTo(200);
    ReceivedMessage received = citizen.inbox().get(0);
    assertThat(received.image()).isSameAs(media);
    assertThat(received.buttons())
        .containsExactly(new Button("confirm:LKS-1", "Sudah"), new Button("Belum", "Belum"));
  }

  @Test
  void anImageMustBeOneThatWasUploaded() {
    Citizen citizen = aCitizenWhoWrote();
    assertThat(code(door.take("v24.0", Samples.anImage("123456")))).isEqualTo(100);
    Media media = network.media().upload(ImageType.JPEG, Samples.jpeg());
    assertThat(door.take("v24.0", Samples.anImage(media.id())).status()).isEqualTo(200);
    assertThat(citizen.inbox().get(0).image()).isSameAs(media);
    network.media().drop(media.id());
    assertThat(code(door.take("v24.0", Samples.anImage(media.id())))).isEqualTo(100);
  }

  @Test
  void oneUserIsNotFloodedButOthersStillHear() {
    aCitizenWhoWrote();
    for (int i = 0; i < 45; i++) {
      assertThat(door.take("v24.0", Samples.aText()).status()).isEqualTo(200);
    }
    assertThat(code(door.take("v24.0", Samples.aText()))).isEqualTo(131056);
    network.citizen(UserId.of("6281200000002").orElseThrow(), "Ani").text("Halo");
    assertThat(door.take("v24.0", Samples.to("6281200000002", "'text':{'body':'Hai'}")).status())
        .isEqualTo(200);
  }

  @Test
  void eightyMessagesASecondInAndOutAreTheMost() {
    aCitizenWhoWrote();
    for (int i = 0; i < 79; i++) {
      network.citizen(UserId.of("62812000100" + (10 + i)).orElseThrow(), "Warga").text("Halo");
    }
    assertThat(code(door.take("v24.0", Samples.aText()))).isEqualTo(130429);
    clock.pass(Duration.ofMillis(13));
    assertThat(door.take("v24.0", Samples.aText()).status()).isEqualTo(200);
  }

  @Test
  void onlyAMessageOfACitizenCanBeMarkedAsRead() {
    String wamid = network.citizen(UserId.of(Samples.PHONE).orElseThrow(), "Budi").text("Halo");
    ObjectNode read = Samples.json("{'messaging_product':'whatsapp','status':'read'}");
    assertThat(door.take("v24.0", read.deepCopy().put("message_id", wamid)).body().toString())
        .isEqualTo("{\"success\":true}");
    assertThat(code(door.take("v24.0", read.deepCopy().put("message_id", "wamid.QUJD"))))
        .isEqualTo(100);
  }

  private Citizen aCitizenWhoWrote() {
    Citizen citizen = network.citizen(UserId.of(Samples.PHONE).orElseThrow(), "Budi");
    citizen.text("Halo");
    return citizen;
  }

  private Network network(ClosedWindow closedWindow) {
    return new Network(Samples.account(closedWindow), clock, (citizen, body) -> webhooks.add(body));
  }

  private List<JsonNode> statuses() {
    return webhooks.stream()
        .map(MessageDoorTest::tree)
        .map(body -> body.at("/entry/0/changes/0/value/statuses/0"))
        .toList();
  }

  private static JsonNode tree(byte[] body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int code(Answer answer) {
    return answer.body().at("/error/code").intValue();
  }
}
