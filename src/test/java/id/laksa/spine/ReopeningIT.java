package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reporter says that it isn't done. */
class ReopeningIT extends AnswerCase {

  @Test
  void photosOfWhatIsNotDoneReachTheDepartment() throws Exception {
    resolve(45);
    Answer reopened =
        answerForm(
            "{\"kind\": \"REOPENED\", \"text\": \"Lihat\"}", Photographs.ofAStreet(451), null);
    assertThat(reopened.status()).describedAs("%s", reopened.body()).isEqualTo(200);
    JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(order.path("photos")).hasSize(1);
    assertThat(order.path("note").asText())
        .contains("dinyatakan selesai: Sudah kami tangani", "Lihat; 1 foto");
    String url = order.path("photos").path(0).path("url").asText();
    assertThat(citizen.get(url, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void aBadFormChangesNothing() throws Exception {
    resolve(46);
    byte[] street = Photographs.ofAStreet(461);
    assertThat(answerForm("{\"kind\": \"CONFIRMED\"}", street, null).blamed()).contains("photo");
    assertThat(answerForm("{\"kind\": \"REOPENED\"}", "x".getBytes(UTF_8), null).blamed())
        .contains("photo[0]");
    assertThat(answerForm("{\"kind\": \"REOPENED\"}", street, "notes").blamed()).contains("body");
    assertThat(answerForm("[]", street, null).blamed()).contains("body");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void whatHeReopensASecondTimeComesToAnOperator() throws Exception {
    resolve(47);
    citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    dpupr.workOrder(ticket);
    resolve(48);
    Answer again =
        citizen.answer(ticket, key, "{\"kind\": \"REOPENED\", \"text\": \"Tetap rusak\"}");
    assertThat(again.body().path("status").asText()).isEqualTo("TRIAGE");
    JsonNode last = again.body().path("history").path(again.body().path("history").size() - 1);
    assertThat(last.path("event").asText()).isEqualTo("triaged");
    assertThat(last.path("text").asText()).contains("lebih dari sekali");
    assertThat(ledger.count("select round from complaint where ticket = ?", ticket)).isEqualTo(3);
  }

  @Test
  void whatHeReopensComesBackToTheDepartmentAsTheSecondRound() throws Exception {
    resolve(33);
    engine.clock().advance(Duration.ofHours(1));
    Answer reopened =
        citizen.answer(ticket, key, "{\"kind\": \"REOPENED\", \"text\": \"Masih berlubang\"}");
    assertThat(reopened.body().path("status").asText()).isEqualTo("DISPATCHED");
    TextMessage message = dpupr.workOrder(ticket);
    assertThat(message.getStringProperty("laksa_kind")).isEqualTo("round");
    JsonNode order = DepartmentSystem.json(message);
    assertThat(order.path("round").asInt()).isEqualTo(2);
    assertThat(order.path("note").asText()).contains("Masih berlubang");
    assertThat(OffsetDateTime.parse(order.path("acknowledgeBy").asText()).toInstant())
        .isEqualTo(ROADS.acknowledgeBy(engine.clock().instant(), List.of()));
    assertThat(order.path("acknowledgeBy")).isEqualTo(reopened.body().path("acknowledgeBy"));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 34));
    assertThat(awaitStatus(ticket, "RESOLVED").path("evidence")).hasSize(2);
  }

  @Test
  void thePhotoOfTheFirstRoundIsNoEvidenceForTheSecond() throws Exception {
    resolve(35);
    citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    String updateId = dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 35));
    assertThat(dpupr.refused(updateId).getStringProperty("laksa_reason"))
        .isEqualTo("evidence-refused");
  }

  private Answer answerForm(String json, byte[] photo, @Nullable String more) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("answer", "application/json", json.getBytes(UTF_8)));
    parts.add(Part.photo(photo));
    if (more != null) {
      parts.add(Part.field(more, "x"));
    }
    return citizen.postForm(
        COMPLAINTS + "/" + ticket + "/answers", parts, Map.of("Authorization", "Bearer " + key));
  }
}
