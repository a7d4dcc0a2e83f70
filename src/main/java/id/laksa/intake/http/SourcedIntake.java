package id.laksa.intake.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.spool.Replayer;
import java.util.Map;

/**
 * Complaints in bulk, each with the name of its source around it, which nobody else can put there.
 */
public final class SourcedIntake implements Replayer {
  /** The kind of these. */
  public static final String KIND = "intake-of-source";

  private final ObjectMapper json;
  private final Map<String, BulkIntake> sources;

  /**
   * What came and by which topic.
   *
   * @param source whose topic it was
   * @param said the record, as it was written
   */
  public record Sourced(String source, String said) {}

  /**
   * Wires it.
   *
   * @param sources by their names
   */
  public SourcedIntake(ObjectMapper json, Map<String, BulkIntake> sources) {
    this.json = json;
    this.sources = Map.copyOf(sources);
  }

  @Override
  public Result replay(String what) throws JsonProcessingException {
    Sourced sourced = json.readValue(what, Sourced.class);
    BulkIntake intake = sources.get(sourced.source());
    return intake == null
        ? Result.malformed("source " + sourced.source() + " is not in sources.csv any more")
        : intake.replay(sourced.said());
  }
}
