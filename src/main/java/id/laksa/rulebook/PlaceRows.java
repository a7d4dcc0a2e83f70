package id.laksa.rulebook;

import id.laksa.department.Departments;
import id.laksa.place.GeoPoint;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.place.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes {@link Places} of {@code conf/places.csv}. */
final class PlaceRows {
  private PlaceRows() {}

  /** Of the sound rows. */
  static Places of(List<Row> rows, Departments departments, Collection<Fault> faults) {
    List<Kelurahan> kelurahan = new ArrayList<>();
    for (Row row : rows) {
      Place place = new Place(row.get("kecamatan"), row.get("kelurahan"));
      GeoPoint middle = new GeoPoint(number(row, "lat"), number(row, "lon"));
      List<String> wrong = new ArrayList<>();
      if (departments.byKecamatan(place.kecamatan()).isEmpty()) {
        wrong.add(
            "kecamatan "
                + place.kecamatan()
                + " needs a department "
                + Departments.codeOfKecamatan(place.kecamatan()));
      }
      if (isNumber(middle) && !Places.insideIndonesia(middle)) {
        wrong.add("lat and lon must be a point in Indonesia, such as -6.178,106.632");
      }
      wrong.forEach(sentence -> faults.add(row.fault(sentence)));
      if (row.sound() && wrong.isEmpty()) {
        kelurahan.add(new Kelurahan(place, middle, number(row, "area_km2")));
      }
    }
    return new Places(kelurahan);
  }

  private static boolean isNumber(GeoPoint point) {
    return Double.isFinite(point.lat()) && Double.isFinite(point.lon());
  }

  private static double number(Row row, String column) {
    try {
      return Double.parseDouble(row.get(column));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
