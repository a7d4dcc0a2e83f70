package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.DepartmentSystem;
import org.junit.jupiter.api.Test;

/** What an operator sees of what the reporter thinks of the work. */
class RatingIT extends LiveRoomCase {

  @Test
  void aRatingIsShownWithItsNumberInTheHistoryAndWithTheAnswer() throws Exception {
    Answer receipt = accepted(saying("Jalan berlubang #jalanrusak"));
    String ticket = receipt.ticket();
    String key = receipt.body().path("answerKey").asText();
    OperatorBrowser operator = anOperator();
    assertThat(operator.open(pageOf(ticket)).html()).doesNotContain("Jawaban pelapor");
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 8_101));
      awaitStatus(ticket, "RESOLVED");
    }
    citizen.answer(ticket, key, "{\"kind\": \"CONFIRMED\"}");
    assertThat(operator.open(pageOf(ticket)).html())
        .contains("<dt>Jawaban pelapor</dt><dd>Selesai.</dd>")
        .doesNotContain("dari 5");
    citizen.answer(ticket, key, "{\"kind\": \"RATED\", \"rating\": 4}");
    assertThat(operator.open(pageOf(ticket)).html())
        .contains(
            "Pelapor memberi nilai. Nilai: 4 dari 5.",
            "<dt>Jawaban pelapor</dt><dd>Selesai. Nilai: 4 dari 5.</dd>");
  }
}
