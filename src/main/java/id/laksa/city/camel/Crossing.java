package id.laksa.city.camel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What may pass between the engine and the city's context: copies of plain values. */
final class Crossing {
  private static final int DEEPEST = 20;
  private static final String OURS = "laksa";

  private Crossing() {}

  /** The headers that are ours, copied. */
  static Map<String, Object> headers(Map<String, ?> headers) {
    Map<String, Object> ours = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          if (isOurs(name) && value != null) {
            ours.put(name, copy(value));
          }
        });
    return ours;
  }

  /** Whether a header means something on the other side. */
  static boolean isOurs(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith(OURS);
  }

  /**
   * A copy that shares nothing with the original.
   *
   * @throws IllegalArgumentException if it is none of what may cross
   */
  static @Nullable Object copy(@Nullable Object value) {
    return copy(value, 0);
  }

  private static @Nullable Object copy(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("deeper than " + DEEPEST);
    }
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof java.math.BigDecimal
        || value instanceof java.math.BigInteger) {
      return value;
    }
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copied = new ArrayList<>();
      list.forEach(element -> copied.add(copy(element, depth + 1)));
      return copied;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copied = new LinkedHashMap<>();
      map.forEach((key, element) -> copied.put(String.valueOf(key), copy(element, depth + 1)));
      return copied;
    }
    throw new IllegalArgumentException("a " + value.getClass().getName() + " can't cross");
  }
}
