package id.laksa.dev.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.dev.simulator.Account.ClosedWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitizenTest {
  private final List<byte[]> webhooks = new ArrayList<>();
  private final Network network =
      new Network(
          Samples.account(ClosedWindow.REFUSED_AT_ONCE),
          new HandMovedClock(),
          (citizen, body) -> webhooks.add(body));
  private final MessageDoor door = new MessageDoor(network);
  private final Citizen citizen = network.citizen(UserId.of(Samples.PHONE).orElseThrow(), "Budi");

  @Test
  void aTextIsCarriedByteForByteAsOnTheWire() {
    String wamid = citizen.text("Jl. \u00d1/RT 3 \ud83d\ude21 \"x\"");
    assertThat(new String(webhooks.get(0), US_ASCII))
        .isEqualTo(
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"900800700600500\","
                + "\"changes\":[{\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":"
                + "{\"display_phone_number\":\"6221555000\","
                + "\"phone_number_id\":\"100200300400500\"},\"contacts\":[{\"profile\":"
                + "{\"name\":\"Budi\"},\"wa_id\":\"6281200000001\"}],\"messages\":[{"
                + "\"from\":\"6281200000001\",\"id\":\""
                + wamid.replace("/", "\\/")
                + "\",\"timestamp\":\"1795316400\",\"type\":\"text\",\"text\":{\"body\":"
                + "\"Jl. \\u00d1\\/RT 3 \\ud83d\\ude21 \\\"x\\\"\"}}]},\"field\":\"messages\"}]}]}");
  }

  @Test
  void whoHidesHisNumberIsKnownByHisScopedIdOnly() {
    network.citizen(UserId.of(Samples.SCOPED).orElseThrow(), "Sari").text("Halo");
    JsonNode value = value(0);
    assertThat(value.at("/messages/0/from_user_id").textValue()).isEqualTo(Samples.SCOPED);
    assertThat(value.at("/contacts/0/user_id").textValue()).isEqualTo(Samples.SCOPED);
    assertThat(value.at("/messages/0").has("from")).isFalse();
    assertThat(value.at("/contacts/0").has("wa_id")).isFalse();
  }

  @Test
  void aPhotoIsToldByIdAndHashAndCanBeFound() {
    citizen.photo(Samples.jpeg(), "#sampah");
    JsonNode image = value(0).at("/messages/0/image");
    assertThat(image.path("mime_type").textValue()).isEqualTo("image/jpeg");
    assertThat(image.path("caption").textValue()).isEqualTo("#sampah");
    assertThat(image.path("sha256").textValue()).hasSize(44);
    assertThat(network.media().find(image.path("id").textValue()).orElseThrow().bytes())
        .isEqualTo(Samples.jpeg());
  }

  @Test
  void aPlaceHasDegreesAndOnlyTheNamesItWasGiven() {
    citizen.location(-6.1783, 106.6319, "Pasar Anyar", null);
    assertThat(value(0).at("/messages/0/location").toString())
        .isEqualTo("{\"latitude\":-6.1783,\"longitude\":106.6319,\"name\":\"Pasar Anyar\"}");
  }

  @Test
  void aTapAnswersTheMessageThatOfferedIt() {
    citizen.text("Halo");
    String offer =
        door.take("v24.0", Samples.someButtons()).body().at("/messages/0/id").textValue();
    citizen.tapButton("confirm:1", "Sudah");
    JsonNode message = value(1).at("/messages/0");
    assertThat(message.at("/context/id").textValue()).isEqualTo(offer);
    assertThat(message.path("interactive").toString())
        .isEqualTo(
            "{\"type\":\"button_reply\",\"button_reply\":{\"id\":\"confirm:1\",\"title\":\"Sudah\"}}");
  }

  @Test
  void aRowOfAListAndAButtonOfATemplateAreAnsweredInTheirOwnShapes() {
    citizen.text("Halo");
    door.take("v24.0", Samples.aList());
    citizen.tapButton("opd:dlh", "Kebersihan");
    assertThat(value(1).at("/messages/0/interactive/list_reply/id").textValue())
        .isEqualTo("opd:dlh");
    Media media = network.media().upload(ImageType.JPEG, Samples.jpeg());
    door.take("v24.0", Samples.done(media.id()));
    citizen.tapButton("confirm:LKS-1", "Sudah");
    assertThat(value(2).at("/messages/0/button").toString())
        .isEqualTo("{\"payload\":\"confirm:LKS-1\",\"text\":\"Sudah\"}");
  }

  @Test
  void aRawMessageKeepsAnIdOfItsOwn() {
    String wamid = citizen.raw(Samples.json("{'id':'wamid.SAME','type':'reaction'}"));
    assertThat(wamid).isEqualTo("wamid.SAME");
    assertThat(value(0).at("/messages/0/from").textValue()).isEqualTo(Samples.PHONE);
  }

  @Test
  void aRedeliveryIsTheSameBytes() {
    String wamid = citizen.text("Halo");
    assertThat(network.redeliver(wamid)).isTrue();
    assertThat(webhooks.get(1)).isEqualTo(webhooks.get(0));
    assertThat(network.redeliver("wamid.UNKNOWN")).isFalse();
  }

  private JsonNode value(int webhook) {
    try {
      return new ObjectMapper().readTree(webhooks.get(webhook)).at("/entry/0/changes/0/value");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
