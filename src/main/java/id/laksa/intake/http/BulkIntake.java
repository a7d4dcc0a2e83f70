package id.laksa.intake.http;

import id.laksa.intake.Intake;
import id.laksa.spool.Replayer;
import java.nio.charset.StandardCharsets;

/**
 * Complaints of other systems: the App API's JSON with {@code channel} and {@code externalKey}. The
 * same key again has no effect. They wait where they are while the ledger is away.
 */
public final class BulkIntake implements Replayer {
  /** The kind of these. */
  public static final String KIND = "intake";

  private final ComplaintJson reader;
  private final Intake intake;

  /** Wires it. */
  public BulkIntake(ComplaintJson reader, Intake intake) {
    this.reader = reader;
    this.intake = intake;
  }

  @Override
  public Result replay(String what) {
    ComplaintJson.Reading reading = reader.readBulk(what.getBytes(StandardCharsets.UTF_8));
    return reading instanceof ComplaintJson.Reading.Read read
        ? intake.takeOrWait(read.submission())
        : Result.MALFORMED;
  }
}
