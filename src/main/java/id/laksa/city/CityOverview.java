package id.laksa.city;

import id.laksa.rulebook.Fault;
import java.util.List;

/**
 * How the city's own files stand.
 *
 * @param running the files whose routes run, by name
 * @param setAside what is wrong with which file; of a file that ran before, the former version runs
 *     on
 * @param failing the routes that failed lately, and how
 */
public record CityOverview(List<String> running, List<Fault> setAside, List<Failing> failing) {
  /** Nothing is there. */
  public static final CityOverview EMPTY = new CityOverview(List.of(), List.of(), List.of());

  public CityOverview {
    running = List.copyOf(running);
    setAside = List.copyOf(setAside);
    failing = List.copyOf(failing);
  }

  /**
   * A route that failed.
   *
   * @param times since its file was loaded
   * @param reason of the last time, without personal data
   */
  public record Failing(String file, String route, long times, String reason) {}
}
