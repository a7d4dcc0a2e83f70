package id.laksa.intake.http;

import id.laksa.complaint.BulkSource;
import id.laksa.http.JsonBody;
import id.laksa.http.Problem.FieldError;
import id.laksa.intake.Intake;
import id.laksa.intake.Submission;
import id.laksa.spool.Replayer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Complaints of another system: the App API's JSON with {@code channel} and {@code externalKey}.
 * The same key of the same source again has no effect. They wait where they are while the ledger is
 * away.
 */
public final class BulkIntake implements Replayer {
  /** The kind of those of the source that is always there. */
  public static final String KIND = "intake";

  private static final int MOST_NAMED = 5;
  private final BulkSource source;
  private final ComplaintJson reader;
  private final Intake intake;
  private final InstantSource time;
  private final Predicate<Submission> known;

  /**
   * Wires it.
   *
   * @param known whether the ledger holds the same already from when a key was not its source's
   *     own; throws while it is away
   */
  public BulkIntake(
      BulkSource source,
      ComplaintJson reader,
      Intake intake,
      InstantSource time,
      Predicate<Submission> known) {
    this.source = source;
    this.reader = reader;
    this.intake = intake;
    this.time = time;
    this.known = known;
  }

  @Override
  public Result replay(String what) {
    byte[] utf8 = what.getBytes(StandardCharsets.UTF_8);
    ComplaintJson.Reading reading = reader.readBulk(utf8, source, time.instant());
    if (reading instanceof ComplaintJson.Reading.ReadInBulk read) {
      return known.test(read.submission())
          ? Result.KEPT
          : intake.takeOrWait(read.submission(), read.receivedAt());
    }
    return Result.malformed(reason(((ComplaintJson.Reading.Wrong) reading).errors()));
  }

  /** Which fields are at fault; nothing of what they say, nor names that aren't ours. */
  private static String reason(List<FieldError> errors) {
    return errors.stream()
        .limit(MOST_NAMED)
        .map(BulkIntake::sentence)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static String sentence(FieldError error) {
    if (error.detail().equals(JsonBody.UNKNOWN)) {
      return "a field is not known";
    }
    int quote = error.field().equals("body") ? error.detail().indexOf(':') : -1;
    return error.field() + " " + (quote < 0 ? error.detail() : error.detail().substring(0, quote));
  }
}
