package id.laksa.sla;

import id.laksa.calendar.Budget;
import java.util.List;

/** Who is told when, one step after the other. */
public record Ladder(String name, List<Step> steps) {
  /** Nobody is told. */
  public static final Ladder NONE = new Ladder("", List.of());

  /** The receiver of a reminder to the reporter who was asked. */
  public static final String REPORTER = "reporter";

  /** The receiver of the news that he was waited for long enough: the clock goes on. */
  public static final String DEPARTMENT = "department";

  /** From what a step is counted. */
  public enum Anchor {
    /** The reporter was asked, and hasn't answered. */
    ASKED,
    /** The first warning. */
    WARNED,
    /** The deadline to take it on; as long as nobody has. */
    ACKNOWLEDGE,
    /** The deadline to resolve. */
    RESOLVE
  }

  /**
   * One step.
   *
   * @param number from 1, names it within its ladder
   * @param after working time from the anchor; none: at once
   * @param receiver one of {@code conf/receivers.csv}; after a question {@link #REPORTER} or {@link
   *     #DEPARTMENT}
   */
  public record Step(int number, Anchor anchor, Budget after, String receiver) {}

  /** Whether a wait for the reporter comes to an end by it. */
  public boolean endsWaiting() {
    return steps.stream()
        .anyMatch(step -> step.anchor() == Anchor.ASKED && step.receiver().equals(DEPARTMENT));
  }

  public Ladder {
    steps = List.copyOf(steps);
  }
}
