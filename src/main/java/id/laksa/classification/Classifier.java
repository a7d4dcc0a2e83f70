package id.laksa.classification;

import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.place.Whereabouts;
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
   * @param where what was told of the place, and when
   */
  Decision decide(String text, List<String> hashtags, Whereabouts where);

  /** Decides one of which only a point or a chosen place is known beside the text. */
  default Decision classify(
      String text, List<String> hashtags, @Nullable GeoPoint point, @Nullable Place chosen) {
    return decide(text, hashtags, Whereabouts.at(point, chosen));
  }

  /** Decides one whose reporter chose no place. */
  default Decision classify(String text, List<String> hashtags, @Nullable GeoPoint point) {
    return classify(text, hashtags, point, null);
  }
}
