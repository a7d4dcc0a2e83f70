package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each stage of a clock is told once. A flood has an hour to be accepted and two days in all, by
 * the calendar of those who are always ready; a warning comes after 36 hours.
 */
class DeadlineIT extends SpineCase {
  private DepartmentSystem dpupr;
  private String ticket;

  @BeforeEach
  void aComplaintAtItsDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    ticket = accepted(saying("Banjir di jalan #banjir")).ticket();
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  @Test
  void eachStageIsToldOnceHoweverOftenItIsLookedAt() {
    engine.clock().advance(Duration.ofHours(1).minusSeconds(1));
    lookedAtAgain();
    assertThat(told(ticket)).isEmpty();
    engine.clock().advance(Duration.ofSeconds(1));
    await().until(() -> told(ticket).size() == 2);
    engine.clock().advance(Duration.ofHours(1));
    lookedAtAgain();
    assertThat(told(ticket)).containsExactly("deadline-passed", "escalated");
    engine.clock().advance(Duration.ofHours(34));
    await().until(() -> told(ticket).size() == 4);
    assertThat(told(ticket).subList(2, 4)).containsExactly("warned", "escalated");
    engine.clock().advance(Duration.ofDays(30));
    await().until(() -> told(ticket).size() == 8);
    lookedAtAgain();
    assertThat(told(ticket).subList(4, 8))
        .containsExactly("deadline-passed", "escalated", "escalated", "escalated");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void aClockThatJumpsAheadTellsAllOfItInOrder() throws Exception {
    engine.clock().advance(Duration.ofDays(60));
    await().until(() -> told(ticket).size() == 8);
    lookedAtAgain();
    assertThat(told(ticket))
        .containsExactly(
            "deadline-passed",
            "escalated",
            "warned",
            "escalated",
            "deadline-passed",
            "escalated",
            "escalated",
            "escalated");
    try (EventReader reader = new EventReader(engine)) {
      List<String> facts =
          reader.of(ticket, 11).stream().skip(3).map(event -> facts(event.value())).toList();
      assertThat(facts)
          .containsExactly(
              "ACKNOWLEDGE",
              "acknowledge/live-room live-room",
              "75",
              "warned/opd opd",
              "RESOLVE",
              "resolve/kepala-bidang kepala-bidang",
              "resolve+P1D/kepala-dinas kepala-dinas",
              "resolve+P3D/sekda sekda");
    }
  }

  @Test
  void afterTheAcknowledgementOnlyTheWorkIsTold() throws Exception {
    dpupr.answer(ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
    engine.clock().advance(Duration.ofHours(35));
    lookedAtAgain();
    assertThat(told(ticket)).isEmpty();
    engine.clock().advance(Duration.ofHours(1));
    await().until(() -> told(ticket).contains("warned"));
  }

  @Test
  void oneThatCanNotBeReadHoldsUpNoOther() throws Exception {
    LedgerPeek ledger = new LedgerPeek(engine.file());
    String damaged = accepted(saying("Banjir lagi #banjir")).ticket();
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update complaint set status = 'FROM_TOMORROW',"
                        + " next_due = next_due - interval '1 hour' where ticket = ?",
                    damaged));
    engine.clock().advance(Duration.ofHours(1));
    await().until(() -> told(ticket).contains("deadline-passed"));
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update complaint set status = 'DISPATCHED' where ticket = ?", damaged));
  }

  @Test
  void aPausedClockTellsNothingAndGoesOnWhereItStood() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    engine.clock().advance(Duration.ofDays(9));
    lookedAtAgain();
    assertThat(told(ticket)).isEmpty();
    dpupr.answer(ticket, "IN_PROGRESS");
    awaitStatus(ticket, "IN_PROGRESS");
    engine.clock().advance(Duration.ofHours(36).minusSeconds(1));
    lookedAtAgain();
    assertThat(told(ticket)).isEmpty();
    engine.clock().advance(Duration.ofSeconds(1));
    await().until(() -> told(ticket).contains("warned"));
  }

  @Test
  void whoDoesNotAnswerIsRemindedAndThenTheClockGoesOn() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    engine.clock().advance(Duration.ofDays(3));
    await().until(() -> history(ticket).contains("reminded"));
    engine.clock().advance(Duration.ofDays(7));
    awaitStatus(ticket, "IN_PROGRESS");
    assertThat(Collections.frequency(history(ticket), "reminded")).isEqualTo(2);
    assertThat(history(ticket)).contains("answer-missed");
    assertThat(citizen.look(ticket).path("clock").asText()).isEqualTo("running");
    engine.clock().advance(Duration.ofHours(36));
    await().until(() -> told(ticket).contains("warned"));
  }

  @Test
  void whatIsResolvedHasNoDeadline() throws Exception {
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 81));
    awaitStatus(ticket, "RESOLVED");
    engine.clock().advance(Duration.ofDays(10));
    lookedAtAgain();
    assertThat(told(ticket)).isEmpty();
  }

  @Test
  void theOperatorsHaveDeadlinesToo() {
    String triage = accepted(saying("Tanpa tagar")).ticket();
    engine.clock().advance(Duration.ofHours(2));
    await().until(() -> told(triage).contains("deadline-passed"));
    assertThat(citizen.look(triage).path("status").asText()).isEqualTo("TRIAGE");
  }

  @Test
  void clocksThatGoByOtherCalendarsAreCalculatedAgain() {
    LedgerPeek ledger = new LedgerPeek(engine.file());
    String due = citizen.look(ticket).path("resolveBy").asText();
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update complaint set clock_version = 'of old',"
                        + " resolve_by = resolve_by + interval '1 day' where ticket = ?",
                    ticket));
    await().until(() -> history(ticket).contains("rescheduled"));
    assertThat(citizen.look(ticket).path("resolveBy").asText()).isEqualTo(due);
    assertThat(Collections.frequency(history(ticket), "rescheduled")).isEqualTo(1);
  }

  private List<String> told(String of) {
    return history(of).stream()
        .filter(event -> List.of("warned", "deadline-passed", "escalated").contains(event))
        .toList();
  }

  private static String facts(String json) {
    try {
      var data = JSON.readTree(json);
      return data.has("stage")
          ? data.path("stage").asText() + " " + data.path("receiver").asText()
          : data.path("kind").asText(data.path("percent").asText());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** An operators' deadline, set due in the ledger after all others, was found: so were they. */
  private void lookedAtAgain() {
    String probe = accepted(saying("Tanpa tagar")).ticket();
    ledger.makeDue(probe, engine.clock().instant());
    await().until(() -> told(probe).contains("deadline-passed"));
  }
}
