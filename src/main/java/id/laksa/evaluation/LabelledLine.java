package id.laksa.evaluation;

import id.laksa.place.GeoPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of complaints.
 *
 * @param number from 1
 * @param text what the citizen wrote, 1 to 4,000 characters
 * @param department where it went, as the file has it; null when it doesn't say
 * @param category its id; null when the file doesn't say
 * @param hashtags sent beside the text, raw, at most 20
 * @param point where it was; null when the file doesn't say
 * @param places the names in {@code kecamatan} and {@code kelurahan}
 */
public record LabelledLine(
    int number,
    String text,
    @Nullable String department,
    @Nullable String category,
    List<String> hashtags,
    @Nullable GeoPoint point,
    List<String> places) {
  /** Copies the lists. */
  public LabelledLine {
    hashtags = List.copyOf(hashtags);
    places = List.copyOf(places);
  }
}
