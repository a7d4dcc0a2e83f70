package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a department's answers do. */
class FollowUpIT extends SpineCase {
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
  void aResolutionImpliesTheStepsBeforeIt() throws Exception {
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 11));
    JsonNode done = awaitStatus(ticket, "RESOLVED");
    assertThat(done.path("clock").asText()).isEqualTo("stopped");
    assertThat(done.path("evidence")).hasSize(1);
    assertThat(history(ticket))
        .containsExactly(
            "received", "classified", "dispatched", "acknowledged", "work-started", "resolved");
  }

  @ParameterizedTest
  @CsvSource({"REJECTED, TRIAGE, rejection-proposed", "RETURNED, RETURNED, returned"})
  void whatADepartmentWontDoGoesToAnOperatorAndNeverCloses(String kind, String status, String event)
      throws Exception {
    dpupr.answer(ticket, kind);
    JsonNode state = awaitStatus(ticket, status);
    assertThat(state.path("clock").asText()).isEqualTo("running");
    assertThat(history(ticket)).endsWith(event);
  }

  @Test
  void aQuestionPausesTheClockAndIsShown() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    JsonNode state = awaitStatus(ticket, "WAITING_FOR_REPORTER");
    assertThat(state.path("clock").asText()).isEqualTo("paused");
    assertThat(state.path("clockReason").asText()).isNotBlank();
    assertThat(history(ticket)).endsWith("acknowledged", "info-requested");
    dpupr.answer(ticket, "IN_PROGRESS");
    assertThat(awaitStatus(ticket, "IN_PROGRESS").path("clock").asText()).isEqualTo("running");
  }

  @Test
  void oneThatComesLateIsRecordedAndChangesNothing() throws Exception {
    dpupr.answer(ticket, "IN_PROGRESS");
    awaitStatus(ticket, "IN_PROGRESS");
    dpupr.answer(ticket, "ACKNOWLEDGED");
    await().until(() -> history(ticket).contains("noted"));
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("IN_PROGRESS");
  }

  @RepeatedTest(3)
  void theSameUpdateAgainChangesNothingAlsoInARace() throws Exception {
    String updateId = UUID.randomUUID().toString();
    for (int i = 0; i < 10; i++) {
      dpupr.answerAs(updateId, ticket, "IN_PROGRESS");
    }
    awaitStatus(ticket, "IN_PROGRESS");
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    dpupr.answerAs(updateId, ticket, "NEEDS_INFO");
    assertThat(dpupr.refused(malformed())).isNotNull();
    assertThat(history(ticket))
        .containsExactly(
            "received",
            "classified",
            "dispatched",
            "acknowledged",
            "work-started",
            "info-requested");
  }

  @Test
  void theSameUpdateIdOfAnotherDepartmentIsAnother() throws Exception {
    String updateId = UUID.randomUUID().toString();
    dpupr.answerAs(updateId, ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
    String dark = accepted(saying("Gelap #pju")).ticket();
    try (DepartmentSystem dishub = new DepartmentSystem(engine, "dishub")) {
      dishub.answerAs(updateId, dark, "ACKNOWLEDGED");
      awaitStatus(dark, "ACKNOWLEDGED");
    }
  }

  @Test
  void aTicketMayBeTypedInSmallLetters() throws Exception {
    dpupr.answer(ticket.toLowerCase(java.util.Locale.ROOT), "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
  }

  /** One that will be refused: when it is back, what was sent before has been looked at. */
  private String malformed() throws Exception {
    String marker = UUID.randomUUID().toString();
    dpupr.send("{\"updateId\": \"%s\"}".formatted(marker), java.util.Map.of());
    return marker;
  }
}
