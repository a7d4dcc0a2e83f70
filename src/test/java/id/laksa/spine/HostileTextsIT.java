package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text is text: it arrives at the department as it was written, whatever it looks like. */
class HostileTextsIT extends SpineCase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; drop table complaint; -- #jalanrusak",
        "<script>alert('x')</script> &amp; <b>#jalanrusak</b>",
        "${jndi:ldap://127.0.0.1/a} ${bean:engine} ${sys:user.home} {{laksa.ticket.key}} #jalanrusak",
        "CamelHttpResponseCode: 500\r\nSet-Cookie: a=b\r\n\r\n #jalanrusak",
        "#jalanrusak :name ? ?? $1 {0} %s %n \\u0000 \\ \" ' ` \u202e \ufeff 😀 é e\u0301 \u007f \u0001"
      })
  void itArrivesUnchanged(String text) throws Exception {
    String json =
        JSON.createObjectNode()
            .put("text", text)
            .set(
                "location",
                JSON.createObjectNode()
                    .put("lat", -6.1783)
                    .put("lon", 106.6319)
                    .put("address", text))
            .toString();
    JsonNode order = order(accepted(json));
    assertThat(order.path("text").asText()).isEqualTo(text);
    assertThat(order.path("location").path("address").asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"application/json", "text/plain", "image/x-json", "application/octet-stream"})
  void theComplaintOfAFormMayBeSentAsAnyTypeWithAndWithoutAFileName(String type) throws Exception {
    Part part = new Part("complaint", type, saying("Lubang é #jalanrusak").getBytes(UTF_8));
    Answer receipt = citizen.postForm(COMPLAINTS, List.of(part), Map.of());
    assertThat(receipt.status()).isEqualTo(201);
    assertThat(order(receipt).path("text").asText()).isEqualTo("Lubang é #jalanrusak");
  }

  @Test
  void headersCannotSteer() throws Exception {
    Answer receipt =
        citizen.post(
            COMPLAINTS,
            saying("Lubang #jalanrusak").getBytes(UTF_8),
            Map.of(
                "Content-Type", "application/json; charset=utf-8",
                "CamelHttpResponseCode", "500",
                "camelbeanmethodname", "toString",
                "CamelBeanMethodName", "hashCode",
                "CamelJmsDestinationName", "opd.dishub",
                "JMSPriority", "9",
                "laksa_sender", "dishub"));
    assertThat(receipt.status()).isEqualTo(201);
    assertThat(order(receipt).path("priority").asText()).isEqualTo("NORMAL");
  }

  @Test
  void aQueryCannotSteer() {
    Answer receipt =
        citizen.post(
            COMPLAINTS
                + "?CamelHttpResponseCode=500&camelbeanmethodname=toString&Content-Type=text/plain"
                + "&Idempotency-Key=x&text=y",
            saying("Lubang #jalanrusak").getBytes(UTF_8),
            Map.of("Content-Type", "application/json"));
    assertThat(receipt.status()).isEqualTo(201);
  }

  private JsonNode order(Answer receipt) throws Exception {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      return DepartmentSystem.json(dpupr.workOrder(receipt.ticket()));
    }
  }
}
