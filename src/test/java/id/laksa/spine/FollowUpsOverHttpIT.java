package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.docs.Schemas;
import id.laksa.spine.Citizen.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A department answers over HTTP, and is told at once. */
class FollowUpsOverHttpIT extends SpineCase {
  private DepartmentSystem dpupr;
  private String ticket;

  @BeforeEach
  void aComplaintAtItsDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    ticket = aDamagedRoad();
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  @Test
  void whatIsRecordedIsSaidAtOnceAndTheSameAgainIsTheSameAnswer() {
    ObjectNode working = followUp(ticket, "IN_PROGRESS");
    assertOutcome(send(working), "recorded");
    assertThat(history(ticket)).endsWith("acknowledged", "work-started");
    assertOutcome(send(working), "recorded");
    ObjectNode late = followUp(ticket, "ACKNOWLEDGED");
    assertOutcome(send(late), "late");
    assertOutcome(send(late), "late");
    assertThat(history(ticket)).containsOnlyOnce("noted").containsOnlyOnce("work-started");
  }

  @Test
  void theFiguresCountWhatADepartmentSaysAndWhatBecomesOfIt() {
    Map<String, Double> before = counts();
    ObjectNode working = followUp(ticket, "IN_PROGRESS");
    send(working);
    send(working);
    send(followUp(ticket, "ACKNOWLEDGED"));
    send(followUp(ticket, "RESOLVED"));
    send(followUp(ticket, "NOT_A_KIND"));
    Map<String, Double> after = counts();
    for (String outcome :
        List.of("recorded", "repeated", "late", "evidence-missing", "malformed")) {
      assertThat(after.get(outcome) - before.getOrDefault(outcome, 0.0))
          .describedAs(outcome)
          .isEqualTo(1);
    }
  }

  /** What DPUPR has said so far, by what became of it. */
  private Map<String, Double> counts() {
    Matcher counted =
        Pattern.compile("laksa_followups_total\\{department=\"DPUPR\",outcome=\"(.*)\"\\} (.*)")
            .matcher(engine.metrics());
    return counted
        .results()
        .collect(Collectors.toMap(one -> one.group(1), one -> Double.valueOf(one.group(2))));
  }

  @Test
  void anUpdateThatCameOverTheQueueIsTheSameOverHttp() throws Exception {
    ObjectNode working = followUp(ticket, "IN_PROGRESS");
    dpupr.send(working.toString(), Map.of());
    awaitStatus(ticket, "IN_PROGRESS");
    assertOutcome(send(working), "recorded");
    assertThat(history(ticket)).containsOnlyOnce("work-started");
  }

  @Test
  void finishedWorkIsShownByAPhoto() {
    assertRefused(send(followUp(ticket, "RESOLVED")), 422, "evidence-missing");
    ObjectNode done = followUp(ticket, "RESOLVED");
    done.withArray("evidence").add(evidence(dpupr, ticket, 31));
    assertOutcome(send(done), "recorded");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void whatIsRefusedHasTheReasonThatItHasOnTheQueue() {
    ObjectNode foreign = followUp(ticket, "RESOLVED");
    foreign.withArray("evidence").add("never-uploaded");
    assertRefused(send(foreign), 422, "evidence-refused");
    assertRefused(send(followUp("LKS-0000-0000-0000-0000", "ACKNOWLEDGED")), 422, "unknown-ticket");
    String dark = accepted(saying("Gelap #pju")).ticket();
    assertRefused(send(followUp(dark, "ACKNOWLEDGED")), 422, "not-yours");
    assertOutcome(send(followUp(ticket, "RETURNED")), "recorded");
    assertRefused(send(followUp(ticket, "ACKNOWLEDGED")), 409, "illegal-transition");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bukan JSON",
        "[]",
        "{}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"1\", \"ticket\": \"T\", \"kind\": \"X\"}",
        "{\"type\": \"id.laksa.followup.v1\", \"updateId\": \"1\", \"ticket\": \"T\","
            + " \"kind\": \"ACKNOWLEDGED\", \"at\": \"kemarin\"}"
      })
  void whatIsNoFollowUpIsMalformed(String body) {
    assertRefused(send(body.getBytes(UTF_8)), 400, "malformed");
  }

  @Test
  void whatIsNoUtf8OrTooLongIsMalformedAndFiveMegabytesAreNotRead() {
    assertRefused(send(new byte[] {'{', (byte) 0xff, '}'}), 400, "malformed");
    String tooLong = followUp(ticket, "IN_PROGRESS").put("crew", "x".repeat(70_000)).toString();
    assertRefused(send(tooLong.getBytes(UTF_8)), 400, "malformed");
    assertProblem(send("x".repeat(5_000_000).getBytes(UTF_8)), 413);
    assertThat(history(ticket)).endsWith("dispatched");
  }

  @Test
  void nobodyAnswersWithoutADepartmentsLogin() {
    byte[] body = followUp(ticket, "IN_PROGRESS").toString().getBytes(UTF_8);
    Answer nobody = citizen.post("/opd/v1/follow-ups", body, json(Map.of()));
    assertProblem(nobody, 401);
    assertThat(nobody.raw().headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic ");
    assertProblem(citizen.post("/opd/v1/follow-ups", body, dpupr.basicAuth()), 415);
    assertProblem(citizen.get("/opd/v1/follow-ups", dpupr.basicAuth()), 405);
  }

  private ObjectNode followUp(String about, String kind) {
    return JSON.createObjectNode()
        .put("type", "id.laksa.followup.v1")
        .put("updateId", UUID.randomUUID().toString())
        .put("ticket", about)
        .put("kind", kind)
        .put("text", "Sudah kami tangani")
        .put("at", "2026-11-23T10:00:00+07:00");
  }

  private Answer send(ObjectNode followUp) {
    return send(followUp.toString().getBytes(UTF_8));
  }

  private Answer send(byte[] body) {
    return citizen.post("/opd/v1/follow-ups", body, json(dpupr.basicAuth()));
  }

  private static Map<String, String> json(Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/json");
    return all;
  }

  private static void assertOutcome(Answer answer, String outcome) {
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
    assertThat(answer.body().path("outcome").asText()).isEqualTo(outcome);
    assertThat(Schemas.answerFaults("FollowUpReceipt", answer.body())).isEmpty();
  }

  private static void assertRefused(Answer answer, int status, String reason) {
    assertProblem(answer, status);
    assertThat(answer.body().path("reason").asText()).isEqualTo(reason);
    assertThat(answer.body().path("detail").asText()).isNotBlank();
    assertThat(Schemas.answerFaults("Problem", answer.body())).isEmpty();
  }
}
