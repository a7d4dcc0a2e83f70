package id.laksa.city;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's way to what a city's own routes provide. */
@FunctionalInterface
public interface CityRoutes {
  /**
   * Calls a route of the city's and waits until it is through, within a bound. Only copies cross.
   *
   * @param direct what stands behind {@code direct:} in it
   * @param body text, bytes, numbers, and lists and maps of them; null for none
   * @param headers like the body; only those that begin with {@code laksa} cross
   * @throws NoSuchCityRoute if no route that runs begins with it
   * @throws CityRouteFailed if it fails, or isn't through in time
   */
  void call(String direct, @Nullable Object body, Map<String, ?> headers);
}
