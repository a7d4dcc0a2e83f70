package id.laksa.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A main road, and whose it is for a time.
 *
 * @param name as the table has it, {@code Jl. Daan Mogot}
 * @param roadClass nasional, provinsi or kota
 * @param owner code of the department that keeps it up
 * @param from the first day
 * @param to the last day; null when it goes on
 */
public record Road(
    String name, RoadClass roadClass, String owner, LocalDate from, @Nullable LocalDate to) {
  /** Who a road belongs to; as in {@code rules/roads.csv}, in capitals. */
  public enum RoadClass {
    NASIONAL,
    PROVINSI,
    KOTA
  }

  /** Whether this holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
