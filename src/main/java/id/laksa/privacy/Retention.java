package id.laksa.privacy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * For how long after its closing a complaint keeps what names or quotes its reporter.
 *
 * @param usual where nothing else is said
 * @param byGroup other times, by group of categories
 */
public record Retention(Duration usual, Map<String, Duration> byGroup) {
  public Retention {
    byGroup = Map.copyOf(byGroup);
  }

  /**
   * Reads settings.
   *
   * @param usual an ISO-8601 duration in days or less, {@code P365D}
   * @param groups {@code keamanan=P30D}, with commas; may be empty
   * @throws IllegalArgumentException if they can't be meant
   */
  public static Retention parse(String usual, String groups) {
    Map<String, Duration> byGroup = new TreeMap<>();
    for (String one : groups.split(",", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        byGroup.put(one.substring(0, equals).strip(), period(one.substring(equals + 1).strip()));
      } else if (!one.isBlank()) {
        throw new IllegalArgumentException("no group and time: " + one);
      }
    }
    return new Retention(period(usual), byGroup);
  }

  private static Duration period(String text) {
    try {
      Duration period = Duration.parse(text);
      if (!period.isNegative()) {
        return period;
      }
    } catch (DateTimeException e) {
      // The sentence below says what is wrong with it.
    }
    throw new IllegalArgumentException("no time to keep something: " + text);
  }
}
