package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who reported is known to his department if he allows it, and to nothing else. */
class PersonalDataIT extends SpineCase {
  private static final List<String> SECRETS =
      List.of(
          "Zulaikha", "628998877665", "zulaikha@example.id", "3671019988770001", "Gang Rahasia 7");
  private static final String COMPLAINT =
      """
      {"text": "Saya Zulaikha, NIK 3671019988770001, telepon +628998877665 #jalanrusak",
       "location": {"address": "Gang Rahasia 7"},
       "reporter": {"name": "Zulaikha", "phone": "+628998877665", "email": "zulaikha@example.id"}}
      """;

  @Test
  void itIsInNoEventNoPublicViewNoFigureAndNoLog() throws Exception {
    try (LogKeeper log = LogKeeper.started();
        EventReader events = new EventReader(engine);
        DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      Answer receipt = accepted(COMPLAINT);
      String ticket = receipt.ticket();
      everythingThatCanGoWrong(receipt, dpupr);
      dpupr.answer(ticket, "NEEDS_INFO");
      awaitStatus(ticket, "WAITING_FOR_REPORTER");
      String key = receipt.body().path("answerKey").asText();
      citizen.answer(
          ticket, key, "{\"kind\": \"INFORMATION\", \"text\": \"Zulaikha, Gang Rahasia 7\"}");
      dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 71));
      awaitStatus(ticket, "RESOLVED");

      events.of(ticket, 7);
      events.seen().forEach(event -> assertNobody(event.value() + event.headers()));
      assertNobody(receipt.body().toString());
      assertNobody(citizen.look(ticket).toString());
      assertNobody(engine.metrics());
      assertNobody(text("/observe/health/ready"));
      assertNobody(String.join("\n", log.lines()));
      assertThat(log.lines()).noneMatch(line -> line.contains(key));
    }
  }

  @Test
  void itLiesSealedInTheLedger() {
    accepted(COMPLAINT);
    assertThat(
            ledger.count(
                "select count(*) from complaint_person"
                    + " where position(convert_to(?, 'UTF8') in sealed) > 0",
                "Zulaikha"))
        .isZero();
  }

  private void everythingThatCanGoWrong(Answer receipt, DepartmentSystem dpupr) throws Exception {
    String key = UUID.randomUUID().toString();
    citizen.complain(COMPLAINT, key);
    assertProblem(citizen.complain(COMPLAINT.replace("Saya", "Aku"), key), 422);
    assertProblem(citizen.complain(COMPLAINT.replace("Gang", "\\u0000")), 400);
    assertProblem(citizen.complain(COMPLAINT.replace("}}", "}")), 400);
    assertProblem(citizen.get("/Zulaikha/628998877665?q=Zulaikha", Map.of("Zulaikha", "1")), 404);
    assertProblem(citizen.answer(receipt.ticket(), "Zulaikha", "{\"kind\": \"CONFIRMED\"}"), 401);
    String marker = UUID.randomUUID().toString();
    dpupr.send("Zulaikha 628998877665 " + marker, Map.of("Zulaikha", "628998877665"));
    dpupr.refused(marker);
  }

  private String text(String path) {
    return new String(
        citizen.get(path, Map.of()).raw().body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void assertNobody(String text) {
    assertThat(text).doesNotContainIgnoringCase(SECRETS.toArray(String[]::new));
  }
}
