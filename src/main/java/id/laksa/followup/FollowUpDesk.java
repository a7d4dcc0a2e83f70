package id.laksa.followup;

import id.laksa.department.Department;
import id.laksa.followup.FollowUpReader.Reading;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where every way for departments to answer ends, queue, HTTP and routes of the city's: reads,
 * records, and counts what became of it. Thread-safe.
 */
public final class FollowUpDesk {
  private final FollowUpReader reader;
  private final BiFunction<FollowUp, Department, FollowUpOutcome> ledger;
  private final BiConsumer<Department, String> counter;

  /**
   * Wires it.
   *
   * @param ledger records a sound one, or says why not
   * @param counter hears of each one whose it was and what became of it: {@code recorded}, {@code
   *     late}, {@code repeated}, or the reason of the refusal
   */
  public FollowUpDesk(
      FollowUpReader reader,
      BiFunction<FollowUp, Department, FollowUpOutcome> ledger,
      BiConsumer<Department, String> counter) {
    this.reader = reader;
    this.ledger = ledger;
    this.counter = counter;
  }

  /**
   * Reads one.
   *
   * @param json null when it is no text
   */
  public Reading read(@Nullable String json) {
    return reader.read(json);
  }

  /** Takes what was read. */
  public FollowUpOutcome take(Reading reading, Department sender) {
    FollowUpOutcome outcome =
        reading instanceof Reading.Sound sound
            ? ledger.apply(sound.followUp(), sender)
            : new FollowUpOutcome.Refused(((Reading.Malformed) reading).refusal());
    counter.accept(sender, word(outcome));
    return outcome;
  }

  private static String word(FollowUpOutcome outcome) {
    if (outcome instanceof FollowUpOutcome.Refused refused) {
      return refused.refusal().reason().slug();
    }
    if (outcome instanceof FollowUpOutcome.Repeated) {
      return "repeated";
    }
    return outcome.isLate() ? "late" : "recorded";
  }
}
