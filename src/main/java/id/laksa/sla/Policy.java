package id.laksa.sla;

import id.laksa.calendar.Budget;
import id.laksa.calendar.CityCalendar;
import id.laksa.calendar.Pause;
import java.time.Instant;
import java.util.List;

/**
 * How much time somebody has.
 *
 * @param calendar whose working time counts
 * @param acknowledge until somebody has taken it on
 * @param resolve until the work is shown as done, in the first round; not less than {@code
 *     acknowledge}
 * @param again the same in every further round; not more than {@code resolve}
 * @param warnings percent of the time to resolve after which is warned, 1 to 99, rising
 * @param ladder who is told when it is late
 */
public record Policy(
    CityCalendar calendar,
    Budget acknowledge,
    Budget resolve,
    Budget again,
    List<Integer> warnings,
    EscalationLadder ladder) {
  private static final int WHOLE = 100;

  /** Refuses times that are nothing or run backwards. */
  public Policy {
    warnings = List.copyOf(warnings);
    if (acknowledge.isZero()) {
      throw new IllegalArgumentException("acknowledge must be more than zero");
    }
    if (calendar.workingDays(resolve) < calendar.workingDays(acknowledge)) {
      throw new IllegalArgumentException("resolve must not come before acknowledge");
    }
    if (again.isZero() || calendar.workingDays(again) > calendar.workingDays(resolve)) {
      throw new IllegalArgumentException("again must be more than zero and at most resolve");
    }
    int last = 0;
    for (int warning : warnings) {
      if (warning <= last || warning >= WHOLE) {
        throw new IllegalArgumentException(
            "warn must be rising percents before the deadline, 1 to 99");
      }
      last = warning;
    }
  }

  /** The same times, of which nobody is warned or told. */
  public Policy silent() {
    return new Policy(calendar, acknowledge, resolve, again, List.of(), EscalationLadder.NONE);
  }

  /** When somebody must have taken it on. */
  public Instant acknowledgeBy(Instant from, List<Pause> pauses) {
    return calendar.deadline(from, acknowledge, pauses);
  }

  /**
   * When the work must be done.
   *
   * @param round from 1
   */
  public Instant resolveBy(Instant from, int round, List<Pause> pauses) {
    return calendar.deadline(from, budget(round), pauses);
  }

  /** When is warned, by percent of the time to resolve. */
  public Instant warnAt(int percent, Instant from, int round, List<Pause> pauses) {
    return calendar.deadline(from, budget(round).percent(percent), pauses);
  }

  /** The time to resolve in a round. */
  public Budget budget(int round) {
    return round == 1 ? resolve : again;
  }
}
