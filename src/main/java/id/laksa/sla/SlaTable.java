package id.laksa.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deadlines as elapsed time, one row a category and one for triage. */
public final class SlaTable implements SlaPolicies {
  /** The name of the row that holds the operators' own deadlines. */
  public static final String TRIAGE = "triase";

  private final Map<String, Terms> terms;

  /**
   * Holds the given rows.
   *
   * @param terms by category id, and one under {@link #TRIAGE}
   * @throws IllegalArgumentException when the triage row is missing
   */
  public SlaTable(Map<String, Terms> terms) {
    if (!terms.containsKey(TRIAGE)) {
      throw new IllegalArgumentException("no row for " + TRIAGE);
    }
    this.terms = Map.copyOf(terms);
  }

  /** {@inheritDoc} A category that the table has lost since gets the operators' terms. */
  @Override
  public Deadlines deadlines(@Nullable String category, Instant start) {
    Terms operators = Objects.requireNonNull(terms.get(TRIAGE), "checked when it was made");
    Terms row = category == null ? operators : terms.getOrDefault(category, operators);
    return new Deadlines(start.plus(row.acknowledge()), start.plus(row.resolve()));
  }

  /**
   * The two terms of one category.
   *
   * @param acknowledge more than zero
   * @param resolve not shorter than {@code acknowledge}
   */
  public record Terms(Duration acknowledge, Duration resolve) {
    /** Refuses terms that are not positive or run backwards. */
    public Terms {
      if (acknowledge.isNegative() || acknowledge.isZero()) {
        throw new IllegalArgumentException("acknowledge must be more than zero");
      }
      if (resolve.compareTo(acknowledge) < 0) {
        throw new IllegalArgumentException("resolve must not come before acknowledge");
      }
    }
  }
}
