package id.laksa.place;

/**
 * A sub-district as the official list describes it: its middle and its size, no outline.
 *
 * @param place its names; never null
 * @param centroid its middle; never null
 * @param areaKm2 its area in square kilometres, more than 0
 */
public record Kelurahan(Place place, GeoPoint centroid, double areaKm2) {
  private static final double KM_PER_DEGREE = 111.195;

  /** The radius in kilometres of a circle as large as this kelurahan. */
  public double radiusKm() {
    return Math.sqrt(areaKm2 / Math.PI);
  }

  /** The distance in kilometres from the middle, exact to a few metres within a city. */
  public double distanceKm(GeoPoint point) {
    double middle = Math.toRadians((point.lat() + centroid.lat()) / 2);
    double east = (point.lon() - centroid.lon()) * Math.cos(middle);
    return KM_PER_DEGREE * Math.hypot(point.lat() - centroid.lat(), east);
  }
}
