package id.laksa.city.entry;

import id.laksa.http.MultipartForm.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint as a route of the city's hands it in: copies of what it had, unread.
 *
 * @param json the App API's, within bounds
 * @param photos raw, in files of ours
 * @param channel as the route says it; null when it doesn't
 * @param key unique within the channel, as the route says it; null when it doesn't
 * @param from the citizen's address in the channel; null when the route gives none
 * @param canWait whether it lies safely where the route has it from until the ledger has it:
 *     nothing is promised meanwhile, and the route that tells in its channel tells the receipt, too
 */
// Nobody compares two of them.
@SuppressWarnings("ArrayRecordComponent")
public record CityComplaint(
    byte[] json,
    List<Part> photos,
    @Nullable String channel,
    @Nullable String key,
    @Nullable String from,
    boolean canWait) {
  public CityComplaint {
    photos = List.copyOf(photos);
  }
}
