package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.calendar.Pause;
import id.laksa.spine.Citizen.Answer;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reporter says to what was done. */
class AnswerIT extends AnswerCase {

  @Test
  void heMayRateAfterwardsOnce() throws Exception {
    resolve(42);
    citizen.answer(ticket, key, "{\"kind\": \"CONFIRMED\"}");
    Answer rated = citizen.answer(ticket, key, "{\"kind\": \"RATED\", \"rating\": 2}");
    assertThat(rated.status()).isEqualTo(200);
    assertThat(rated.body().path("confirmed").asBoolean()).isTrue();
    assertProblem(citizen.answer(ticket, key, "{\"kind\": \"RATED\", \"rating\": 5}"), 409);
    assertThat(history(ticket)).endsWith("confirmed", "rated");
  }

  @Test
  void whatHeDoesNotAnswerIsClosedWithoutHisWordAndCanBeReopenedForATime() throws Exception {
    resolve(43);
    String unanswered = accepted(saying("#jalanrusak")).ticket();
    JsonNode shown = citizen.look(ticket);
    engine.clock().advance(Duration.ofDays(4));
    OffsetDateTime by = OffsetDateTime.parse(shown.path("answerBy").asText());
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    moveTo(by.toInstant());
    JsonNode closed = awaitStatus(ticket, "CLOSED");
    assertThat(closed.path("confirmed").asBoolean(true)).isFalse();
    assertThat(closed.path("statusText").asText()).contains("tanpa konfirmasi");
    assertThat(history(ticket)).endsWith("closed-unconfirmed").doesNotContain("confirmed");
    Answer reopened = citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    assertThat(reopened.body().path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(citizen.look(unanswered).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void onceItsTimeIsOverAClosedOneStaysClosed() throws Exception {
    resolve(44);
    citizen.answer(ticket, key, CONFIRMED);
    moveTo(OffsetDateTime.parse(citizen.look(ticket).path("answerBy").asText()).toInstant());
    engine.clock().advance(Duration.ofSeconds(1));
    Answer late = citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    assertProblem(late, 409);
    assertThat(late.body().path("detail").asText()).contains("time to be answered is over");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("CLOSED");
  }

  @Test
  void hisConfirmationClosesOnce() throws Exception {
    resolve(32);
    Answer closed = citizen.answer(ticket, key, CONFIRMED);
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.body().path("status").asText()).isEqualTo("CLOSED");
    assertProblem(citizen.answer(ticket, key, CONFIRMED), 409);
    assertThat(history(ticket)).containsOnlyOnce("confirmed");
  }

  @Test
  void hisInformationReachesTheDepartmentAndTheClockGoesOn() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    JsonNode asked = awaitStatus(ticket, "WAITING_FOR_REPORTER");
    Instant since = engine.clock().instant();
    engine.clock().advance(Duration.ofHours(2));
    Pause pause = new Pause(since, engine.clock().instant());
    Answer told =
        citizen.answer(ticket, key, "{\"kind\": \"INFORMATION\", \"text\": \"Di utara pasar\"}");
    assertThat(told.body().path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(told.body().path("clock").asText()).isEqualTo("running");
    Instant received = OffsetDateTime.parse(asked.path("receivedAt").asText()).toInstant();
    assertThat(OffsetDateTime.parse(told.body().path("resolveBy").asText()).toInstant())
        .isEqualTo(ROADS.resolveBy(received, 1, List.of(pause)));
    TextMessage message = dpupr.workOrder(ticket);
    assertThat(message.getStringProperty("laksa_kind")).isEqualTo("addition");
    JsonNode order = DepartmentSystem.json(message);
    assertThat(order.path("note").asText()).contains("Di utara pasar");
    assertThat(order.path("round").asInt()).isEqualTo(1);
  }

  @Test
  void whatHeWritesIsForTheDepartmentAndNotForThePublic() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    citizen.answer(ticket, key, "{\"kind\": \"INFORMATION\", \"text\": \"Hubungi 0812345\"}");
    assertThat(citizen.look(ticket).toString()).doesNotContain("0812345");
  }

  private void moveTo(Instant when) {
    engine.clock().advance(Duration.between(engine.clock().instant(), when));
  }
}
