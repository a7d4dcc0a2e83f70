package id.laksa.reporter;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.reporter.Answer.Kind;
import id.laksa.reporter.AnswerVerdict.Refusal;
import id.laksa.reporter.AnswerVerdict.Step;
import id.laksa.sla.Matter;
import id.laksa.texts.CityTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerDeciderTest {
  private static final Instant NOW = RECEIVED_AT.plus(Duration.ofDays(2));
  private static final SlaClocks SLA_CLOCKS =
      ClocksByPolicy.elapsed(Duration.ofHours(8), Duration.ofDays(3));
  private final AnswerDecider decider = new AnswerDecider(SLA_CLOCKS, CityTexts.INDONESIAN);

  @ParameterizedTest
  @CsvSource({
    "CONFIRMED,   RESOLVED,             CLOSED,      CONFIRMED",
    "RATED,       CLOSED,               CLOSED,      RATED",
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
    "RATED,       CLOSED",
    "INFORMATION, WAITING_FOR_REPORTER",
    "REOPENED,    RESOLVED CLOSED"
  })
  void inEveryOtherStatusItIsNotPossible(Kind kind, String possible) {
    for (Status status : Status.values()) {
      AnswerVerdict verdict = verdict(aFloodComplaint(status), new Answer(kind, "Kata", 3), NOW);
      boolean takes = (" " + possible + " ").contains(" " + status + " ");
      assertThat(verdict instanceof Step).isEqualTo(takes);
      assertThat(decider.allows(aFloodComplaint(status), kind, NOW)).isEqualTo(takes);
      assertThat(verdict == Refusal.NOT_POSSIBLE_NOW).isEqualTo(!takes);
    }
  }

  @Test
  void theReportersWordsAndRatingComeWithHisOwnEventOnly() {
    Step step = decide(Status.RESOLVED, new Answer(Kind.REOPENED, "Masih banjir", 1));
    NewEvent own = step.events().get(0);
    NewEvent after = step.events().get(1);
    assertThat(own.actor()).isEqualTo("reporter");
    assertThat(own.text()).isEqualTo("Masih banjir");
    assertThat(own.data())
        .containsEntry("rating", 1)
        .containsEntry("status", "REOPENED")
        .doesNotContainValue("Masih banjir");
    assertThat(after.actor()).isEqualTo("rules");
    assertThat(after.text()).isNull();
    assertThat(after.data()).doesNotContainKey("rating");
  }

  @Test
  void theDepartmentIsToldWhatTheReporterAnswered() {
    assertThat(note(decide(Status.WAITING_FOR_REPORTER, saying(Kind.INFORMATION, "RT 3"))))
        .isEqualTo("Keterangan pelapor: RT 3");
    assertThat(note(decide(Status.CLOSED, saying(Kind.REOPENED, "Masih banjir"))))
        .isEqualTo("Dibuka kembali oleh pelapor: Masih banjir");
    assertThat(note(decide(Status.CLOSED, saying(Kind.REOPENED, null))))
        .isEqualTo("Dibuka kembali oleh pelapor");
  }

  @Test
  void aReopenedComplaintBringsItsHistoryAlong() {
    Complaint closed = aFloodComplaint(Status.CLOSED);
    closed = closed.at(closed.state().noting("Keterangan pelapor: RT 3"));
    AnswerVerdict verdict =
        decider.decide(closed, saying(Kind.REOPENED, "Masih banjir"), "Sudah disedot", NOW);
    assertThat(note((Step) verdict).lines())
        .containsExactly(
            "Keterangan pelapor: RT 3",
            "Putaran 1, dinyatakan selesai: Sudah disedot",
            "Dibuka kembali oleh pelapor: Masih banjir");
  }

  @Test
  void aReopenedComplaintIsTheNextRoundAtTheSameDepartmentWithItsOwnDeadlines() {
    State before = aFloodComplaint(Status.CLOSED).state();
    State after = decide(Status.CLOSED, saying(Kind.REOPENED, null)).after().state();
    assertThat(after.round()).isEqualTo(before.round() + 1);
    assertThat(after.department()).isEqualTo(before.department());
    assertThat(after.category()).isEqualTo(before.category());
    assertThat(after.resolution()).isNull();
    assertThat(after.clock())
        .isEqualTo(SLA_CLOCKS.round(new Matter("banjir", Priority.HIGH, null), 2, NOW));
  }

  @Test
  void whoOpensItOnceMoreComesToAnOperatorWithTheWholeHistory() {
    Complaint flood = aFloodComplaint(Status.RESOLVED);
    State second =
        flood.state().nextRound(Status.RESOLVED, flood.state().clock()).noting("Putaran 1");
    Complaint again = flood.at(second.resolved(Resolution.shown(RECEIVED_AT)));
    Step step = (Step) verdict(again, saying(Kind.REOPENED, "Tetap banjir"), NOW);
    assertThat(step.events())
        .extracting(NewEvent::type)
        .containsExactly(EventType.REOPENED, EventType.TRIAGED);
    assertThat(step.events().get(1).data()).containsEntry("because", "reopened-again");
    State after = step.after().state();
    assertThat(after.status()).isEqualTo(Status.TRIAGE);
    assertThat(after.round()).isEqualTo(3);
    assertThat(after.note()).contains("Putaran 1", "Tetap banjir");
  }

  @Test
  void photosOfAnAnswerBecomeTheComplaints() {
    PhotoRef photo = new PhotoRef("A".repeat(26), "cd".repeat(32));
    Answer answer = saying(Kind.REOPENED, null).with(List.of(photo));
    Step step = decide(Status.RESOLVED, answer);
    assertThat(step.after().said().photos()).hasSize(2).contains(photo);
    assertThat(step.events().get(0).data()).containsEntry("photos", 1);
    assertThat(note(step)).isEqualTo("Dibuka kembali oleh pelapor: 1 foto");
    Answer same = answer.with(aFloodComplaint().said().photos());
    assertThat(decide(Status.RESOLVED, same).events().get(0).data()).doesNotContainKey("photos");
  }

  @Test
  void aComplaintTakesNoMorePhotosThanItCanHold() {
    List<PhotoRef> many =
        IntStream.range(0, AdditionDecider.MOST_PHOTOS)
            .mapToObj(i -> new PhotoRef("B".repeat(24) + (i + 10), "ef".repeat(32)))
            .toList();
    Answer answer = saying(Kind.REOPENED, null).with(many);
    assertThat(verdict(aFloodComplaint(Status.RESOLVED), answer, NOW))
        .isEqualTo(Refusal.TOO_MANY_PHOTOS);
    int room = AdditionDecider.MOST_PHOTOS - aFloodComplaint().said().photos().size();
    Step full = decide(Status.RESOLVED, answer.with(many.subList(0, room)));
    assertThat(full.after().said().photos()).hasSize(AdditionDecider.MOST_PHOTOS);
  }

  @Test
  void aBlankClaimOfTheDepartmentIsNoPartOfTheNote() {
    Complaint closed = aFloodComplaint(Status.CLOSED);
    Step step = (Step) decider.decide(closed, saying(Kind.REOPENED, "Banjir"), " ", NOW);
    assertThat(note(step)).isEqualTo("Dibuka kembali oleh pelapor: Banjir");
  }

  @Test
  void aClosedOneCanBeReopenedForATimeAndNoLonger() {
    Complaint closed = aFloodComplaint(Status.CLOSED);
    Instant until = SLA_CLOCKS.answerBy(closed.state());
    assertThat(until).isEqualTo(RECEIVED_AT.plus(Duration.ofDays(30)));
    assertThat(verdict(closed, saying(Kind.REOPENED, null), until)).isInstanceOf(Step.class);
    assertThat(verdict(closed, saying(Kind.REOPENED, null), until.plusSeconds(1)))
        .isEqualTo(Refusal.TOO_LATE);
  }

  @Test
  void whatWasClosedWithoutHisWordCanStillBeConfirmedAndRatedOnce() {
    Complaint closed = aFloodComplaint(Status.CLOSED);
    Complaint unconfirmed = closed.at(closed.state().resolved(Resolution.shown(RECEIVED_AT)));
    Complaint confirmed = ((Step) verdict(unconfirmed, saying(Kind.CONFIRMED, null), NOW)).after();
    assertThat(confirmed.state().resolution().confirmed()).isTrue();
    assertThat(verdict(confirmed, saying(Kind.CONFIRMED, null), NOW))
        .isEqualTo(Refusal.NOT_POSSIBLE_NOW);
    Complaint rated = ((Step) verdict(confirmed, new Answer(Kind.RATED, null, 2), NOW)).after();
    assertThat(rated.state().resolution().rating()).isEqualTo(2);
    assertThat(verdict(rated, new Answer(Kind.RATED, null, 5), NOW))
        .isEqualTo(Refusal.NOT_POSSIBLE_NOW);
  }

  @Test
  void whatSpeaksOfAnotherRoundChangesNothing() {
    Complaint again = decide(Status.RESOLVED, saying(Kind.REOPENED, null)).after();
    Complaint shown = again.at(again.state().with(Status.RESOLVED, again.state().clock()));
    assertThat(verdict(shown, saying(Kind.CONFIRMED, null).inRound(1), NOW))
        .isEqualTo(Refusal.ANOTHER_ROUND);
    assertThat(verdict(again, saying(Kind.REOPENED, null).inRound(1), NOW))
        .isEqualTo(Refusal.ANOTHER_ROUND);
    assertThat(verdict(shown, saying(Kind.CONFIRMED, null).inRound(2), NOW))
        .isInstanceOf(Step.class);
  }

  @Test
  void anAnswerToAQuestionSetsTheClockGoingLaterByThePause() {
    SlaClock paused = aFloodComplaint(Status.WAITING_FOR_REPORTER).state().clock();
    SlaClock after =
        decide(Status.WAITING_FOR_REPORTER, saying(Kind.INFORMATION, "RT 3"))
            .after()
            .state()
            .clock();
    assertThat(after.resolveBy())
        .isEqualTo(paused.resolveBy().plus(Duration.between(paused.pausedSince(), NOW)));
    assertThat(after.pausedSince()).isNull();
  }

  @Test
  void confirmingLeavesTheDeadlinesAsTheyWere() {
    assertThat(decide(Status.RESOLVED, saying(Kind.CONFIRMED, null)).after().state().clock())
        .isEqualTo(aFloodComplaint(Status.RESOLVED).state().clock());
  }

  private Step decide(Status status, Answer answer) {
    return (Step) verdict(aFloodComplaint(status), answer, NOW);
  }

  private AnswerVerdict verdict(Complaint complaint, Answer answer, Instant now) {
    return decider.decide(complaint, answer, null, now);
  }

  private static String note(Step step) {
    return step.after().state().note();
  }

  private static Answer saying(Kind kind, @Nullable String text) {
    return new Answer(kind, text, null);
  }
}
