package id.laksa.whatsapp.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.Message.Button;
import id.laksa.whatsapp.Message.Buttons;
import id.laksa.whatsapp.Message.Image;
import id.laksa.whatsapp.Message.Template;
import id.laksa.whatsapp.Message.Text;
import id.laksa.whatsapp.PhotoBytes;
import id.laksa.whatsapp.WhatsAppUser;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageJsonTest {
  private static final WhatsAppUser CITIZEN = new WhatsAppUser("6281234567890", "ID.1349");
  private static final PhotoBytes PHOTO = PhotoBytes.of(new byte[] {1});
  private static final List<Button> YES_AND_NO =
      List.of(new Button("confirm:LKS-1", "Sudah selesai"), new Button("reject:LKS-1", "Belum"));

  @Test
  void aTextGoesToANumber() {
    assertJson(
        MessageJson.of(CITIZEN, new Text("Diterima.", null), null, "LKS-1").toString(),
        """
        {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "6281234567890",
         "biz_opaque_callback_data": "LKS-1", "type": "text",
         "text": {"preview_url": false, "body": "Diterima."}}
        """);
  }

  @Test
  void whereThereIsNoNumberTheIdStandsIn() {
    Message text = new Text("Diterima.", null);
    assertJson(
        MessageJson.of(new WhatsAppUser(null, "ID.1349"), text, null, "").toString(),
        """
        {"messaging_product": "whatsapp", "recipient_type": "individual", "recipient": "ID.1349",
         "type": "text", "text": {"preview_url": false, "body": "Diterima."}}
        """);
  }

  @Test
  void aTextMayQuote() {
    assertPart(
        new Text("Diterima.", "wamid.1"),
        null,
        """
        "type": "text", "context": {"message_id": "wamid.1"},
        "text": {"preview_url": false, "body": "Diterima."}
        """);
  }

  @Test
  void anImageGoesByItsIdWithItsCaption() {
    assertPart(
        new Image(PHOTO, "Sudah diperbaiki"),
        "4711",
        """
        "type": "image", "image": {"id": "4711", "caption": "Sudah diperbaiki"}
        """);
  }

  @Test
  void buttonsHaveAHeaderWhenThereIsAPhoto() {
    String rest =
        """
        "body": {"text": "Sudah?"}, "action": {"buttons": [
          {"type": "reply", "reply": {"id": "confirm:LKS-1", "title": "Sudah selesai"}},
          {"type": "reply", "reply": {"id": "reject:LKS-1", "title": "Belum"}}]}}
        """;
    assertPart(
        new Buttons("Sudah?", YES_AND_NO, PHOTO),
        "4711",
        "\"type\": \"interactive\", \"interactive\": {\"type\": \"button\","
            + "\"header\": {\"type\": \"image\", \"image\": {\"id\": \"4711\"}},"
            + rest);
    assertPart(
        new Buttons("Sudah?", YES_AND_NO, null),
        null,
        "\"type\": \"interactive\", \"interactive\": {\"type\": \"button\"," + rest);
  }

  @Test
  void aTemplateFillsItsBlanks() {
    assertPart(
        new Template("laporan_selesai", "id", List.of("LKS-1"), PHOTO, List.of("confirm:LKS-1")),
        "4711",
        """
        "type": "template", "template": {"name": "laporan_selesai", "language": {"code": "id"},
          "components": [
            {"type": "header", "parameters": [{"type": "image", "image": {"id": "4711"}}]},
            {"type": "body", "parameters": [{"type": "text", "text": "LKS-1"}]},
            {"type": "button", "sub_type": "quick_reply", "index": "0",
             "parameters": [{"type": "payload", "payload": "confirm:LKS-1"}]}]}
        """);
  }

  @Test
  void tooMuchCallbackDataIsTheCallersMistake() {
    Message text = new Text("Diterima.", null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MessageJson.of(CITIZEN, text, null, "a".repeat(513)));
  }

  private static void assertPart(Message message, String mediaId, String part) {
    assertJson(
        MessageJson.of(CITIZEN, message, mediaId, "").toString(),
        "{\"messaging_product\": \"whatsapp\", \"recipient_type\": \"individual\","
            + "\"to\": \"6281234567890\","
            + part
            + "}");
  }

  private static void assertJson(String json, String expected) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree(expected));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
