package id.laksa.whatsapp.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.place.GeoPoint;
import id.laksa.whatsapp.InboundMessage;
import id.laksa.whatsapp.InboundMessage.Content;
import id.laksa.whatsapp.InboundMessage.MediaRef;
import id.laksa.whatsapp.InboundMessage.Other;
import id.laksa.whatsapp.InboundMessage.Photo;
import id.laksa.whatsapp.InboundMessage.Pin;
import id.laksa.whatsapp.InboundMessage.Silent;
import id.laksa.whatsapp.InboundMessage.Tap;
import id.laksa.whatsapp.InboundMessage.Text;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.WhatsAppUser;
import id.laksa.whatsapp.webhook.ElementReader.Read;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementReaderTest {
  private static final UUID OURS = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

  @Test
  void eachTypeIsUnderstood() {
    assertThat(content("text", "{'body': ' Halo '}")).contains(new Text("Halo"));
    assertThat(content("image", "{'id': '7', 'url': 'https://x', 'caption': 'c'}"))
        .contains(new Photo(new MediaRef("7", "https://x"), "c"));
    assertThat(content("location", "{'latitude': -6, 'longitude': 106.5, 'name': 'N'}"))
        .contains(new Pin(new GeoPoint(-6, 106.5), "N"));
    assertThat(content("interactive", "{'type': 'button_reply', 'button_reply': {'id': 'b'}}"))
        .contains(new Tap("b"));
    assertThat(content("interactive", "{'type': 'list_reply', 'list_reply': {'id': 'l'}}"))
        .contains(new Tap("l"));
    assertThat(content("interactive", "{'type': 'nfm_reply'}")).contains(new Silent("interactive"));
    assertThat(content("button", "{'payload': 'p'}")).contains(new Tap("p"));
    assertThat(content("video", "{'caption': 'c'}")).contains(new Other("video", "c"));
    assertThat(content("audio", "{}")).contains(new Other("audio", null));
    assertThat(content("reaction", "{}")).contains(new Silent("reaction"));
    assertThat(content("sesuatu", "{}")).contains(new Silent("unknown"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type': 'text', 'text': {'body': ' \\t '}",
        "'type': 'text', 'text': {'body': 7}",
        "'type': 'text', 'text': 'x'",
        "'type': 'image', 'image': {}",
        "'type': 'location', 'location': {'latitude': 91, 'longitude': 0}",
        "'type': 'location', 'location': {'latitude': '1', 'longitude': 0}",
        "'type': 'button'",
        "'type': ''",
        "'text': {'body': 'x'}"
      })
  void whatLacksWhatItMustHaveIsNothing(String fields) {
    assertThat(read("{'from': '62811', 'id': 'w', " + fields + "}", "{}")).isEmpty();
  }

  @Test
  void aMessageWithoutIdOrSenderIsNothing() {
    assertThat(read("{'from': '62811', 'type': 'reaction'}", "{}")).isEmpty();
    assertThat(read("{'id': 'w', 'type': 'reaction'}", "{}")).isEmpty();
    assertThat(ElementReader.read("{")).isEmpty();
    assertThat(ElementReader.read("[]")).isEmpty();
  }

  @Test
  void aSenderIsANumberAnIdOrBoth() {
    assertThat(sender("{'id': 'w', 'type': 'reaction', 'from': '62811'}", "{}"))
        .isEqualTo(new WhatsAppUser("62811", null));
    assertThat(sender("{'id': 'w', 'type': 'reaction', 'from_user_id': 'US.1'}", "{}"))
        .isEqualTo(new WhatsAppUser(null, "US.1"));
    assertThat(sender("{'id': 'w', 'type': 'reaction', 'from': '62811'}", "{'user_id': 'US.1'}"))
        .isEqualTo(new WhatsAppUser("62811", "US.1"));
  }

  @Test
  void noTextHoldsWhatTheLedgerCanNotHold() {
    Text text = (Text) content("text", "{'body': 'a\\u0000b\\ud800c\\ud83d\\ude00'}").orElseThrow();
    assertThat(text.body()).isEqualTo("a\ufffdb\ufffdc😀");
  }

  @Test
  void everyTextIsCutAtItsBound() {
    String huge = "😀".repeat(70_000);
    assertThat(content("text", "{'body': '" + huge + "'}").orElseThrow().words())
        .isEqualTo("😀".repeat(8_000));
    InboundMessage message =
        message(
            "{'id': 'w', 'from': '1', 'type': 'reaction'}",
            "{'profile': {'name': '" + huge + "'}}");
    assertThat(message.name()).isEqualTo("😀".repeat(200));
    Pin pin =
        (Pin)
            content(
                    "location",
                    "{'latitude': 1, 'longitude': 1, 'name': '%1$s', 'address': '%1$s'}"
                        .formatted("a".repeat(9_000)))
                .orElseThrow();
    assertThat(pin.address()).hasSizeLessThanOrEqualTo(500);
  }

  @Test
  void aStatusSaysWhichOfOursAndWhy() {
    assertThat(
            status(
                "'status': 'failed', 'biz_opaque_callback_data': 'LKS-1:resolved:%s',"
                        .formatted(OURS)
                    + " 'errors': [{'code': 131047}]"))
        .isEqualTo(new InboundStatus("w", "failed", OURS, 131047));
    assertThat(status("'status': 'sent', 'biz_opaque_callback_data': 'x', 'errors': 7"))
        .isEqualTo(new InboundStatus("w", "sent", null, null));
  }

  private static InboundStatus status(String fields) {
    String json = "{'type': 'status', 'status': {'id': 'w', " + fields + "}}";
    return ElementReader.read(json.replace('\'', '"')).orElseThrow().status();
  }

  private static WhatsAppUser sender(String message, String contact) {
    return message(message, contact).sender();
  }

  private static InboundMessage message(String message, String contact) {
    return read(message, contact).orElseThrow().message();
  }

  private static Optional<Content> content(String type, String body) {
    return read(
            "{'id': 'w', 'from': '1', 'type': '%1$s', '%1$s': %2$s}".formatted(type, body), "{}")
        .map(read -> read.message().content());
  }

  private static Optional<Read> read(String message, String contact) {
    String json = "{'type': 'message', 'message': %s, 'contact': %s}".formatted(message, contact);
    return ElementReader.read(json.replace('\'', '"'));
  }
}
