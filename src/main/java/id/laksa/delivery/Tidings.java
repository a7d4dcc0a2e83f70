package id.laksa.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * News as a route of the city's brings it.
 *
 * @param suffix of the route
 * @param complaintId which complaint
 * @param seq of the event
 * @param text in words for the reporter
 * @param ticket which complaint, as he knows it
 * @param to his address in his channel; null when he gave none
 * @param photos {@code url} and {@code sha256} of each photo that was shown; none of a confidential
 *     complaint
 * @param event short name of what happened
 * @param status where the complaint stands after it
 */
public record Tidings(
    String suffix,
    UUID complaintId,
    int seq,
    String text,
    String ticket,
    @Nullable String to,
    List<Map<String, String>> photos,
    String event,
    String status) {
  public Tidings {
    photos = List.copyOf(photos);
  }

  /** The same for the same event, so that a repeat is known. */
  public String id() {
    return complaintId + "-" + seq;
  }

  /** Never shows whom it is for, nor what it says, so that no log can. */
  @Override
  public String toString() {
    return "Tidings[" + id() + "]";
  }
}
