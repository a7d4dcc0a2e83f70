package id.laksa.rulebook;

import id.laksa.department.Departments;
import id.laksa.place.GeoPoint;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.place.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes {@link Places} of {@code conf/places.csv}. */
final class PlacesTable {
  static final List<String> COLUMNS = List.of("kelurahan", "kecamatan", "lat", "lon", "area_km2");
  private static final double LARGEST_KM2 = 10_000;

  private PlacesTable() {}

  static Places of(List<Row> rows, Departments departments, Collection<Fault> faults) {
    List<Kelurahan> kelurahan = new ArrayList<>();
    Set<Place> seen = new HashSet<>();
    for (Row row : rows) {
      Place place = new Place(row.get("kecamatan"), row.get("kelurahan"));
      GeoPoint middle = new GeoPoint(number(row, "lat"), number(row, "lon"));
      double area = number(row, "area_km2");
      List<String> wrong = new ArrayList<>();
      if (place.kelurahan().isEmpty()) {
        wrong.add("kelurahan is missing");
      }
      if (departments.byKecamatan(place.kecamatan()).isEmpty()) {
        wrong.add(
            "kecamatan "
                + place.kecamatan()
                + " needs a department "
                + Departments.codeOfKecamatan(place.kecamatan()));
      }
      if (!Places.insideIndonesia(middle)) {
        wrong.add("lat and lon must be a point in Indonesia, such as -6.178,106.632");
      }
      if (!(area > 0 && area <= LARGEST_KM2)) {
        wrong.add("area_km2 must be a number above 0");
      }
      if (wrong.isEmpty() && !seen.add(place)) {
        wrong.add("kelurahan " + place.kelurahan() + " is there twice");
      }
      wrong.forEach(sentence -> faults.add(row.fault(sentence)));
      if (wrong.isEmpty()) {
        kelurahan.add(new Kelurahan(place, middle, area));
      }
    }
    return new Places(kelurahan);
  }

  private static double number(Row row, String column) {
    try {
      return Double.parseDouble(row.get(column));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
