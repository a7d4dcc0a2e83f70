package id.laksa.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The option {@code --since}. */
final class Since {
  private Since() {}

  /**
   * When that is.
   *
   * @param typed a day, which begins at midnight in the city, or an instant; null for the beginning
   * @throws StartupFailure if it is neither
   */
  static Instant of(@Nullable String typed, ZoneId zone) {
    if (typed == null) {
      return Instant.EPOCH;
    }
    try {
      return typed.contains("T")
          ? Instant.parse(typed)
          : LocalDate.parse(typed).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw new StartupFailure(
          "--since must be a day like 2026-11-01 or an instant like 2026-11-01T00:00:00Z, not '"
              + typed
              + "'.",
          e);
    }
  }
}
