package id.laksa.sla;

import id.laksa.calendar.Budget;
import java.util.List;
import java.util.Locale;

/** Who is told when, one step after the other. */
public record EscalationLadder(String name, List<Step> steps) {
  /** Nobody is told. */
  public static final EscalationLadder NONE = new EscalationLadder("", List.of());

  /** The receiver of a reminder to the reporter who was asked. */
  public static final String REPORTER = "reporter";

  /** The receiver of the news that he was waited for long enough: the clock goes on. */
  public static final String DEPARTMENT = "department";

  /** From what a step is counted. */
  public enum Anchor {
    /** The reporter was asked, and hasn't answered. */
    ASKED,
    /** An operator stopped the clock, and it still stands. */
    HALTED,
    /** The first warning. */
    WARNED,
    /** The deadline to take it on; as long as nobody has. */
    ACKNOWLEDGE,
    /** The deadline to resolve. */
    RESOLVE;

    /** As tables write it: {@code warned}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One step.
   *
   * @param number from 1, by its row
   * @param after working time from the anchor; none: at once
   * @param receiver one of {@code conf/receivers.csv}; after a question {@link #REPORTER} or {@link
   *     #DEPARTMENT}
   * @param key what it is, in whichever row: {@code resolve+P1D/kepala-dinas}
   */
  public record Step(int number, Anchor anchor, Budget after, String receiver, String key) {
    /** A step under its usual key. */
    public Step(int number, Anchor anchor, Budget after, String receiver) {
      this(
          number,
          anchor,
          after,
          receiver,
          anchor.key() + (after.isZero() ? "" : "+" + after) + "/" + receiver);
    }
  }

  /** Whether a wait for the reporter comes to an end by it. */
  public boolean endsWaiting() {
    return steps.stream()
        .anyMatch(step -> step.anchor() == Anchor.ASKED && step.receiver().equals(DEPARTMENT));
  }

  public EscalationLadder {
    steps = List.copyOf(steps);
  }
}
