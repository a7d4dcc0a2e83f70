package id.laksa.reporter;

import org.jspecify.annotations.Nullable;

/**
 * What the reporter says to what was done.
 *
 * @param text at most 4,000 characters; null when he said nothing
 * @param rating 1 to 5, 5 is best; null when not given
 */
public record Answer(Kind kind, @Nullable String text, @Nullable Integer rating) {

  /** What he says. */
  public enum Kind {
    CONFIRMED,
    REOPENED,
    INFORMATION
  }
}
