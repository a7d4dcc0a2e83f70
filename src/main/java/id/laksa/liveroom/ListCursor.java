package id.laksa.liveroom;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two lines of the list, whatever comes in meanwhile.
 *
 * @param at by what the list is ordered there, to the microsecond
 */
public record ListCursor(Instant at, UUID id) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,16})_([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})");

  /** As an address has it. */
  public String text() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "_" + id;
  }

  /** Reads it; empty for anything else. */
  static Optional<ListCursor> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ListCursor(
                Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
                UUID.fromString(matcher.group(2))))
        : Optional.empty();
  }
}
