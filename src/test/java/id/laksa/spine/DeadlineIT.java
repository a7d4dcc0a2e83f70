package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A deadline that passes is told once. A damaged road has 24 hours to be accepted, 3 days in all.
 */
class DeadlineIT extends SpineCase {
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
  void eachOfBothIsToldOnceHoweverOftenItIsLookedAt() throws Exception {
    engine.clock().advance(Duration.ofHours(24).minusSeconds(1));
    lookedAtAgain();
    assertThat(passed(ticket)).isZero();
    engine.clock().advance(Duration.ofSeconds(1));
    await().until(() -> passed(ticket) == 1);
    engine.clock().advance(Duration.ofHours(1));
    lookedAtAgain();
    assertThat(passed(ticket)).isEqualTo(1);
    engine.clock().advance(Duration.ofDays(3));
    await().until(() -> passed(ticket) == 2);
    engine.clock().advance(Duration.ofDays(30));
    lookedAtAgain();
    assertThat(passed(ticket)).isEqualTo(2);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
    try (EventReader reader = new EventReader(engine)) {
      JsonNode first = JSON.readTree(reader.of(ticket, 5).get(3).value());
      assertThat(first.path("kind").asText()).isEqualTo("ACKNOWLEDGE");
      JsonNode second = JSON.readTree(reader.of(ticket, 5).get(4).value());
      assertThat(second.path("kind").asText()).isEqualTo("RESOLVE");
    }
  }

  @Test
  void afterTheAcknowledgementOnlyTheOtherIsTold() throws Exception {
    dpupr.answer(ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
    engine.clock().advance(Duration.ofDays(2));
    lookedAtAgain();
    assertThat(passed(ticket)).isZero();
    engine.clock().advance(Duration.ofDays(1));
    await().until(() -> passed(ticket) == 1);
  }

  @Test
  void oneThatCanNotBeReadHoldsUpNoOther() throws Exception {
    LedgerPeek ledger = new LedgerPeek(engine.file());
    String damaged = aDamagedRoad();
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update complaint set status = 'FROM_TOMORROW',"
                        + " next_due = next_due - interval '1 hour' where ticket = ?",
                    damaged));
    engine.clock().advance(Duration.ofHours(24));
    await().until(() -> passed(ticket) == 1);
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
    engine.clock().advance(Duration.ofDays(10));
    lookedAtAgain();
    assertThat(passed(ticket)).isZero();
    dpupr.answer(ticket, "IN_PROGRESS");
    awaitStatus(ticket, "IN_PROGRESS");
    engine.clock().advance(Duration.ofDays(3).minusSeconds(1));
    lookedAtAgain();
    assertThat(passed(ticket)).isZero();
    engine.clock().advance(Duration.ofSeconds(1));
    await().until(() -> passed(ticket) == 1);
  }

  @Test
  void whatIsResolvedHasNoDeadline() throws Exception {
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 81));
    awaitStatus(ticket, "RESOLVED");
    engine.clock().advance(Duration.ofDays(10));
    lookedAtAgain();
    assertThat(passed(ticket)).isZero();
  }

  @Test
  void theOperatorsHaveDeadlinesToo() {
    String triage = accepted(saying("Tanpa tagar")).ticket();
    engine.clock().advance(Duration.ofHours(2));
    await().until(() -> passed(triage) == 1);
    assertThat(citizen.look(triage).path("status").asText()).isEqualTo("TRIAGE");
  }

  private int passed(String of) {
    return Collections.frequency(history(of), "deadline-passed");
  }

  /** An operators' deadline, set due in the ledger after all others, was found: so were they. */
  private void lookedAtAgain() {
    String probe = accepted(saying("Tanpa tagar")).ticket();
    ledger.makeDue(probe, engine.clock().instant());
    await().until(() -> passed(probe) == 1);
  }
}
