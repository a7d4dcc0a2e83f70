package id.laksa.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.whatsapp.webhook.Delivery.Element;
import id.laksa.whatsapp.webhook.Delivery.Elements;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReaderTest {
  @Test
  void everyElementOfEveryArrayIsThere() {
    String change =
        """
        {"field": "messages", "value": {
          "messages": [{"id": "m%1$d1", "from": "1"}, {"id": "m%1$d2", "from": "2"}],
          "statuses": [{"id": "s%1$d1", "status": "sent"}, {"id": "s%1$d1", "status": "read"}]}}
        """;
    Elements read =
        elements(
            "{\"changes\": [%s, %s]}, {\"changes\": [%s]}"
                .formatted(change.formatted(1), change.formatted(2), change.formatted(3)));
    assertThat(read.elements())
        .extracting(Element::identity)
        .hasSize(12)
        .startsWith("message:m11", "message:m12", "status:s11:sent", "status:s11:read")
        .endsWith("status:s31:read");
    assertThat(read.elements()).extracting(Element::lane).startsWith("1", "2", "s11", "s11");
  }

  @Test
  void aMessageKnowsItsSendersContactAndNoOther() {
    Elements read =
        messages(
            """
            "contacts": [{"wa_id": "1", "profile": {"name": "Ani"}},
                         {"user_id": "US.2", "profile": {"name": "Budi"}}],
            "messages": [{"id": "a", "from": "1"}, {"id": "b", "from_user_id": "US.2"},
                         {"id": "c", "from": "3"}]
            """);
    assertThat(read.elements().get(0).json()).contains("Ani").doesNotContain("Budi");
    assertThat(read.elements().get(1).json()).contains("Budi").doesNotContain("Ani");
    assertThat(read.elements().get(1).lane()).isEqualTo("US.2");
    assertThat(read.elements().get(2).json()).doesNotContain("Ani", "Budi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'entry': {'changes': []}}",
        "{'entry': [{'changes': 'all'}]}",
        "{'entry': [{'changes': [{'field': 'messages', 'value': {'messages': {'id': 'a'}}}]}]}",
        "{'entry': [{'changes': [{'field': 'messages', 'value': {'statuses': 7}}]}]}"
      })
  void aListInAnotherShapeMakesTheBodyUnreadableSoThatNothingInItIsLost(String body) {
    String ofMeta = body.replace('\'', '"').replaceFirst("[{]", "{\"object\": \"%s\", ");
    byte[] bytes = ofMeta.formatted("whatsapp_business_account").getBytes(UTF_8);
    assertThat(DeliveryReader.read(bytes)).isInstanceOf(Delivery.Unreadable.class);
  }

  @Test
  void whatHasNoIdIsItself() {
    Elements read = messages("\"messages\": [{\"from\": \"1\"}, {\"from\": \"2\"}]");
    assertThat(read.elements()).extracting(Element::identity).doesNotHaveDuplicates();
  }

  @Test
  void whatConcernsNobodyIsCountedUnderANameThatIsKnown() {
    Elements read =
        elements(
            """
            {"changes": [{"field": "security"}, {"field": "security"}, {"field": "+62811"},
                         {"field": "messages", "value": {"errors": [{"code": 1}]}}]}
            """);
    assertThat(read.elements()).isEmpty();
    assertThat(read.passedOver()).isEqualTo(Map.of("security", 2, "other field", 1, "errors", 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"object\": \"page\"}",
        "{\"object\": \"whatsapp_business_account\", \"entry\": [{\"changes\": null}]}",
      })
  void jsonThatIsNotOursHoldsNothing(String body) {
    Delivery read = DeliveryReader.read(body.getBytes(UTF_8));
    assertThat(read)
        .isInstanceOfSatisfying(Elements.class, it -> assertThat(it.elements()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "7", "null", "{", "{} {}", "{\"a\": NaN}", "\u0000{}"})
  void whatIsNoJsonObjectIsUnreadable(String body) {
    assertThat(DeliveryReader.read(body.getBytes(UTF_8))).isInstanceOf(Delivery.Unreadable.class);
  }

  @Test
  void whatIsNestedTooDeepIsUnreadable() {
    String deep = "{\"a\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";
    assertThat(DeliveryReader.read(deep.getBytes(UTF_8))).isInstanceOf(Delivery.Unreadable.class);
  }

  @Test
  void threeMegabytesAreRead() {
    String text = "a".repeat(3_000_000);
    assertThat(messages("\"messages\": [{\"id\": \"a\", \"x\": \"" + text + "\"}]").elements())
        .hasSize(1);
  }

  @Test
  void noElementShowsWhatItHolds() {
    assertThat(new Element("message:a", "62811", "{}")).asString().doesNotContain("62811", "a\"");
  }

  private static Elements messages(String value) {
    return elements("{\"changes\": [{\"field\": \"messages\", \"value\": {" + value + "}}]}");
  }

  private static Elements elements(String entries) {
    String body = "{\"object\": \"whatsapp_business_account\", \"entry\": [" + entries + "]}";
    return (Elements) DeliveryReader.read(body.getBytes(UTF_8));
  }
}
