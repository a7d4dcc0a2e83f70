package id.laksa.calendar;

import java.time.Instant;

/**
 * A time in which the clock stood.
 *
 * @param from first moment
 * @param to the moment it ran again, not before {@code from}
 */
public record Pause(Instant from, Instant to) {
  /** Refuses one that runs backwards. */
  public Pause {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a pause must not end before it begins");
    }
  }
}
