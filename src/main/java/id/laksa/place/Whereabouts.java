package id.laksa.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter told of the place beside his text, and the day he did; whatever isn't known is
 * null.
 *
 * @param point where it is
 * @param chosen the place he chose, one of the city's; counts where the point tells none
 * @param address as typed, at most 500 characters; read as the text is
 * @param day of the receipt, by the city's clock; null for the day after every change that is known
 */
public record Whereabouts(
    @Nullable GeoPoint point,
    @Nullable Place chosen,
    @Nullable String address,
    @Nullable LocalDate day) {
  /** Nothing told. */
  public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null);

  /** A point or a chosen place, whichever there is. */
  public static Whereabouts at(@Nullable GeoPoint point, @Nullable Place chosen) {
    return new Whereabouts(point, chosen, null, null);
  }
}
