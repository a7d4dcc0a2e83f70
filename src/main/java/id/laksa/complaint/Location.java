package id.laksa.complaint;

import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where the complaint is about.
 *
 * @param point null when not given
 * @param address as typed, at most 500 characters; null when not given
 * @param place found from the point, or else as the reporter chose, or else as his words name it;
 *     null when unknown or outside the city
 */
public record Location(@Nullable GeoPoint point, @Nullable String address, @Nullable Place place) {
  /** Nothing known. */
  public static final Location UNKNOWN = new Location(null, null, null);
}
