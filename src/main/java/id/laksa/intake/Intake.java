package id.laksa.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.spool.Replayer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The one door behind all doors, for those who call it from Java. A submission that was accepted is
 * in the ledger, committed, before this returns, or, while the ledger is away, in the spool; the
 * same one again gets the same answer (idempotent receiver). Thread-safe.
 */
public final class Intake implements Replayer {
  private final Function<ReceivedSubmission, IntakeResult> way;
  private final InstantSource time;
  private final ObjectMapper json;

  /**
   * Wires the door.
   *
   * @param way what is done with what comes in: the route {@code submit}
   */
  public Intake(
      Function<ReceivedSubmission, IntakeResult> way, InstantSource time, ObjectMapper json) {
    this.way = way;
    this.time = time;
    this.json = json;
  }

  /** What comes in now and must be promised at least. */
  public ReceivedSubmission received(Submission submission) {
    return new ReceivedSubmission(submission, time.instant(), false);
  }

  /** Takes a submission in. */
  public IntakeResult submit(Submission submission) {
    return way.apply(received(submission));
  }

  @Override
  public Result replay(String what) throws JsonProcessingException {
    SpooledSubmission command = json.readValue(what, SpooledSubmission.class);
    return takeOrWait(command.submission(), command.receivedAt());
  }

  /**
   * Takes one in that can wait where it is: it is never promised by the spool.
   *
   * @param receivedAt the receipt's time, from which the clock runs
   */
  public Result takeOrWait(Submission submission, Instant receivedAt) {
    return result(way.apply(new ReceivedSubmission(submission, receivedAt, true)));
  }

  private static Result result(IntakeResult result) {
    if (result instanceof IntakeResult.Accepted) {
      return Result.KEPT;
    }
    return result instanceof IntakeResult.Conflict ? Result.CONTRADICTS : Result.LEDGER_AWAY;
  }
}
