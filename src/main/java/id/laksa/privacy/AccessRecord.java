package id.laksa.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a person looked at personal data, searched it, or had it erased.
 *
 * @param why in his words, never empty
 * @param ticket of the complaint; null for a search that found nothing
 */
public record AccessRecord(Instant at, String who, What what, String why, @Nullable String ticket) {
  /** Most characters of a reason. */
  public static final int LONGEST_REASON = 500;

  /** What was done. */
  public enum What {
    SHOWN,
    SEARCHED,
    ERASED
  }
}
