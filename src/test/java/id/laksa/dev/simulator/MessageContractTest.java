package id.laksa.dev.simulator;

import static id.laksa.dev.simulator.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageContractTest {
  private final MessageContract contract = new MessageContract();

  static Stream<ObjectNode> whatIsRight() {
    ObjectNode withoutType = Samples.aText();
    withoutType.remove("type");
    ObjectNode full = Samples.aText().put("recipient_type", "individual");
    full.put("biz_opaque_callback_data", "x".repeat(512));
    full.putObject("context").put("message_id", "wamid.QUJD");
    return Stream.of(
        withoutType,
        full,
        Samples.anImage("123"),
        Samples.to(Samples.SCOPED, "'type':'image','image':{'link':'https://a.example/b.png'}"),
        Samples.someButtons(),
        Samples.aList(),
        Samples.news(),
        Samples.done("123"),
        json("{'messaging_product':'whatsapp','status':'read','message_id':'wamid.QUJD'}"));
  }

  @ParameterizedTest
  @MethodSource("whatIsRight")
  void whatTheContractAllowsIsTaken(ObjectNode request) {
    assertThat(contract.violation(request)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/text | body | '' | text/body",
        "/text | body | '   ' | text/body",
        "/text | body | 5 | text/body",
        "/text | preview_url | 'no' | text/preview_url",
        "/text | colour | 'red' | colour",
        "/text | body | LONG4097 | text/body",
        " | messaging_product | 'telegram' | messaging_product",
        " | messaging_product | NONE | messaging_product",
        " | recipient_type | 'group' | recipient_type",
        " | to | 6281200000001 | to",
        " | to | '08-12' | to",
        " | to | NONE | to and recipient",
        " | recipient | 'ID.134900' | to and recipient",
        " | text | NONE | text",
        " | text | 'hello' | text",
        " | image | {'id':'1'} | image",
        " | extra | true | extra",
        " | type | 'sticker' | type",
        " | type | 'read' | type",
        " | type | null | type",
        " | biz_opaque_callback_data | LONG513 | biz_opaque_callback_data",
        " | context | {} | message_id",
        " | context | {'message_id':'7'} | message_id"
      })
  void aWrongTextNamesTheField(String at, String field, String value, String named) {
    assertNamed(Samples.aText(), at, field, value, named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/image | link | 'https://a.example/b.png' | id and link",
        "/image | id | NONE | id and link",
        "/image | id | 'abc' | image/id",
        "/image | link | 'file:///etc/passwd' | image/link",
        "/image | caption | LONG1025 | image/caption",
        "/image | filename | 'a.png' | filename"
      })
  void aWrongImageNamesTheField(String at, String field, String value, String named) {
    assertNamed(Samples.anImage("123"), at, field, value, named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/interactive/body | text | LONG1025 | body/text",
        "/interactive | type | 'flow' | type",
        "/interactive | body | NONE | body",
        "/interactive | header | {'type':'image'} | image",
        "/interactive | header | {'type':'image','image':{}} | id and link",
        "/interactive | footer | {'text':LONG61} | footer/text",
        "/interactive/action | buttons | [] | buttons",
        "/interactive/action | button | 'x' | button",
        "/interactive/action/buttons/0/reply | title | LONG21 | title",
        "/interactive/action/buttons/0/reply | title | 'Belum' | same title twice",
        "/interactive/action/buttons/0/reply | id | LONG257 | id",
        "/interactive/action/buttons/0/reply | id | 'reject:1' | same id twice",
        "/interactive/action/buttons/0 | type | 'url' | type"
      })
  void wrongButtonsNameTheField(String at, String field, String value, String named) {
    assertNamed(Samples.someButtons(), at, field, value, named);
  }

  @Test
  void fourButtonsAreTooMany() {
    ObjectNode request = Samples.someButtons();
    for (int i = 0; i < 2; i++) {
      ((ArrayNode) request.at("/interactive/action/buttons"))
          .addObject()
          .put("type", "reply")
          .putObject("reply")
          .put("id", "b" + i)
          .put("title", "B" + i);
    }
    assertThat(details(request)).contains("buttons");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/interactive/action/sections/0/rows/0 | title | LONG25 | title",
        "/interactive/action/sections/0/rows/0 | id | 'opd:pu' | same id twice",
        "/interactive/action/sections/0/rows/0 | description | LONG73 | description",
        "/interactive/action | button | NONE | button",
        "/interactive | header | {'type':'image','image':{'id':'1'}} | header"
      })
  void aWrongListNamesTheField(String at, String field, String value, String named) {
    assertNamed(Samples.aList(), at, field, value, named);
  }

  @Test
  void elevenRowsOverTwoSectionsAreTooMany() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      rows.append(i == 0 ? "" : ",").append("{'id':'r" + i + "','title':'R'}");
    }
    ObjectNode request = Samples.aList();
    ((ArrayNode) request.at("/interactive/action/sections"))
        .add(json("{'title':'Lain','rows':[" + rows + "]}"));
    assertThat(details(request)).contains("at most 10 rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nb", "a\\tb", "a     b"})
  void aTemplatesParameterHasNoLineBreaksOrWideGaps(String text) {
    ObjectNode request = Samples.news();
    ((ObjectNode) request.at("/template/components/0/parameters/0"))
        .set("text", json("{'v':'" + text + "'}").get("v"));
    assertThat(details(request)).contains("text");
  }

  private void assertNamed(
      ObjectNode request, String at, String field, String value, String named) {
    ObjectNode parent = (ObjectNode) (at == null ? request : request.at(at));
    if ("NONE".equals(value)) {
      parent.remove(field);
    } else {
      parent.set(field, json("{'v':" + lengthened(value) + "}").get("v"));
    }
    assertThat(details(request)).contains(named);
  }

  private static String lengthened(String value) {
    var matcher = Pattern.compile("LONG(\\d+)").matcher(value);
    return matcher.replaceAll(found -> "'" + "x".repeat(Integer.parseInt(found.group(1))) + "'");
  }

  private String details(ObjectNode request) {
    GraphError error = contract.violation(request).orElseThrow();
    assertThat(error.code()).isEqualTo(100);
    return String.valueOf(error.details());
  }
}
