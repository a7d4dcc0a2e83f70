package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import id.laksa.spine.Citizen.Answer;
import jakarta.jms.TextMessage;
import java.util.Locale;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which department gets a complaint, and what it is told. */
class RoutingIT extends SpineCase {
  private static final String CIPONDOH = "{\"lat\": -6.1861, \"lon\": 106.6771}";
  private static final String BANDUNG = "{\"lat\": -6.9147, \"lon\": 107.6098}";
  private static final String PERSON = "{\"name\": \"Siti\", \"phone\": \"+62812\"}";

  @ParameterizedTest
  @ValueSource(strings = {"#JalanRusak", "#jalan_rusak", "#JALANRUSAK", "＃jalanrusak"})
  void everySpellingOfAHashtagIsTheSame(String hashtag) {
    Answer receipt = accepted(saying("Lubang " + hashtag));
    assertThat(receipt.body().path("category").asText()).isEqualTo("jalan-rusak");
    assertThat(receipt.body().path("department").path("code").asText()).isEqualTo("DPUPR");
    assertThat(receipt.body().path("notice").isNull()).isTrue();
  }

  @Test
  void aHashtagBesideTheTextCountsAsMuch() throws Exception {
    JsonNode order = order(accepted("{\"text\": \"Gelap\", \"hashtags\": [\"PJU-mati\"]}"));
    assertThat(order.path("department").asText()).isEqualTo("DISHUB");
    assertThat(order.path("explanation").path("matched").path(0).asText()).isEqualTo("#pjumati");
  }

  @Test
  void severalHashtagsOfOneDepartmentMakeOneWorkOrderWithoutANote() throws Exception {
    JsonNode order = order(accepted(saying("Bolong #jalanrusak mampet #drainase")));
    assertThat(order.path("category").asText()).isEqualTo("jalan-rusak");
    assertThat(order.path("note").isNull()).isTrue();
    assertThat(order.path("explanation").path("matched")).hasSize(2);
    assertThat(order.path("explanation").path("alternatives").path(0).path("category").asText())
        .isEqualTo("drainase");
  }

