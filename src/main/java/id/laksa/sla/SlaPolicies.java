package id.laksa.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The deadlines by category, from {@code rules/sla.csv}. */
@FunctionalInterface
public interface SlaPolicies {
  /**
   * Computes both deadlines.
   *
   * @param category the category's id; null for a complaint in triage
   * @param start when the clock starts: the receipt
   */
  Deadlines deadlines(@Nullable String category, Instant start);
}
