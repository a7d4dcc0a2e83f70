package id.laksa.privacy;

import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Takes what was in the broker's queues out of its files, too: there it stays until they are
 * written anew. All erasures of ten minutes share one errand.
 */
public final class JournalErrand implements ErrandHandler {
  /** Its kind. */
  public static final String KIND = "clean-journal";

  /** How often at most, so that no row of erasures keeps a broker from its work. */
  static final Duration EVERY = Duration.ofMinutes(10);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final UUID LANE = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.US_ASCII));
  private final BooleanSupplier cleaning;

  /**
   * Wires it.
   *
   * @param cleaning writes the broker's files anew; false when it couldn't end that in time
   */
  public JournalErrand(BooleanSupplier cleaning) {
    this.cleaning = cleaning;
  }

  /** When the errand is due that cleans up what left the queues until now. */
  public static Instant dueAfter(Instant now) {
    long every = EVERY.toMillis();
    return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), every) + 1) * every);
  }

  /** The one that is due then. */
  public static Errand errand(Instant due) {
    byte[] name = (KIND + ":" + due).getBytes(StandardCharsets.US_ASCII);
    return Errand.fresh(UUID.nameUUIDFromBytes(name), KIND, LANE, "{}");
  }

  @Override
  public ErrandOutcome attempt(Errand errand) {
    return cleaning.getAsBoolean() ? ErrandOutcome.DONE : new ErrandOutcome.NotDueYet(LOOK_AGAIN);
  }
}
