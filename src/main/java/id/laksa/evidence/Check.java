package id.laksa.evidence;

import java.util.Locale;
import java.util.Optional;

/** What is checked about the photo of finished work. */
public enum Check {
  /** It is a photograph that can be shown. */
  DECODES,
  /** It isn't one that the reporter sent with this very complaint. */
  NOT_THE_REPORTERS,
  /** It was used neither for another complaint nor in an earlier round of this one. */
  NOT_USED_BEFORE,
  /** It was taken after the complaint came in and not in the future. */
  TAKEN_AFTER,
  /** It was taken near the place that was complained about. */
  NEAR_PLACE,
  /** It is large enough to see something. */
  LARGE_ENOUGH,
  /** It is sharp enough to see something. */
  SHARP_ENOUGH;

  /** The stable name outside: {@code near-place}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The check of a {@link #slug}; empty when there is none of that name. */
  public static Optional<Check> of(String slug) {
    for (Check check : values()) {
      if (check.slug().equals(slug)) {
        return Optional.of(check);
      }
    }
    return Optional.empty();
  }
}
