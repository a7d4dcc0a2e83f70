package id.laksa.intake;

import static id.laksa.intake.Registrars.IDENTITY;
import static id.laksa.intake.Submissions.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.intake.IntakeResult.Accepted;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final Receipts ledger = new Receipts();
  private final GroupCommit commits = new GroupCommit(ledger, 1, 8, 8);
  private final GroupCommit nobodyWrites = new GroupCommit(ledger, 0, 8, 1);
  private final Intake intake = intake(commits, LONG);

  @AfterEach
  void stop() {
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
  void aLedgerThatIsAwayPromisesNothing() {
    ledger.goAway();
    assertThat(intake.submit(aFloodComplaint())).isEqualTo(new IntakeResult.LedgerAway("away"));
  }

  @Test
  void aCommitThatTakesTooLongPromisesNothing() {
    assertThat(intake(nobodyWrites, Duration.ZERO).submit(aFloodComplaint()))
        .isInstanceOf(IntakeResult.LedgerAway.class);
  }

  @Test
  void moreThanMayWaitIsRefused() {
    Intake crowded = intake(nobodyWrites, Duration.ZERO);
    crowded.submit(aFloodComplaint());
    assertThat(crowded.submit(aFloodComplaint("another-key-of-its-own")))
        .isInstanceOf(IntakeResult.Overloaded.class);
  }

  @Test
  void aRequestThatIsStoppedPromisesNothingAndStaysStopped() {
    Thread.currentThread().interrupt();
    assertThat(intake(nobodyWrites, LONG).submit(aFloodComplaint()))
        .isInstanceOf(IntakeResult.LedgerAway.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Intake intake(GroupCommit commits, Duration patience) {
    return new Intake(
        Registrars.theCitysOwn(), commits, IDENTITY, InstantSource.fixed(Registrars.NOW), patience);
  }

  private static Accepted accepted(IntakeResult result) {
    assertThat(result).isInstanceOf(Accepted.class);
    return (Accepted) result;
  }
}
