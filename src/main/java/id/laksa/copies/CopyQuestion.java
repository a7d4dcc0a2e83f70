package id.laksa.copies;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.place.Place;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Fact: what is known of a complaint that has gone to its department.
 *
 * @param department that is responsible
 * @param kecamatan name; null when not known
 * @param kelurahan name; null when not known
 * @param kecamatanCode the kecamatan's department; null when not known
 * @param receivedAt local time of the receipt
 */
public record CopyQuestion(
    String category,
    String department,
    @Nullable String kecamatan,
    @Nullable String kelurahan,
    @Nullable String kecamatanCode,
    LocalTime receivedAt) {
  /**
   * About a complaint.
   *
   * @param place null when it isn't known
   */
  public static CopyQuestion of(
      String category,
      String department,
      @Nullable Place place,
      Departments departments,
      LocalTime receivedAt) {
    return new CopyQuestion(
        category,
        department,
        place == null ? null : place.kecamatan(),
        place == null ? null : place.kelurahan(),
        place == null
            ? null
            : departments.byKecamatan(place.kecamatan()).map(Department::code).orElse(null),
        receivedAt);
  }
}
