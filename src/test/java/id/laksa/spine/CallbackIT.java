package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.AppBackend.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app's backend is told what becomes of the complaints that came by the app. */
class CallbackIT extends SpineCase {
  private static final String RESOLVED = "id.laksa.complaint.resolved.v1";
  private static final String LOOKED_AT_AND_PUT_OFF =
      "select count(*) from complaint where ticket = ? and next_due > shown_at + interval '20 days'";
  private static final Duration TWENTY_DAYS = Duration.ofDays(20);
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
    ledger.jdbi().useHandle(handle -> handle.execute("delete from callback_off"));
  }

  @Test
  void theFinishedWorkIsCalledOutSignedAndWithoutAPerson() throws Exception {
    String ticket =
        accepted(
                """
                {"text": "Saya Zulaikha #jalanrusak",
                 "reporter": {"name": "Zulaikha", "phone": "+628998877665"}}
                """)
            .ticket();
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 81));
    Call call = call(ticket, RESOLVED);
    JsonNode data = call.body().path("data");
    assertThat(data.path("status").asText()).isEqualTo("RESOLVED");
    assertThat(data.path("category").asText()).isEqualTo("jalan-rusak");
    assertThat(data.path("department").asText()).isEqualTo("DPUPR");
    assertThat(data.path("trackingUrl").asText()).endsWith("/lacak/" + ticket);
    JsonNode shown = citizen.look(ticket).path("evidence").path(0);
    assertThat(data.path("evidence").path(0).path("url")).isEqualTo(shown.path("url"));
    assertThat(data.path("evidence").path(0).path("sha256")).isEqualTo(shown.path("sha256"));
    assertThat(call.timestamp())
        .isEqualTo(String.valueOf(engine.clock().instant().getEpochSecond()));
    assertThat(call.body().toString()).doesNotContain("Zulaikha", "628998877665", "tangani");
  }

  @Test
  void whatIsNotTakenIsCalledAgainUnderItsIdAndInOrder() throws Exception {
    String ticket = aDamagedRoad();
    engine.app().answerNext(503, 1);
    engine.app().answerNext(302, 1);
    dpupr.answer(ticket, "ACKNOWLEDGED");
    await().until(() -> !engine.app().about(ticket).isEmpty());
    dpupr.answer(ticket, "IN_PROGRESS");
    awaitStatus(ticket, "IN_PROGRESS");
    await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return engine.app().about(ticket).size() == 4;
            });
    List<Call> calls = engine.app().about(ticket);
    assertThat(calls).extracting(Call::answer).containsExactly(503, 302, 204, 204);
    assertThat(calls.subList(0, 3)).extracting(Call::id).containsOnly(calls.get(0).id());
    assertThat(calls.subList(0, 3)).extracting(Call::body).containsOnly(calls.get(0).body());
    assertThat(calls.get(3).type()).isEqualTo("id.laksa.complaint.work-started.v1");
    assertThat(calls.get(3).id()).isNotEqualTo(calls.get(0).id());
  }

  @Test
  void ofAConfidentialComplaintTheAppLearnsOnlyThatSomethingHappened() throws Exception {
    String ticket =
        accepted("{\"text\": \"Jalan berlubang #jalanrusak\", \"confidential\": true}").ticket();
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 82));
    JsonNode data = call(ticket, RESOLVED).body().path("data");
    assertThat(data.path("confidential").asBoolean()).isTrue();
    assertThat(data.has("category")).isFalse();
    assertThat(data.has("department")).isFalse();
    assertThat(data.path("evidence")).isEmpty();
  }

  @Test
  void whoAnswersThatItIsGoneIsCalledNoMoreUntilAnOperatorSaysSo() throws Exception {
    String first = aDamagedRoad();
    engine.app().answerNext(410, 1);
    dpupr.answer(first, "ACKNOWLEDGED");
    await().until(() -> history(first).contains("news-missed"));
    String second = aDamagedRoad();
    dpupr.answer(second, "ACKNOWLEDGED");
    await().until(() -> ledger.waiting(second) == 0);
    assertThat(engine.app().about(second)).isEmpty();
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    OperatorBrowser.Page list = operator.open("/live-room/belum-disampaikan");
    assertThat(list.html()).contains("menjawab 410", first, "callback http-410");
    operator.submit(list, "/live-room/panggilan-balik", Map.of());
    String third = aDamagedRoad();
    dpupr.answer(third, "ACKNOWLEDGED");
    call(third, "id.laksa.complaint.acknowledged.v1");
  }

  @Test
  void whereTheAppIsNotReachedAMailGoesIfAnAddressWasGiven() throws Exception {
    String ticket =
        accepted(
                """
                {"text": "Jalan berlubang #jalanrusak", "reporter": {"email": "a1@example.id"}}
                """)
            .ticket();
    engine.app().answerNext(410, 1);
    dpupr.answer(ticket, "ACKNOWLEDGED");
    await().until(() -> !engine.mailTo("a1@example.id").isEmpty());
    assertThat(engine.mailTo("a1@example.id").get(0)).contains(ticket, "Dinas Pekerjaan Umum");
    assertThat(history(ticket)).doesNotContain("news-missed");
  }

  @Test
  void whoCouldNotBeToldIsNotClosedForHisSilence() throws Exception {
    String ticket = aDamagedRoad();
    engine.app().answerNext(410, 1);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 83));
    await().until(() -> history(ticket).contains("news-missed"));
    engine.clock().advance(TWENTY_DAYS);
    await().until(() -> ledger.count(LOOKED_AT_AND_PUT_OFF, ticket) == 1);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    OperatorBrowser.Page list = operator.open("/live-room/belum-disampaikan");
    operator.submit(list, "/live-room/laporan/" + ticket + "/disampaikan", Map.of());
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    engine.clock().advance(TWENTY_DAYS);
    awaitStatus(ticket, "CLOSED");
    assertThat(history(ticket)).containsSubsequence("news-brought", "closed-unconfirmed");
  }

  private Call call(String ticket, String type) {
    return await()
        .until(
            () -> engine.app().about(ticket).stream().filter(c -> c.type().equals(type)).findAny(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }
}
