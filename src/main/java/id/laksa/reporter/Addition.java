package id.laksa.reporter;

import id.laksa.complaint.PhotoRef;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reporter adds to his complaint after its receipt.
 *
 * @param text at most 8,000 characters; null when he wrote nothing
 * @param point null when he gave none
 * @param address at most 500 characters; null when he gave none
 * @param place of the point; null when unknown or outside the city
 * @param photos stored already
 */
public record Addition(
    @Nullable String text,
    @Nullable GeoPoint point,
    @Nullable String address,
    @Nullable Place place,
    List<PhotoRef> photos) {
  public Addition {
    photos = List.copyOf(photos);
  }

  /** Words only. */
  public static Addition text(String text) {
    return new Addition(text, null, null, null, List.of());
  }

  /** A photo only. */
  public static Addition photo(PhotoRef photo) {
    return new Addition(null, null, null, null, List.of(photo));
  }
}
