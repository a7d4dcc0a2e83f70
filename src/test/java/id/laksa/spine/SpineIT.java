package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A complaint's whole way, from the App API to its department's queue, and the photo back. */
@ExtendWith(RunningEngine.class)
class SpineIT {
  private final RunningEngine engine = RunningEngine.get();
  private final Citizen citizen = new Citizen(engine.http());

  @Test
  void aComplaintReachesItsDepartmentAndThePhotoOfTheFinishedWorkReachesTheReporter()
      throws Exception {
    Answer receipt =
        citizen.postForm(
            "/api/v1/complaints",
            List.of(
                Part.complaint(
                    """
                    {"text": "Jalan berlubang depan SDN 4 #JalanRusak",
                     "location": {"lat": -6.1783, "lon": 106.6319, "address": "Jl. Moh. Toha"},
                     "reporter": {"name": "Siti", "phone": "+6281234567890"}}
                    """),
                Part.photo(Photographs.ofAStreet(1))),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(receipt.status()).isEqualTo(201);
    assertThat(receipt.body().path("department").path("code").asText()).isEqualTo("DPUPR");
    String ticket = receipt.ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      TextMessage message = dpupr.workOrder(ticket);
      JsonNode order = DepartmentSystem.json(message);
      assertThat(message.getJMSType()).isEqualTo("id.laksa.workorder.v1");
      assertThat(message.getJMSPriority()).isEqualTo(4);
      assertThat(order.path("location").path("kecamatan").asText()).isEqualTo("Tangerang");
      assertThat(order.path("reporter").path("name").asText()).isEqualTo("Siti");
      JsonNode photo = order.path("photos").path(0);
      assertThat(sha256(citizen.get(photo.path("url").asText(), Map.of())))
          .isEqualTo(photo.path("sha256").asText());

      dpupr.answer(ticket, "ACKNOWLEDGED");
      awaitStatus(ticket, "ACKNOWLEDGED");
      Answer evidence =
          citizen.postForm(
              "/opd/v1/evidence",
              List.of(Part.photo(Photographs.ofAStreet(2)), Part.field("ticket", ticket)),
              dpupr.basicAuth());
      assertThat(evidence.status()).isEqualTo(201);
      dpupr.answer(ticket, "RESOLVED", evidence.body().path("evidenceId").asText());
    }
    JsonNode done = awaitStatus(ticket, "RESOLVED");
    assertThat(done.path("clock").asText()).isEqualTo("stopped");
    assertThat(done.path("history").findValuesAsText("event"))
        .containsExactly(
            "received", "classified", "dispatched", "acknowledged", "work-started", "resolved");
    assertThat(done.path("history").path(5).path("text").asText()).contains("Sudah kami tangani");
    JsonNode shown = done.path("evidence").path(0);
    assertThat(sha256(citizen.get(shown.path("url").asText(), Map.of())))
        .isEqualTo(shown.path("sha256").asText());
    assertThat(done.toString()).doesNotContain("Siti").doesNotContain("6281234567890");
  }

  private JsonNode awaitStatus(String ticket, String status) {
    return await()
        .until(() -> citizen.look(ticket), state -> state.path("status").asText().equals(status));
  }

  private static String sha256(Answer answer) throws Exception {
    assertThat(answer.status()).isEqualTo(200);
    var digest = java.security.MessageDigest.getInstance("SHA-256");
    return java.util.HexFormat.of().formatHex(digest.digest(answer.raw().body()));
  }
}
