package id.laksa.intake;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Receipt;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one door behind all doors. A submission that was accepted is in the ledger, committed, before
 * this returns; the same one again gets the same answer (idempotent receiver). Thread-safe.
 */
public final class Intake {
  private final Registrar registrar;
  private final GroupCommit groupCommit;
  private final Identity identity;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * Wires the door.
   *
   * @param patience how long a submission waits for its commit before the sender is told to retry
   */
  public Intake(
      Registrar registrar,
      GroupCommit groupCommit,
      Identity identity,
      InstantSource clock,
      Duration patience) {
    this.registrar = registrar;
    this.groupCommit = groupCommit;
    this.identity = identity;
    this.clock = clock;
    this.patience = patience;
  }

  /** Takes a submission in. */
  public IntakeResult submit(Submission submission) {
    Receipt receipt = registrar.register(submission, clock.instant());
    CompletableFuture<GroupCommit.Committed> pending = new CompletableFuture<>();
    if (!groupCommit.offer(receipt, pending)) {
      return new IntakeResult.Overloaded();
    }
    try {
      return answer(receipt, pending.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      // Not written yet: then it won't be, so that the next try is the only one.
      pending.cancel(false);
      return new IntakeResult.LedgerAway("no commit within " + patience);
    } catch (ExecutionException e) {
      return new IntakeResult.LedgerAway(String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new IntakeResult.LedgerAway("stopping");
    }
  }

  private IntakeResult answer(Receipt receipt, GroupCommit.Committed committed) {
    if (!committed.fingerprint().equals(receipt.fingerprint())) {
      return new IntakeResult.Conflict();
    }
    Complaint complaint = committed.complaint();
    return new IntakeResult.Accepted(complaint, identity.answerKeyOf(complaint.id()));
  }
}
