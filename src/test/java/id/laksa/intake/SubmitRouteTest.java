package id.laksa.intake;

import static id.laksa.intake.Registrars.IDENTITY;
import static id.laksa.intake.Submissions.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaint;
import id.laksa.intake.IntakeResult.Accepted;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Replayer;
import id.laksa.spool.Spool;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmitRouteTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final Receipts ledger = new Receipts();
  private final GroupCommit commits =
      new GroupCommit(ledger, 1, 8, 8, Duration.ZERO, fault -> false);
  private final GroupCommit nobodyWrites =
      new GroupCommit(ledger, 0, 8, 1, Duration.ZERO, fault -> false);
  private final LedgerGate gate = new LedgerGate(() -> {});
  private final List<String> spooled = new ArrayList<>();
  private boolean spoolWorks = true;
  private final Spool spool = this::spool;
  private final List<SubmitRouteFixture> routes = new ArrayList<>();
  private Intake intake;

  @BeforeEach
  void start() throws Exception {
    intake = intake(commits, LONG);
  }

  @AfterEach
  void stop() {
    routes.forEach(SubmitRouteFixture::close);
    commits.close();
    nobodyWrites.close();
  }

  @Test
  void aComplaintThatIsInTheLedgerGetsItsReceiptAndTheReportersSecret() {
    Accepted accepted = accepted(intake.submit(aFloodComplaint()));
    assertThat(IDENTITY.isOurs(accepted.complaint().ticket())).isTrue();
    assertThat(accepted.answerKey()).isEqualTo(IDENTITY.answerKeyOf(accepted.complaint().id()));
  }

  @Test
  void theSameAgainGetsTheSameAnswer() {
    Accepted first = accepted(intake.submit(aFloodComplaint()));
    assertThat(intake.submit(aFloodComplaint())).isEqualTo(first);
  }

  @Test
  void theSameKeyForOtherWordsIsAConflict() {
    intake.submit(aFloodComplaint());
    assertThat(intake.submit(Submissions.saying("Jalan rusak #jalanrusak")))
        .isInstanceOf(IntakeResult.Conflict.class);
  }

  @Test
  void theSameKeyWithOtherPhotosIsAConflict() {
    intake.submit(aFloodComplaint());
    assertThat(intake.submit(aFloodComplaint().with(List.of("cd".repeat(32)))))
        .isInstanceOf(IntakeResult.Conflict.class);
  }

  @Test
  void anotherKeyIsAnotherComplaint() {
    Accepted first = accepted(intake.submit(aFloodComplaint()));
    Accepted other = accepted(intake.submit(aFloodComplaint("another-key-of-its-own")));
    assertThat(other.complaint().ticket()).isNotEqualTo(first.complaint().ticket());
    assertThat(other.answerKey()).isNotEqualTo(first.answerKey());
  }

  @Test
  void whileTheLedgerIsAwayAComplaintIsSpooledUnderItsFinalNumber() {
    ledger.goAway();
    IntakeResult result = intake.submit(aFloodComplaint());
    ledger.comeBack();
    gate.look();
    Accepted later = accepted(intake.submit(aFloodComplaint()));
    assertThat(result)
        .isEqualTo(new IntakeResult.Spooled(later.complaint().ticket(), later.answerKey()));
    assertThat(spooled).hasSize(1);
  }

  @Test
  void theLedgerIsNotAskedAgainBeforeItIsBack() {
    ledger.goAway();
    intake.submit(aFloodComplaint());
    assertThat(gate.isOpen()).isFalse();
    assertThat(intake.submit(aFloodComplaint("another-key-of-its-own")))
        .isInstanceOf(IntakeResult.Spooled.class);
    assertThat(ledger.batches()).hasSize(1);
  }

  @Test
  void whatWasSpooledIsReplayedAsItWasReceived() throws Exception {
    ledger.goAway();
    intake.submit(aFloodComplaint());
    ledger.comeBack();
    gate.look();
    assertThat(intake.replay(spooled.get(0))).isEqualTo(Replayer.Result.KEPT);
    assertThat(intake.replay(spooled.get(0))).isEqualTo(Replayer.Result.KEPT);
    Complaint complaint = accepted(intake.submit(aFloodComplaint())).complaint();
    assertThat(complaint.said().receivedAt())
        .isEqualTo(Registrars.NOW.truncatedTo(ChronoUnit.MICROS));
  }

  @Test
  void whatContradictsAnEarlierOneIsNeverDropped() throws Exception {
    ledger.goAway();
    intake.submit(Submissions.saying("Jalan rusak #jalanrusak"));
    ledger.comeBack();
    gate.look();
    accepted(intake.submit(aFloodComplaint()));
    assertThat(intake.replay(spooled.get(0))).isEqualTo(Replayer.Result.CONTRADICTS);
  }

  @Test
  void withTheSpoolAwayTooNothingIsPromised() {
    ledger.goAway();
    spoolWorks = false;
    assertThat(intake.submit(aFloodComplaint())).isInstanceOf(IntakeResult.LedgerAway.class);
  }

  @Test
  void aCommitThatTakesTooLongGoesIntoTheSpool() throws Exception {
    assertThat(intake(nobodyWrites, Duration.ofMillis(1)).submit(aFloodComplaint()))
        .isInstanceOf(IntakeResult.Spooled.class);
  }

  @Test
  void moreThanMayWaitIsRefused() throws Exception {
    nobodyWrites.offer(Receipts.someReceipts(1).get(0), new CompletableFuture<>());
    assertThat(intake(nobodyWrites, LONG).submit(aFloodComplaint()))
        .isInstanceOf(IntakeResult.Overloaded.class);
  }

  @Test
  void aRequestThatIsStoppedPromisesNothingAndStaysStopped() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(intake(nobodyWrites, LONG).submit(aFloodComplaint()))
        .isInstanceOf(IntakeResult.LedgerAway.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private Intake intake(GroupCommit commits, Duration patience) throws Exception {
    SubmitRouteFixture route =
        new SubmitRouteFixture(
            commits,
            IDENTITY,
            Registrars.registrar(),
            Registrars.NOW,
            new SubmitRouteFixture.WhileAway(gate, spool, SubmitRouteTest::isAway, patience));
    routes.add(route);
    return route.intake();
  }

  private boolean spool(String kind, String key, String what) {
    return spoolWorks && spooled.add(what);
  }

  private static boolean isAway(Throwable fault) {
    return "away".equals(fault.getMessage());
  }

  private static Accepted accepted(IntakeResult result) {
    assertThat(result).isInstanceOf(Accepted.class);
    return (Accepted) result;
  }
}
