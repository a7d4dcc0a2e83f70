package id.laksa.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that was shown as done, and what the reporter says to it.
 *
 * @param shownAt when it was shown, or an operator took it as done
 * @param confirmed whether the reporter says that it is done
 * @param rating 1 to 5, 5 is best; null while he hasn't rated it
 */
public record Resolution(Instant shownAt, boolean confirmed, @Nullable Integer rating) {

  /** Shown just now. */
  public static Resolution shown(Instant at) {
    return new Resolution(at, false, null);
  }

  /** The same, the reporter having been told of it only now: his time to answer begins anew. */
  public Resolution told(Instant at) {
    return new Resolution(at, confirmed, rating);
  }

  /**
   * The same, confirmed by the reporter.
   *
   * @param given his rating; null when he gives none now
   */
  public Resolution confirmed(@Nullable Integer given) {
    return new Resolution(shownAt, true, given == null ? rating : given);
  }

  /** The same, rated by the reporter. */
  public Resolution rated(int given) {
    return new Resolution(shownAt, confirmed, given);
  }
}