  @Test
  void ofSeveralDepartmentsTheFirstGetsItAndIsToldOfTheOthers() throws Exception {
    JsonNode order = order(accepted(saying("#sampah #jalanrusak #pju")));
    assertThat(order.path("department").asText()).isEqualTo("DPUPR");
    assertThat(order.path("note").asText())
        .contains("Dinas Perhubungan")
        .contains("Dinas Lingkungan Hidup");
    assertThat(order.path("explanation").path("alternatives").findValuesAsText("department"))
        .containsExactly("DISHUB", "DLH");
    assertThat(order.path("explanation").path("rule").asText()).isNotBlank();
    assertThat(order.path("explanation").path("rulesVersion").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tidak ada tagar", "Entah #takdikenal", "#", "https://x.id/#jalanrusak"})
  void anUnknownHashtagOrNoneGoesToTriage(String text) {
    assertTriage(accepted(saying(text)));
  }

  @Test
  void whatLiesOutsideTheCityGoesToTriage() {
    assertTriage(accepted(complaint("#jalanrusak", "\"location\": " + BANDUNG)));
  }

  @ParameterizedTest
  @CsvSource({
    "kebakaran, BPBD, kebakaran",
    "begal, EXT_POLRES, kriminal",
    "gawatdarurat, EXT_112, darurat-medis"
  })
  void anEmergencyIsFirstAndTheReporterIsToldToCall112(
      String hashtag, String department, String category) throws Exception {
    Answer receipt = accepted(saying("Tolong #jalanrusak #" + hashtag));
    assertThat(receipt.body().path("notice").asText()).contains("112");
    assertThat(receipt.body().path("category").asText()).isEqualTo(category);
    TextMessage message = message(receipt);
    assertThat(message.getJMSPriority()).isEqualTo(9);
    JsonNode order = DepartmentSystem.json(message);
    assertThat(order.path("department").asText()).isEqualTo(department);
    assertThat(order.path("priority").asText()).isEqualTo("EMERGENCY");
  }

  @Test
  void aPressingMatterHasPrioritySeven() throws Exception {
    assertThat(message(accepted(saying("#banjir"))).getJMSPriority()).isEqualTo(7);
  }

  @Test
  void anEmergencyInTriageStaysOne() {
    Answer receipt = accepted(complaint("#kebakaran", "\"location\": " + BANDUNG));
    assertTriage(receipt);
    assertThat(receipt.body().path("notice").asText()).contains("112");
  }

  @Test
  void aNeighbourhoodMatterGoesToTheKecamatanOfThePlace() throws Exception {
    Answer receipt = accepted(complaint("#kampungterang", "\"location\": " + CIPONDOH));
    assertThat(receipt.body().path("department").path("code").asText()).isEqualTo("KEC_CIPONDOH");
    assertThat(order(receipt).path("location").path("kecamatan").asText()).isEqualTo("Cipondoh");
  }

  @Test
  void aNeighbourhoodMatterWithoutAPlaceGoesToTheKecamatanThatIsNamedOrToTriage() {
    Answer named = accepted(saying("#kampungterang #keccipondoh"));
    assertThat(named.body().path("department").path("code").asText()).isEqualTo("KEC_CIPONDOH");
    assertTriage(accepted(saying("#kampungterang")));
  }

  @Test
  void aNeighbourhoodMatterGoesToTheKecamatanThatTheWordsName() throws Exception {
    JsonNode order = order(accepted(saying("#kampungterang mati, kel. Cikokol RT 03/05")));
    assertThat(order.path("department").asText()).isEqualTo("KEC_TANGERANG");
    JsonNode location = order.path("location");
    assertThat(location.path("kelurahan").asText()).isEqualTo("Cikokol");
    assertThat(location.path("kecamatan").asText()).isEqualTo("Tangerang");
    assertThat(location.path("lat").isNull()).isTrue();
    assertThat(order.path("note").asText()).contains("menurut kata-kata", "Cikokol", "RT 3/RW 5");
    assertThat(order.path("explanation").path("matched").path(1).asText())
        .isEqualTo("kel. cikokol");
  }

  @Test
  void aWholeKecamatanIsAPlaceToo() throws Exception {
    Answer receipt = accepted(saying("#kampungterang mati di Batu Ceper"));
    JsonNode location = order(receipt).path("location");
    assertThat(location.path("kecamatan").asText()).isEqualTo("Batuceper");
    assertThat(location.path("kelurahan").isNull()).isTrue();
    assertThat(citizen.look(receipt.ticket()).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void aNationalRoadIsNotTheCitys() throws Exception {
    Answer receipt =
        accepted(complaint("#jalanrusak", "\"location\": {\"address\": \"Jl. Daan Mogot 1\"}"));
    assertThat(receipt.body().path("department").path("code").asText()).isEqualTo("EXT_BPJN");
    assertThat(receipt.body().path("category").asText()).isEqualTo("jalan-rusak");
  }

  @ParameterizedTest
  @CsvSource({
    "jalanrusak, false, false, true, false",
    "jalanrusak, true, true, false, true",
    "thr, false, false, false, false",
    "begal, false, false, true, true",
    "korupsi, false, false, false, true"
  })
  void whatTakesEffectIsTheReportersFlagOrTheCategorys(
      String hashtag, boolean anonymous, boolean confidential, boolean named, boolean secret)
      throws Exception {
    String flags = "\"anonymous\": %s, \"confidential\": %s".formatted(anonymous, confidential);
    JsonNode order = order(accepted(complaint("#" + hashtag, flags + ", \"reporter\": " + PERSON)));
    assertThat(order.has("reporter")).isEqualTo(named);
    assertThat(order.toString().contains("Siti")).isEqualTo(named);
    assertThat(order.path("confidential").asBoolean()).isEqualTo(secret);
  }

  @Test
  void theMessageIsAsDescribed() throws Exception {
    Answer receipt =
        accepted(
            complaint(
                "#jalanrusak #sampah", "\"location\": " + CIPONDOH + ", \"reporter\": " + PERSON));
    TextMessage message = message(receipt);
    assertThat(message.getJMSType()).isEqualTo("id.laksa.workorder.v1");
    assertThat(message.getStringProperty("laksa_ticket")).isEqualTo(receipt.ticket());
    assertThat(message.getStringProperty("laksa_category")).isEqualTo("jalan-rusak");
    assertThat(message.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
    assertThat(message.getJMSExpiration()).isZero();
    var facade = (AmqpJmsMessageFacade) ((JmsMessage) message).getFacade();
    assertThat(String.valueOf(facade.getContentType())).isEqualTo("application/json");
    JsonNode order = DepartmentSystem.json(message);
    assertThat(schema().validate(order)).isEmpty();
    assertThat(order.path("acknowledgeBy")).isEqualTo(receipt.body().path("acknowledgeBy"));
    assertThat(order.path("round").asInt()).isEqualTo(1);
  }

  @Test
  void onlyOneMessageIsSent() throws Exception {
    Answer receipt = accepted(saying("#jalanrusak #drainase"));
    await().until(() -> ledger.waiting(receipt.ticket()) == 0);
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      assertThat(dpupr.queued(receipt.ticket())).isEqualTo(1);
    }
  }

  private static JsonSchema schema() {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(RoutingIT.class.getResourceAsStream("/schemas/workorder.v1.json"));
  }

  private static String complaint(String text, String more) {
    return "{\"text\": \"%s\", %s}".formatted(text, more);
  }

  private static void assertTriage(Answer receipt) {
    JsonNode body = receipt.body();
    assertThat(body.path("status").asText()).isEqualTo("TRIAGE");
    assertThat(body.path("category").isNull()).isTrue();
    assertThat(body.path("department").isNull()).isTrue();
    assertThat(body.path("acknowledgeBy").asText()).endsWith("+07:00");
  }

  private TextMessage message(Answer receipt) throws Exception {
    String code = receipt.body().path("department").path("code").asText();
    try (DepartmentSystem department =
        new DepartmentSystem(engine, code.toLowerCase(Locale.ROOT))) {
      return department.workOrder(receipt.ticket());
    }
  }

  private JsonNode order(Answer receipt) throws Exception {
    return DepartmentSystem.json(message(receipt));
  }
}
