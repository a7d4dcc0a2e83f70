package id.laksa.place;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the kelurahan of a point.
 *
 * <p>No outlines are at hand, only middles and areas. So a kelurahan counts as a circle of its
 * area, and a point belongs to the circle it is nearest to (by power distance, which gives large
 * kelurahan their due). It is in the city when it is at most {@value #TOLERANCE} radii, and in any
 * case when at most {@value #FLOOR_KM} km, from that middle: kelurahan are not round, and a
 * complaint wrongly taken for an outside one still reaches an operator.
 */
public final class Places {
  private static final double TOLERANCE = 1.5;
  private static final double FLOOR_KM = 1.0;

  private final List<Kelurahan> kelurahan;

  /** Holds the kelurahan of one city. */
  public Places(Collection<Kelurahan> kelurahan) {
    this.kelurahan = List.copyOf(kelurahan);
  }

  /** The place of a point; empty when it is outside the city. */
  public Optional<Place> find(GeoPoint point) {
    return kelurahan.stream()
        .min(Comparator.comparingDouble(k -> power(k, point)))
        .filter(k -> k.distanceKm(point) <= Math.max(FLOOR_KM, TOLERANCE * k.radiusKm()))
        .map(Kelurahan::place);
  }

  /** The place of these names, as in the official list; empty when the city has none. */
  public Optional<Place> named(String kecamatanName, String kelurahanName) {
    Place wanted = new Place(kecamatanName, kelurahanName);
    return kelurahan.stream().map(Kelurahan::place).filter(wanted::equals).findFirst();
  }

  /** Every kelurahan, in the order of the table. */
  public List<Kelurahan> all() {
    return kelurahan;
  }

  /** Whether a point lies within the bounds of Indonesia; false for what is not a number. */
  public static boolean insideIndonesia(GeoPoint point) {
    return latitudeInIndonesia(point.lat()) && longitudeInIndonesia(point.lon());
  }

  /** Whether some place in Indonesia has this latitude. */
  public static boolean latitudeInIndonesia(double lat) {
    return lat >= -11.1 && lat <= 6.1;
  }

  /** Whether some place in Indonesia has this longitude. */
  public static boolean longitudeInIndonesia(double lon) {
    return lon >= 94.9 && lon <= 141.1;
  }

  private static double power(Kelurahan kelurahan, GeoPoint point) {
    double distance = kelurahan.distanceKm(point);
    double radius = kelurahan.radiusKm();
    return distance * distance - radius * radius;
  }
}
