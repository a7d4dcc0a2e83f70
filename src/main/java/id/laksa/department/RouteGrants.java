package id.laksa.department;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files of the city's may speak as which departments ({@code conf/city-routes.csv}).
 *
 * @param byFile codes by the name of the file, without its folder
 */
public record RouteGrants(Map<String, Set<String>> byFile) {
  /** No file may speak as anybody. */
  public static final RouteGrants NONE = new RouteGrants(Map.of());

  public RouteGrants {
    byFile = Map.copyOf(byFile);
  }

  /**
   * Whether a file may speak as a department.
   *
   * @param file as the engine names it, with or without its folder; null when nobody knows
   */
  public boolean allow(@Nullable String file, String department) {
    return file != null
        && byFile
            .getOrDefault(file.substring(file.lastIndexOf('/') + 1), Set.of())
            .contains(department);
  }
}
