package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.spine.Citizen.Answer;
import org.junit.jupiter.api.Test;

/** A fire that is told where a department waits for an answer is heard first, by app and web. */
class EmergencyAnswerIT extends TrackingCase {
  private static final String FIRE = "Tolong!! rumah tetangga kebakaran, ada anak di dalam";
  private static final String JSON_FIRE =
      "{\"kind\": \"INFORMATION\", \"text\": \"%s\"}".formatted(FIRE);

  @Test
  void anAppThatAnswersWithAFireGetsTheWayTo112AndATicketOfItsOwn() throws Exception {
    Sent sent = asked();

    Answer first = citizen.answer(sent.ticket(), sent.key(), JSON_FIRE);
    Answer again = citizen.answer(sent.ticket(), sent.key(), JSON_FIRE);

    assertThat(first.status()).isEqualTo(200);
    JsonNode body = first.body();
    assertThat(body.path("status").asText()).isEqualTo("WAITING_FOR_REPORTER");
    assertThat(body.path("notice").asText()).contains("112");
    String fire = body.path("emergencyTicket").asText();
    assertThat(fire).isNotEqualTo(sent.ticket());
    assertThat(again.body().path("emergencyTicket").asText()).isEqualTo(fire);
    assertThat(citizen.look(fire).path("department").path("code").asText()).isEqualTo("BPBD");
    assertThat(history(sent.ticket())).doesNotContain("info-given");
    String answered = "{\"kind\": \"INFORMATION\", \"text\": \"Di sebelah utara gerbang\"}";
    JsonNode after = citizen.answer(sent.ticket(), sent.key(), answered).body();
    assertThat(after.path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(after.has("notice")).isFalse();
  }

  @Test
  void onHisOwnPageAFireLeadsToItsReceiptWhichBeginsWith112() throws Exception {
    Sent sent = asked();

    Answer answer = answer(sent, "kind=INFORMATION&text=" + FIRE.replace(" ", "+"));

    assertThat(answer.status()).isEqualTo(303);
    String receipt = header(answer, "Location");
    assertThat(receipt).startsWith("/lapor/LKS-").doesNotContain(sent.ticket());
    assertThat(html(receipt)).contains("tel:112");
    assertThat(history(sent.ticket())).doesNotContain("info-given");
  }

  @Test
  void aConfirmationThatTellsOfAFireConfirmsToo() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 241);

    Answer answer =
        citizen.answer(
            sent.ticket(),
            sent.key(),
            "{\"kind\": \"CONFIRMED\", \"text\": \"%s\"}".formatted(FIRE));

    assertThat(answer.body().path("emergencyTicket").asText()).startsWith("LKS-");
    assertThat(history(sent.ticket())).containsOnlyOnce("confirmed");
  }

  /** A complaint about which the department has asked something. */
  private Sent asked() throws Exception {
    Sent sent = taken(aForm());
    dpupr.answer(sent.ticket(), "NEEDS_INFO");
    awaitStatus(sent.ticket(), "WAITING_FOR_REPORTER");
    return sent;
  }
}
