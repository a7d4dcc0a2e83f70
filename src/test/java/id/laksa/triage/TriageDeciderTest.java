package id.laksa.triage;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aComplaintInTriage;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Explanation;
import id.laksa.classification.Priority;
import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Reason;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.texts.CityTexts;
import id.laksa.triage.TriageDecision.Assign;
import id.laksa.triage.TriageDecision.GoOn;
import id.laksa.triage.TriageDecision.Halt;
import id.laksa.triage.TriageDecision.Reassign;
import id.laksa.triage.TriageDecision.Recall;
import id.laksa.triage.TriageDecision.Reject;
import id.laksa.triage.TriageDecision.Waive;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TriageDeciderTest {
  private static final Instant NOW = RECEIVED_AT.plus(Duration.ofHours(3));
  private static final Department DLH = new Department("DLH", "Dinas Lingkungan Hidup");
  private static final Category WASTE = category("sampah", Priority.HIGH, false);
  private static final Category DRAINS = category("drainase", Priority.NORMAL, false);
  private static final Category VIOLENCE = category("kekerasan", Priority.HIGH, true);
  private static final Set<Status> ASSIGNABLE =
      EnumSet.of(Status.RECEIVED, Status.TRIAGE, Status.RETURNED, Status.REOPENED);
  private static final Set<Status> REJECTABLE = EnumSet.of(Status.TRIAGE, Status.RETURNED);
  private final TriageDecider decider =
      new TriageDecider(
          ClocksByPolicy.elapsed(Duration.ofHours(12), Duration.ofDays(7)), CityTexts.INDONESIAN);

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyWhatWaitsForADecisionCanBeAssigned(Status status) {
    var step = decider.decide(aFloodComplaint(status), to(WASTE, null), null, NOW);
    assertThat(step.isPresent()).isEqualTo(ASSIGNABLE.contains(status));
    step.ifPresent(taken -> assertThat(taken.after().status()).isEqualTo(Status.DISPATCHED));
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyWhatLiesWithAnOperatorCanBeRejected(Status status) {
    var step = decider.decide(aFloodComplaint(status), new Reject("operator", "Ganda"), null, NOW);
    assertThat(step.isPresent()).isEqualTo(REJECTABLE.contains(status));
    step.ifPresent(taken -> assertThat(taken.after().status()).isEqualTo(Status.REJECTED));
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyAResolutionThatWaitsForAnOperatorCanBeWaived(Status status) {
    Waive waive = new Waive("operator", "Dilihat petugas di lapangan");
    Proposal proposal = new Proposal(4, List.of("ab".repeat(32)));
    assertThat(decider.decide(aFloodComplaint(status), waive, null, NOW)).isEmpty();
    var step = decider.decide(aFloodComplaint(status), waive, proposal, NOW);
    assertThat(step.isPresent()).isEqualTo(status == Status.TRIAGE);
    step.ifPresent(taken -> assertThat(taken.after().status()).isEqualTo(Status.RESOLVED));
  }

  @Test
  void aWaiverIsInTheHistoryWithNameReasonAndPhotos() {
    Waive waive = new Waive("operator", "Dilihat petugas di lapangan");
    Proposal proposal = new Proposal(4, List.of("ab".repeat(32)));
    var event =
        decider
            .decide(aFloodComplaint(Status.TRIAGE), waive, proposal, NOW)
            .orElseThrow()
            .events()
            .get(0);
    assertThat(event.type()).isEqualTo(EventType.RESOLVED);
    assertThat(event.actor()).isEqualTo("operator");
    assertThat(event.text()).isEqualTo("Dilihat petugas di lapangan");
    assertThat(event.data())
        .containsEntry("waived", true)
        .containsEntry("evidence", proposal.evidence());
  }

  @Test
  void whatIsWaivedCountsAsShownNow() {
    Waive waive = new Waive("operator", "Dilihat petugas di lapangan");
    Proposal proposal = new Proposal(4, List.of("ab".repeat(32)));
    State after =
        decider.decide(aFloodComplaint(Status.TRIAGE), waive, proposal, NOW).orElseThrow().after();
    assertThat(after.resolution()).isEqualTo(Resolution.shown(NOW));
  }

  @Test
  void theDepartmentGetsCategoryUrgencyAndTheOperatorsNote() {
    State after = assigned(aComplaintInTriage(), to(WASTE, "Dekat pasar")).after();
    assertThat(after.category()).isEqualTo("sampah");
    assertThat(after.department()).isEqualTo("DLH");
    assertThat(after.priority()).isEqualTo(Priority.HIGH);
    assertThat(after.note()).isEqualTo("Catatan petugas: Dekat pasar");
    assertThat(after.round()).isEqualTo(1);
  }

  @Test
  void whatWasKnownForTheDepartmentStaysWhereTheOperatorAddsNothing() {
    Complaint returned = aFloodComplaint(Status.RETURNED);
    Complaint informed = returned.at(returned.state().noting("Keterangan pelapor: RT 3"));
    assertThat(assigned(informed, to(WASTE, null)).after().note())
        .isEqualTo("Keterangan pelapor: RT 3");
  }

  @Test
  void theOperatorsNoteIsAddedToWhatTheReporterSaid() {
    Complaint returned = aFloodComplaint(Status.RETURNED);
    Complaint informed = returned.at(returned.state().noting("Keterangan pelapor: RT 3"));
    assertThat(assigned(informed, to(WASTE, "Dekat pasar")).after().note())
        .isEqualTo("Keterangan pelapor: RT 3\nCatatan petugas: Dekat pasar");
  }

  @Test
  void theOperatorDecidedAndWhatTheRulesSaidIsKept() {
    Explanation rules = aComplaintInTriage().state().explanation();
    Explanation why = assigned(aComplaintInTriage(), to(WASTE, null)).after().explanation();
    assertThat(why)
        .isEqualTo(
            new Explanation(
                "operator",
                rules.rule(),
                rules.matched(),
                rules.rulesVersion(),
                rules.alternatives()));
  }

  @Test
  void whatWasChosenIsNoAlternativeToItself() {
    Explanation why = assigned(aComplaintInTriage(), to(DRAINS, null)).after().explanation();
    assertThat(why.alternatives()).isEmpty();
  }

  @Test
  void theEventNamesTheOperatorAndKeepsHisNoteToItself() {
    NewEvent event = assigned(aComplaintInTriage(), to(WASTE, "Dekat pasar")).events().get(0);
    assertThat(event.type()).isEqualTo(EventType.DISPATCHED);
    assertThat(event.actor()).isEqualTo("operator");
    assertThat(event.text()).isNull();
    assertThat(event.data())
        .containsEntry("department", "DLH")
        .containsEntry("category", "sampah")
        .doesNotContainKey("confidential")
        .doesNotContainValue("Dekat pasar");
  }

  @Test
  void theDepartmentAnswersFromNowAndTheWorkRunsFromTheReceipt() {
    SlaClock clock = assigned(aComplaintInTriage(), to(WASTE, null)).after().clock();
    assertThat(clock.acknowledgeBy()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    assertThat(clock.resolveBy()).isEqualTo(RECEIVED_AT.plus(Duration.ofDays(7)));
    assertThat(clock.acknowledgePassed()).isFalse();
  }

  @Test
  void theDeadlineOfWorkThatIsAlreadyRunningIsNotSetAgain() {
    SlaClock before = aFloodComplaint(Status.RETURNED).state().clock();
    SlaClock after = assigned(aFloodComplaint(Status.RETURNED), to(WASTE, null)).after().clock();
    assertThat(after.resolveBy()).isEqualTo(before.resolveBy());
    assertThat(after.acknowledgeBy()).isEqualTo(NOW.plus(Duration.ofHours(12)));
  }

  @Test
  void aPassedDeadlineIsToldOnceAndArmedAgainOnlyWhereItLiesAhead() {
    Complaint triage = aComplaintInTriage();
    Instant due = triage.state().clock().resolveBy();
    SlaClock late =
        triage.state().clock().told(new Stage(Stage.Kind.RESOLVE, "resolve", due, 0, null));
    Complaint stale = triage.at(triage.state().with(Status.TRIAGE, late));
    assertThat(assigned(stale, to(WASTE, null)).after().clock().resolvePassed()).isFalse();
    Instant muchLater = RECEIVED_AT.plus(Duration.ofDays(30));
    SlaClock after =
        decider.decide(stale, to(WASTE, null), null, muchLater).orElseThrow().after().clock();
    assertThat(after.resolvePassed()).isTrue();
  }

  @Test
  void aCategoryMayHideTheComplaintAndSaysSoInTheEvent() {
    TriageStep step = assigned(aComplaintInTriage(), to(VIOLENCE, null));
    assertThat(step.anonymous()).isTrue();
    assertThat(step.confidential()).isTrue();
    assertThat(step.events().get(0).data()).containsEntry("confidential", true);
  }

  @Test
  void aRejectionSaysWhyAndStopsNothingElse() {
    Complaint returned = aFloodComplaint(Status.RETURNED);
    TriageStep step =
        decider.decide(returned, new Reject("operator", "Sudah ganda"), null, NOW).orElseThrow();
    NewEvent event = step.events().get(0);
    assertThat(event.type()).isEqualTo(EventType.REJECTED);
    assertThat(event.actor()).isEqualTo("operator");
    assertThat(event.text()).isEqualTo("Sudah ganda");
    assertThat(step.after().clock()).isEqualTo(returned.state().clock());
    assertThat(step.after().explanation()).isEqualTo(returned.state().explanation());
  }

  @Test
  void anOperatorStopsAClockWithAReasonAndLetsItGoOn() {
    Complaint flood = aFloodComplaint();
    TriageStep stop =
        decider.decide(flood, new Halt("operator", "Menunggu alat berat"), null, NOW).orElseThrow();
    assertThat(stop.after().clock().pausedFor()).isEqualTo(SlaClock.Reason.OPERATOR);
    assertThat(stop.after().status()).isEqualTo(flood.status());
    assertThat(stop.events().get(0).type()).isEqualTo(EventType.CLOCK_STOPPED);
    assertThat(stop.events().get(0).text()).isEqualTo("Menunggu alat berat");
    Complaint halted = flood.at(stop.after());
    assertThat(decider.decide(halted, new Halt("operator", "Lagi"), null, NOW)).isEmpty();
    TriageStep on =
        decider
            .decide(halted, new GoOn("operator"), null, NOW.plus(Duration.ofHours(5)))
            .orElseThrow();
    assertThat(on.after().clock().resolveBy())
        .isEqualTo(RECEIVED_AT.plus(Duration.ofDays(7)).plus(Duration.ofHours(5)));
    assertThat(on.events().get(0).type()).isEqualTo(EventType.CLOCK_STARTED);
  }

  @Test
  void aClockThatWaitsForTheReporterIsNotTheOperatorsToStart() {
    Complaint waiting = aFloodComplaint(Status.WAITING_FOR_REPORTER);
    assertThat(decider.decide(waiting, new GoOn("operator"), null, NOW)).isEmpty();
    assertThat(decider.decide(waiting, new Halt("operator", "Alasan"), null, NOW)).isEmpty();
    assertThat(decider.decide(aFloodComplaint(Status.CLOSED), new Halt("operator", "x"), null, NOW))
        .isEmpty();
  }

  @Test
  void whoIsGivenAStoppedComplaintGetsARunningOneAndTheHistorySaysSo() {
    Complaint returned = aFloodComplaint(Status.RETURNED);
    State state = returned.state();
    SlaClock halted = state.clock().paused(NOW, SlaClock.Reason.OPERATOR);
    Complaint stopped = returned.at(state.with(state.status(), halted));
    assertThat(assigned(stopped, to(WASTE, null)).events())
        .extracting(NewEvent::type)
        .containsExactly(EventType.CLOCK_STARTED, EventType.DISPATCHED);
  }

  static Stream<Arguments> everyDecisionInEveryStateOfTheClock() {
    List<TriageDecision> decisions =
        List.of(
            to(WASTE, null),
            new Reject("operator", "Ganda"),
            new Waive("operator", "Dilihat petugas di lapangan"),
            again(WASTE),
            new Recall("operator", "Salah instansi"),
            new Halt("operator", "Menunggu alat berat"),
            new GoOn("operator"));
    return decisions.stream()
        .flatMap(
            decision ->
                Arrays.stream(Status.values())
                    .flatMap(
                        status ->
                            Stream.of(null, Reason.REPORTER, Reason.OPERATOR)
                                .map(stands -> Arguments.of(decision, status, stands))));
  }

  @ParameterizedTest
  @MethodSource("everyDecisionInEveryStateOfTheClock")
  void afterADecisionNoClockStandsButOneThatItStopped(
      TriageDecision decision, Status status, @Nullable Reason stands) {
    Complaint running = aFloodComplaint(status);
    SlaClock clock = running.state().clock();
    Complaint before =
        stands == null
            ? running
            : running.at(running.state().with(status, clock.paused(RECEIVED_AT, stands)));
    Proposal proposal = new Proposal(4, List.of("ab".repeat(32)));
    decider
        .decide(before, decision, proposal, NOW)
        .ifPresent(
            step -> {
              boolean stops = decision instanceof Halt;
              assertThat(step.after().clock().pausedFor())
                  .isEqualTo(stops ? Reason.OPERATOR : null);
              assertThat(step.events().stream().map(NewEvent::type).toList())
                  .as("the history says that what an operator stopped goes on")
                  .satisfies(
                      types ->
                          assertThat(types.contains(EventType.CLOCK_STARTED))
                              .isEqualTo(stands == Reason.OPERATOR));
            });
  }

  private TriageStep assigned(Complaint complaint, Assign assign) {
    return decider.decide(complaint, assign, null, NOW).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyWhatADepartmentHasCanBeGivenToAnotherOrTakenFromIt(Status status) {
    var given = decider.decide(aFloodComplaint(status), again(WASTE), null, NOW);
    assertThat(given.isPresent()).isEqualTo(status.isAtDepartment());
    given.ifPresent(step -> assertThat(step.after().status()).isEqualTo(Status.DISPATCHED));
    var taken = decider.decide(aFloodComplaint(status), new Recall("operator", "Salah"), null, NOW);
    assertThat(taken.isPresent()).isEqualTo(status.isAtDepartment());
    taken.ifPresent(step -> assertThat(step.after().status()).isEqualTo(Status.TRIAGE));
  }

  @Test
  void whoHasItAlreadyIsNotGivenItAgain() {
    Department same = new Department("DPUPR", "Dinas PUPR");
    Reassign again = new Reassign(DRAINS, same, "operator", "Salah kategori", null);
    assertThat(decider.decide(aFloodComplaint(), again, null, NOW)).isEmpty();
  }

  @Test
  void aReassignmentIsTwoLinksOfTheHistoryTheFirstSaysWhoFromWhomAndWhy() {
    TriageStep step = decider.decide(aFloodComplaint(), again(WASTE), null, NOW).orElseThrow();
    NewEvent taken = step.events().get(0);
    assertThat(taken.type()).isEqualTo(EventType.RECALLED);
    assertThat(taken.actor()).isEqualTo("operator");
    assertThat(taken.text()).isEqualTo("Bukan saluran, tetapi sampah");
    assertThat(taken.data())
        .containsEntry("status", "TRIAGE")
        .containsEntry("orderOf", "DPUPR")
        .doesNotContainKey("department");
    NewEvent given = step.events().get(1);
    assertThat(step.events()).hasSize(2);
    assertThat(given.type()).isEqualTo(EventType.DISPATCHED);
    assertThat(given.text()).isNull();
    assertThat(given.data())
        .containsEntry("status", "DISPATCHED")
        .containsEntry("department", "DLH")
        .containsEntry("category", "sampah")
        .containsEntry("because", "reassigned");
  }

  @Test
  void aReassignmentIsTheOperatorsDecisionForTheNewDepartmentWithHisNote() {
    Reassign again = new Reassign(WASTE, DLH, "operator", "Sampah", "Dekat pasar");
    State after = decider.decide(aFloodComplaint(), again, null, NOW).orElseThrow().after();
    assertThat(after.department()).isEqualTo("DLH");
    assertThat(after.priority()).isEqualTo(Priority.HIGH);
    assertThat(after.explanation().decidedBy()).isEqualTo("operator");
    assertThat(after.note()).isEqualTo("Catatan petugas: Dekat pasar");
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"DISPATCHED", "ACKNOWLEDGED", "IN_PROGRESS"})
  void theWorkKeepsItsTimeWhoeverGetsItAndTheNewDepartmentHasItsOwnToTakeItOn(Status status) {
    Complaint flood = aFloodComplaint(status);
    SlaClock clock = decider.decide(flood, again(WASTE), null, NOW).orElseThrow().after().clock();
    assertThat(clock.resolve()).isEqualTo(flood.state().clock().resolve());
    assertThat(clock.aim()).isEqualTo(flood.state().clock().aim());
    assertThat(clock.acknowledge().from()).isEqualTo(NOW);
    assertThat(clock.acknowledgeBy()).isEqualTo(NOW.plus(Duration.ofHours(12)));
  }

  @Test
  void whatWasTakenFromADepartmentIsNobodysAndKeepsItsTimeWhenItIsGivenOn() {
    Complaint flood = aFloodComplaint(Status.IN_PROGRESS);
    TriageStep taken =
        decider.decide(flood, new Recall("operator", "Salah"), null, NOW).orElseThrow();
    assertThat(taken.after().department()).isNull();
    assertThat(taken.after().clock().acknowledge().from()).isEqualTo(NOW);
    assertThat(taken.after().clock().resolve()).isEqualTo(flood.state().clock().resolve());
    Instant later = NOW.plus(Duration.ofHours(2));
    TriageStep given =
        decider.decide(flood.at(taken.after()), to(WASTE, null), null, later).orElseThrow();
    assertThat(given.after().clock().resolve()).isEqualTo(flood.state().clock().resolve());
    assertThat(given.after().clock().aim()).isEqualTo(flood.state().clock().aim());
    assertThat(given.events().get(0).data()).containsEntry("because", "reassigned");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aClockThatStoodGoesOnAsLongAsItStoodLaterWhereTheComplaintIsTaken(Reason stands) {
    Complaint flood = aFloodComplaint(Status.IN_PROGRESS);
    SlaClock clock = flood.state().clock();
    Complaint halted = flood.at(flood.state().with(Status.IN_PROGRESS, clock.paused(NOW, stands)));
    Instant later = NOW.plus(Duration.ofHours(5));
    for (TriageDecision decision : List.of(again(WASTE), new Recall("operator", "Salah"))) {
      TriageStep step = decider.decide(halted, decision, null, later).orElseThrow();
      assertThat(step.after().clock().pausedSince()).isNull();
      assertThat(step.after().clock().resolveBy())
          .isEqualTo(RECEIVED_AT.plus(Duration.ofDays(7)).plus(Duration.ofHours(5)));
    }
  }

  @Test
  void aConfidentialCategoryHidesAReassignedComplaintToo() {
    TriageStep step = decider.decide(aFloodComplaint(), again(VIOLENCE), null, NOW).orElseThrow();
    assertThat(step.confidential()).isTrue();
    assertThat(step.anonymous()).isTrue();
    assertThat(step.events().get(1).data()).containsEntry("confidential", true);
  }

  private static Reassign again(Category category) {
    return new Reassign(category, DLH, "operator", "Bukan saluran, tetapi sampah", null);
  }

  private static Assign to(Category category, @Nullable String note) {
    return new Assign(category, DLH, "operator", note);
  }

  private static Category category(String id, Priority priority, boolean hidden) {
    return new Category(id, "g", id, id, "DLH", priority, hidden, hidden, false);
  }
}
