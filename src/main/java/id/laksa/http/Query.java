package id.laksa.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of an address's query, or of a form that was sent like one. */
public final class Query {
  private static final int MOST = 64;
  private final Map<String, List<String>> parameters;

  private Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * Reads them, as UTF-8; of more than 64 the first ones.
   *
   * @param raw as it stands behind the question mark; null for none
   * @return no parameters at all if an escape in it is broken
   */
  public static Query of(@Nullable String raw) {
    try {
      return new Query(
          new QueryStringDecoder(raw == null ? "" : raw, StandardCharsets.UTF_8, false, MOST, true)
              .parameters());
    } catch (IllegalArgumentException e) {
      return new Query(Map.of());
    }
  }

  /** The first value of a parameter; empty when it isn't there. */
  public String get(String name) {
    List<String> values = parameters.getOrDefault(name, List.of(""));
    return values.get(0);
  }

  /** Every parameter with its values, in order. */
  public Map<String, List<String>> all() {
    return parameters;
  }
}
