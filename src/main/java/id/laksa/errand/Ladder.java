package id.laksa.errand;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before the next attempt, by how many have failed.
 *
 * @param steps the first after the first failure; each more than zero
 */
public record Ladder(List<Duration> steps) {
  public Ladder {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.stream().anyMatch(step -> step.isNegative() || step.isZero())) {
      throw new IllegalArgumentException("a ladder has steps, each longer than nothing");
    }
  }

  /**
   * Reads one.
   *
   * @param text ISO-8601 durations with commas between: {@code PT5S,PT30S,PT2M}
   * @throws IllegalArgumentException if it isn't that
   */
  public static Ladder parse(String text) {
    try {
      return new Ladder(
          Arrays.stream(text.split(",", -1)).map(String::strip).map(Duration::parse).toList());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not durations with commas between: " + text, e);
    }
  }

  /** The wait after so many failures, from 1; empty when there are no more steps. */
  public Optional<Duration> after(int failures) {
    return failures <= steps.size() ? Optional.of(steps.get(failures - 1)) : Optional.empty();
  }
}
