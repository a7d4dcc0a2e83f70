package id.laksa.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Receipt;
import id.laksa.spool.LedgerGate;
import id.laksa.spool.Replayer;
import id.laksa.spool.Spool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The one door behind all doors. A submission that was accepted is in the ledger, committed, before
 * this returns, or, while the ledger is away, in the spool; the same one again gets the same answer
 * (idempotent receiver). Thread-safe.
 */
public final class Intake implements Replayer {
  private final Registrar registrar;
  private final GroupCommit groupCommit;
  private final Identity identity;
  private final InstantSource clock;
  private final Duration patience;
  private final WhileAway whileAway;
  private final ObjectMapper json;

  /**
   * What is done while the ledger is away.
   *
   * @param isAway whether a fault means that it is
   */
  public record WhileAway(LedgerGate gate, Spool spool, Predicate<Throwable> isAway) {}

  /**
   * Wires the door.
   *
   * @param patience how long a submission waits for its commit before it goes into the spool
   */
  public Intake(
      Registrar registrar,
      GroupCommit groupCommit,
      Identity identity,
      InstantSource clock,
      Duration patience,
      WhileAway whileAway,
      ObjectMapper json) {
    this.registrar = registrar;
    this.groupCommit = groupCommit;
    this.identity = identity;
    this.clock = clock;
    this.patience = patience;
    this.whileAway = whileAway;
    this.json = json;
  }

  /** Takes a submission in. */
  public IntakeResult submit(Submission submission) {
    Instant now = clock.instant();
    if (!whileAway.gate.isOpen()) {
      return spool(submission, now, "the ledger is away");
    }
    IntakeResult result = commit(submission, now);
    return result instanceof IntakeResult.LedgerAway away
        ? spool(submission, now, away.reason())
        : result;
  }

  @Override
  public Result replay(String what) throws JsonProcessingException {
    SpooledCommand command = json.readValue(what, SpooledCommand.class);
    return result(commit(command.submission(), command.receivedAt()));
  }

  /**
   * Takes one in that can wait where it is: it is never promised by the spool.
   *
   * @param receivedAt the receipt's time, from which the clock runs
   */
  public Result takeOrWait(Submission submission, Instant receivedAt) {
    return result(commit(submission, receivedAt));
  }

  private static Result result(IntakeResult result) {
    if (result instanceof IntakeResult.Accepted) {
      return Result.KEPT;
    }
    return result instanceof IntakeResult.Conflict ? Result.CONTRADICTS : Result.LEDGER_AWAY;
  }

  /** What was written after all, although nobody could tell, is known again when it is replayed. */
  private IntakeResult spool(Submission submission, Instant receivedAt, String reason) {
    UUID id = submission.complaintId();
    try {
      String what = json.writeValueAsString(new SpooledCommand(submission, receivedAt));
      return whileAway.spool.keep(SpooledCommand.KIND, id.toString(), what)
          ? new IntakeResult.Spooled(identity.ticketOf(id), identity.answerKeyOf(id))
          : new IntakeResult.LedgerAway(reason);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission is plain JSON", e);
    }
  }

  private IntakeResult commit(Submission submission, Instant receivedAt) {
    Receipt receipt = registrar.register(submission, receivedAt);
    CompletableFuture<GroupCommit.Committed> pending = new CompletableFuture<>();
    if (!groupCommit.offer(receipt, pending)) {
      return new IntakeResult.Overloaded();
    }
    try {
      return answer(receipt, pending.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      // Not written yet: then it won't be, so that the next try is the only one.
      pending.cancel(false);
      whileAway.gate.close();
      return new IntakeResult.LedgerAway("no commit within " + patience);
    } catch (ExecutionException e) {
      if (!whileAway.isAway.test(e.getCause())) {
        throw new IllegalStateException("A receipt can't be written", e.getCause());
      }
      whileAway.gate.close();
      return new IntakeResult.LedgerAway(e.getCause().getClass().getSimpleName());
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
