package id.laksa.classification;

import id.laksa.department.Department;
import id.laksa.place.Place;
import id.laksa.place.PlaceSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a complaint goes, and why.
 *
 * @param category null when an operator must decide
 * @param department null exactly when {@code category} is null
 * @param priority of the work order; in triage that of the first alternative, so that an emergency
 *     stays one
 * @param place where it is, null when unknown or outside the city
 * @param note what the department must know beside the text (other departments named, a place that
 *     is only in the words), in Indonesian; null when there is nothing to say
 * @param explanation never null
 * @param placeSource what told the place; null when {@code place} is null
 */
public record Decision(
    @Nullable Category category,
    @Nullable Department department,
    Priority priority,
    @Nullable Place place,
    @Nullable String note,
    Explanation explanation,
    @Nullable PlaceSource placeSource) {

  /** Whether an operator must decide. */
  public boolean needsTriage() {
    return category == null;
  }

  /** Whether the reporter is told to call 112; also while an operator must decide. */
  public boolean emergency() {
    return priority == Priority.EMERGENCY;
  }
}
