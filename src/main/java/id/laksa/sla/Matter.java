package id.laksa.sla;

import id.laksa.classification.Priority;
import id.laksa.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a policy depends on.
 *
 * @param category its id; null while an operator must decide
 * @param place null when it isn't known
 */
public record Matter(@Nullable String category, Priority priority, @Nullable Place place) {
  /** The same as long as an operator must decide. */
  public Matter undecided() {
    return new Matter(null, priority, place);
  }
}
