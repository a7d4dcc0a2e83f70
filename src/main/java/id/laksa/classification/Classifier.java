package id.laksa.classification;

import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which department must act. Pure: the same question gets the same answer. */
@FunctionalInterface
public interface Classifier {
  /**
   * Decides one complaint; never throws for any content within the bounds.
   *
   * @param text what the citizen wrote, 1 to 4,000 characters
   * @param hashtags those sent beside the text, raw, at most 20; the ones in the text are found by
   *     the classifier
   * @param point where it is, null when not given
   * @param chosen the place its reporter chose, one of the city's; counts where the point tells
   *     none; null when not given
   */
  Decision classify(
      String text, List<String> hashtags, @Nullable GeoPoint point, @Nullable Place chosen);

  /** Decides one whose reporter chose no place. */
  default Decision classify(String text, List<String> hashtags, @Nullable GeoPoint point) {
    return classify(text, hashtags, point, null);
  }
}
