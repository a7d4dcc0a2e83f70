package id.laksa.reporter;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.Clock;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Clockworks;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Status;
import id.laksa.reporter.Answer.Kind;
import id.laksa.reporter.AnswerDecider.Step;
import id.laksa.sla.Matter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerDeciderTest {
  private static final Instant NOW = RECEIVED_AT.plus(Duration.ofDays(2));
  private static final Clockwork CLOCKWORK =
      Clockworks.elapsed(Duration.ofHours(8), Duration.ofDays(3));
  private final AnswerDecider decider = new AnswerDecider(CLOCKWORK);

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,   RESOLVED,             CLOSED,      CONFIRMED",
    "INFORMATION, WAITING_FOR_REPORTER, IN_PROGRESS, INFO_GIVEN",
    "REOPENED,    RESOLVED,             DISPATCHED,  REOPENED DISPATCHED",
    "REOPENED,    CLOSED,               DISPATCHED,  REOPENED DISPATCHED"
  })
  void anAnswerMovesTheComplaint(Kind kind, Status from, Status to, String events) {
    Step step = decide(from, new Answer(kind, "Kata pelapor", 4));
    assertThat(step.after().status()).isEqualTo(to);
    assertThat(step.events())
        .extracting(event -> event.type().name())
        .containsExactly(events.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,   RESOLVED",
    "INFORMATION, WAITING_FOR_REPORTER",
    "REOPENED,    RESOLVED CLOSED"
  })
  void inEveryOtherStatusItIsNotPossible(Kind kind, String possible) {
    for (Status status : Status.values()) {
      assertThat(
              decider
                  .decide(aFloodComplaint(status), new Answer(kind, "Kata", null), NOW)
                  .isEmpty())
          .isEqualTo(!(" " + possible + " ").contains(" " + status + " "));
    }
  }

  @Test
  void theReportersWordsAndRatingComeWithHisOwnEventOnly() {
    Step step = decide(Status.RESOLVED, new Answer(Kind.REOPENED, "Masih banjir", 1));
    NewEvent own = step.events().get(0);
    NewEvent after = step.events().get(1);
    assertThat(own.actor()).isEqualTo("reporter");
    assertThat(own.text()).isEqualTo("Masih banjir");
    assertThat(own.data()).containsEntry("rating", 1).doesNotContainValue("Masih banjir");
    assertThat(after.actor()).isEqualTo("rules");
    assertThat(after.text()).isNull();
    assertThat(after.data()).doesNotContainKey("rating");
  }

  @Test
  void theDepartmentIsToldWhatTheReporterAnswered() {
    assertThat(decide(Status.WAITING_FOR_REPORTER, saying(Kind.INFORMATION, "RT 3")).after().note())
        .isEqualTo("Keterangan pelapor: RT 3");
    assertThat(decide(Status.CLOSED, saying(Kind.REOPENED, "Masih banjir")).after().note())
        .isEqualTo("Dibuka kembali oleh pelapor: Masih banjir");
    assertThat(decide(Status.CLOSED, saying(Kind.REOPENED, null)).after().note())
        .isEqualTo("Dibuka kembali oleh pelapor");
  }

  @Test
  void aReopenedComplaintIsTheNextRoundAtTheSameDepartmentWithItsOwnDeadlines() {
    Standing before = aFloodComplaint(Status.CLOSED).standing();
    Standing after = decide(Status.CLOSED, saying(Kind.REOPENED, null)).after();
    assertThat(after.round()).isEqualTo(before.round() + 1);
    assertThat(after.department()).isEqualTo(before.department());
    assertThat(after.category()).isEqualTo(before.category());
    assertThat(after.clock())
        .isEqualTo(CLOCKWORK.round(new Matter("banjir", Priority.HIGH, null), 2, NOW));
  }

  @Test
  void anAnswerToAQuestionSetsTheClockGoingLaterByThePause() {
    Clock paused = aFloodComplaint(Status.WAITING_FOR_REPORTER).standing().clock();
    Clock after =
        decide(Status.WAITING_FOR_REPORTER, saying(Kind.INFORMATION, "RT 3")).after().clock();
    assertThat(after.resolveBy())
        .isEqualTo(paused.resolveBy().plus(Duration.between(paused.pausedSince(), NOW)));
    assertThat(after.pausedSince()).isNull();
  }

  @Test
  void confirmingLeavesTheDeadlinesAsTheyWere() {
    assertThat(decide(Status.RESOLVED, saying(Kind.CONFIRMED, null)).after().clock())
        .isEqualTo(aFloodComplaint(Status.RESOLVED).standing().clock());
  }

  private Step decide(Status status, Answer answer) {
    return decider.decide(aFloodComplaint(status), answer, NOW).orElseThrow();
  }

  private static Answer saying(Kind kind, @Nullable String text) {
    return new Answer(kind, text, null);
  }
}
