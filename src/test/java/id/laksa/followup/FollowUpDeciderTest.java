package id.laksa.followup;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static id.laksa.followup.FollowUps.DLH;
import static id.laksa.followup.FollowUps.DPUPR;
import static id.laksa.followup.FollowUps.PHOTO;
import static id.laksa.followup.FollowUps.aFollowUp;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.evidence.Check;
import id.laksa.evidence.Evidence;
import id.laksa.evidence.Finding;
import id.laksa.followup.FollowUp.Kind;
import id.laksa.followup.FollowUpRefusal.Reason;
import id.laksa.followup.FollowUpVerdict.Late;
import id.laksa.followup.FollowUpVerdict.Moved;
import id.laksa.followup.FollowUpVerdict.Refused;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.CityTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpDeciderTest {
  private static final Instant NOW = RECEIVED_AT.plus(Duration.ofHours(3));
  private static final Instant OPERATORS_BY = NOW.plus(Duration.ofHours(2));
  private final FollowUpDecider decider =
      new FollowUpDecider(
          ClocksByPolicy.elapsed(Duration.ofHours(2), Duration.ofDays(3)),
          RuleBooks.theCitysOwn().evidence(),
          CityTexts.INDONESIAN);

  @ParameterizedTest
  @CsvSource({
    "DISPATCHED,           ACKNOWLEDGED, ACKNOWLEDGED,         ACKNOWLEDGED",
    "DISPATCHED,           IN_PROGRESS,  IN_PROGRESS,          ACKNOWLEDGED WORK_STARTED",
    "DISPATCHED,           NEEDS_INFO,   WAITING_FOR_REPORTER, ACKNOWLEDGED INFO_REQUESTED",
    "DISPATCHED,           RETURNED,     RETURNED,             RETURNED",
    "DISPATCHED,           RESOLVED,     RESOLVED,             ACKNOWLEDGED WORK_STARTED RESOLVED",
    "DISPATCHED,           REJECTED,     TRIAGE,               REJECTION_PROPOSED",
    "ACKNOWLEDGED,         IN_PROGRESS,  IN_PROGRESS,          WORK_STARTED",
    "ACKNOWLEDGED,         NEEDS_INFO,   WAITING_FOR_REPORTER, INFO_REQUESTED",
    "ACKNOWLEDGED,         RETURNED,     RETURNED,             RETURNED",
    "ACKNOWLEDGED,         RESOLVED,     RESOLVED,             WORK_STARTED RESOLVED",
    "ACKNOWLEDGED,         REJECTED,     TRIAGE,               REJECTION_PROPOSED",
    "IN_PROGRESS,          NEEDS_INFO,   WAITING_FOR_REPORTER, INFO_REQUESTED",
    "IN_PROGRESS,          RETURNED,     RETURNED,             RETURNED",
    "IN_PROGRESS,          RESOLVED,     RESOLVED,             RESOLVED",
    "IN_PROGRESS,          REJECTED,     TRIAGE,               REJECTION_PROPOSED",
    "WAITING_FOR_REPORTER, IN_PROGRESS,  IN_PROGRESS,          WORK_STARTED",
    "WAITING_FOR_REPORTER, RETURNED,     RETURNED,             RETURNED",
    "WAITING_FOR_REPORTER, RESOLVED,     RESOLVED,             RESOLVED",
    "WAITING_FOR_REPORTER, REJECTED,     TRIAGE,               REJECTION_PROPOSED"
  })
  void itMovesTheComplaintAndImpliesTheStepsBefore(
      Status from, Kind kind, Status to, String events) {
    Moved moved = (Moved) decide(from, kind);
    assertThat(moved.after().status()).isEqualTo(to);
    assertThat(moved.events())
        .extracting(event -> event.type().name())
        .containsExactly(events.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "ACKNOWLEDGED,         ACKNOWLEDGED",
    "IN_PROGRESS,          ACKNOWLEDGED IN_PROGRESS",
    "WAITING_FOR_REPORTER, ACKNOWLEDGED NEEDS_INFO",
    "RESOLVED,             ACKNOWLEDGED IN_PROGRESS RESOLVED",
    "CLOSED,               ACKNOWLEDGED IN_PROGRESS RESOLVED"
  })
  void oneThatComesLateIsRecordedAndChangesNothing(Status status, String kinds) {
    for (String kind : List.of(kinds.split(" ", -1))) {
      Late late = (Late) decide(status, Kind.valueOf(kind));
      assertThat(late.after()).isEqualTo(aFloodComplaint(status).state());
      NewEvent noted = late.events().get(0);
      assertThat(late.events()).hasSize(1);
      assertThat(noted.type()).isEqualTo(EventType.NOTED);
      assertThat(noted.data()).containsEntry("followUp", kind);
      assertThat(noted.text()).isEqualTo("Kata dinas");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RECEIVED, ACKNOWLEDGED IN_PROGRESS NEEDS_INFO RETURNED RESOLVED REJECTED",
    "TRIAGE,   ACKNOWLEDGED IN_PROGRESS NEEDS_INFO RETURNED RESOLVED REJECTED",
    "RESOLVED, NEEDS_INFO RETURNED REJECTED",
    "CLOSED,   NEEDS_INFO RETURNED REJECTED",
    "RETURNED, ACKNOWLEDGED IN_PROGRESS NEEDS_INFO RETURNED RESOLVED REJECTED",
    "REJECTED, ACKNOWLEDGED IN_PROGRESS NEEDS_INFO RETURNED RESOLVED REJECTED",
    "REOPENED, ACKNOWLEDGED IN_PROGRESS NEEDS_INFO RETURNED RESOLVED REJECTED",
    "MERGED,   ACKNOWLEDGED IN_PROGRESS NEEDS_INFO RETURNED RESOLVED REJECTED"
  })
  void whatIsNotPossibleNowIsRefused(Status status, String kinds) {
    for (String kind : List.of(kinds.split(" ", -1))) {
      assertThat(reason(decide(status, Kind.valueOf(kind)))).isEqualTo(Reason.ILLEGAL_TRANSITION);
    }
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void anotherDepartmentIsRefusedWhateverTheStatus(Status status) {
    for (Kind kind : Kind.values()) {
      FollowUpVerdict verdict =
          decider.decide(aFloodComplaint(status), aFollowUp(kind), DLH, PHOTO, NOW);
      assertThat(reason(verdict)).isEqualTo(Reason.NOT_YOURS);
    }
  }

  @Test
  void doneWithoutAPhotoIsRefused() {
    assertThat(reason(resolved(List.of(), List.of()))).isEqualTo(Reason.EVIDENCE_MISSING);
  }

  @Test
  void doneWithAPhotoOfSomethingElseIsRefused() {
    assertThat(reason(resolved(List.of("a", "b"), PHOTO))).isEqualTo(Reason.EVIDENCE_REFUSED);
    assertThat(reason(resolved(List.of("a"), List.of()))).isEqualTo(Reason.EVIDENCE_REFUSED);
  }

  @Test
  void thePhotoNamedTwiceIsOnePhotoAndTheEventShowsIt() {
    Moved moved = (Moved) resolved(List.of("a", "a"), PHOTO);
    assertThat(last(moved).data())
        .containsEntry("evidence", PHOTO.stream().map(Evidence::sha256).toList());
    assertThat(moved.events().get(0).data()).doesNotContainKey("evidence");
  }

  @Test
  void whereTheCategoryTakesOneTheNumberOfADocumentIsProof() {
    Moved moved = (Moved) resolved("ktp", "470/123-Dukcapil/2026");
    assertThat(moved.after().status()).isEqualTo(Status.RESOLVED);
    assertThat(last(moved).data()).containsEntry("document", "470/123-Dukcapil/2026");
  }

  @Test
  void whereTheCategoryTakesOneAndThereIsNoneAnOperatorDecides() {
    Moved moved = (Moved) resolved("ktp", null);
    assertThat(moved.after().status()).isEqualTo(Status.TRIAGE);
    assertThat(moved.after().clock().acknowledgeBy()).isEqualTo(OPERATORS_BY);
    assertThat(last(moved).type()).isEqualTo(EventType.RESOLUTION_PROPOSED);
  }

  @Test
  void whereAPhotoIsNeededADocumentIsNone() {
    assertThat(reason(resolved("jalan-rusak", "470/123/2026"))).isEqualTo(Reason.EVIDENCE_MISSING);
  }

  @Test
  void aPhotoThatFailedACheckIsRefusedWithItsReason() {
    FollowUpVerdict verdict = failing("jalan-rusak", Check.NEAR_PLACE);
    assertThat(reason(verdict)).isEqualTo(Reason.EVIDENCE_REFUSED);
    assertThat(((Refused) verdict).refusal().sentence()).startsWith("too-far: Terlalu jauh.");
  }

  @Test
  void aPhotoWhoseFailureTheTableLeavesToAnOperatorGoesToHim() {
    Moved moved = (Moved) failing("air-mati", Check.NEAR_PLACE);
    assertThat(last(moved).type()).isEqualTo(EventType.RESOLUTION_PROPOSED);
    assertThat(last(moved).data()).containsKeys("evidence", "findings");
  }

  @Test
  void onlyTheDepartmentsOwnStepCarriesItsWords() {
    Moved moved = (Moved) decide(Status.DISPATCHED, Kind.RESOLVED);
    assertThat(moved.events()).extracting(NewEvent::text).containsExactly(null, null, "Kata dinas");
    assertThat(moved.events()).extracting(NewEvent::actor).containsOnly("dpupr");
    assertThat(moved.events())
        .extracting(event -> event.data().get("status"))
        .containsExactly("ACKNOWLEDGED", "IN_PROGRESS", "RESOLVED");
  }

  @Test
  void theClockPausesWhileTheReporterIsAsked() {
    Moved moved = (Moved) decide(Status.IN_PROGRESS, Kind.NEEDS_INFO);
    assertThat(moved.after().clock().pausedSince()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(names = {"IN_PROGRESS", "RESOLVED", "RETURNED", "REJECTED"})
  void theClockGoesOnLaterByThePause(Kind kind) {
    SlaClock paused = aFloodComplaint(Status.WAITING_FOR_REPORTER).state().clock();
    Duration stood = Duration.between(paused.pausedSince(), NOW);
    SlaClock clock = ((Moved) decide(Status.WAITING_FOR_REPORTER, kind)).after().clock();
    assertThat(clock.pausedSince()).isNull();
    assertThat(clock.resolveBy()).isEqualTo(paused.resolveBy().plus(stood));
  }

  @ParameterizedTest
  @EnumSource(names = {"RETURNED", "REJECTED"})
  void whatGoesBackToAnOperatorHasHisDeadlineAndKeepsTheOther(Kind kind) {
    SlaClock before = aFloodComplaint().state().clock();
    SlaClock after = ((Moved) decide(Status.ACKNOWLEDGED, kind)).after().clock();
    assertThat(after.acknowledgeBy()).isEqualTo(OPERATORS_BY);
    assertThat(after.resolveBy()).isEqualTo(before.resolveBy());
  }

  @Test
  void whoPassesOnWhatAnotherHasPassedOnWithoutWorkIsToldOfAtOnce() {
    Complaint flood = aFloodComplaint();
    Complaint passedOn =
        flood.at(flood.state().with(Status.DISPATCHED, flood.state().clock().passedOn()));
    assertThat(returned(flood)).extracting(NewEvent::type).containsExactly(EventType.RETURNED);
    List<NewEvent> events = returned(passedOn);
    assertThat(events)
        .extracting(NewEvent::type)
        .containsExactly(EventType.RETURNED, EventType.ESCALATED);
    assertThat(events.get(1).data())
        .containsEntry("stage", "ping-pong/2")
        .containsEntry("receiver", "live-room");
    Complaint working =
        passedOn.at(passedOn.state().with(Status.IN_PROGRESS, passedOn.state().clock()));
    assertThat(returned(working)).extracting(NewEvent::type).containsExactly(EventType.RETURNED);
  }

  private List<NewEvent> returned(Complaint complaint) {
    FollowUpVerdict verdict =
        decider.decide(complaint, aFollowUp(Kind.RETURNED), DPUPR, PHOTO, NOW);
    return ((Moved) verdict).events();
  }

  @Test
  void nothingElseTouchesTheDeadlines() {
    Moved moved = (Moved) decide(Status.DISPATCHED, Kind.IN_PROGRESS);
    SlaClock before = aFloodComplaint().state().clock();
    assertThat(moved.after().clock()).isEqualTo(before);
  }

  private FollowUpVerdict decide(Status status, Kind kind) {
    Department sender = DPUPR;
    return decider.decide(aFloodComplaint(status), aFollowUp(kind), sender, PHOTO, NOW);
  }

  private FollowUpVerdict resolved(List<String> named, List<Evidence> known) {
    FollowUp followUp = FollowUps.showing(Kind.RESOLVED, named);
    return decider.decide(aFloodComplaint(), followUp, DPUPR, known, NOW);
  }

  private FollowUpVerdict resolved(String category, @Nullable String document) {
    FollowUp done = new FollowUp("17", "LKS-…", Kind.RESOLVED, null, List.of(), document);
    return decider.decide(about(category), done, DPUPR, List.of(), NOW);
  }

  private FollowUpVerdict failing(String category, Check failed) {
    Finding finding = new Finding(failed, Finding.Result.FAILED, 900.0, 300.0, "Terlalu jauh.");
    Evidence photo = new Evidence("ab".repeat(32), List.of(finding));
    return decider.decide(about(category), aFollowUp(Kind.RESOLVED), DPUPR, List.of(photo), NOW);
  }

  private static Complaint about(String category) {
    Complaint flood = aFloodComplaint(Status.IN_PROGRESS);
    State now = flood.state();
    return flood.at(
        new State(
            now.status(),
            category,
            now.department(),
            now.priority(),
            now.round(),
            now.clock(),
            now.note(),
            now.explanation()));
  }

  private static NewEvent last(Moved moved) {
    return moved.events().get(moved.events().size() - 1);
  }

  private static Reason reason(FollowUpVerdict verdict) {
    assertThat(verdict).isInstanceOf(Refused.class);
    return ((Refused) verdict).refusal().reason();
  }
}
