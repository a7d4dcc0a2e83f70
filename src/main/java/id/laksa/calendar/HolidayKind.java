package id.laksa.calendar;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a day is free. A calendar says which of them it counts. */
public enum HolidayKind {
  /** <i>Libur nasional</i>. */
  NATIONAL,
  /** <i>Cuti bersama</i>. */
  COLLECTIVE_LEAVE,
  /** The city's own, or a region's. */
  LOCAL;

  /** As tables and calendars write it: {@code collective-leave}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that is written so. */
  public static Optional<HolidayKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
