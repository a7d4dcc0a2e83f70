package id.laksa.dispatch;

import java.util.Optional;

/** What a way needs to know of a department: the city's own file says it. */
@FunctionalInterface
public interface WayAddresses {
  /**
   * One value.
   *
   * @param way {@code http}, say
   * @param department its code in lower case
   * @param key {@code url}, say
   */
  Optional<String> of(String way, String department, String key);
}
