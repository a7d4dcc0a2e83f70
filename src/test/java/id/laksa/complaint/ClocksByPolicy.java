package id.laksa.complaint;

import id.laksa.calendar.Budget;
import id.laksa.calendar.CityCalendar;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import id.laksa.sla.SlaPolicies;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ClocksByPolicy of tests. */
public final class ClocksByPolicy {
  /** What is shown waits ten days for its reporter, and can be reopened for thirty. */
  private static final Policy REPORTERS =
      new Policy(
          CityCalendar.always(ZoneOffset.UTC),
          Budget.parse("P10D"),
          Budget.parse("P30D"),
          Budget.parse("P30D"),
          List.of(),
          EscalationLadder.NONE);

  private ClocksByPolicy() {}

  /** The same elapsed time for everything, in every round; nobody is warned or told. */
  public static SlaClocks elapsed(Duration acknowledge, Duration resolve) {
    return of(
        new Policy(
            CityCalendar.always(ZoneOffset.UTC),
            Budget.of(acknowledge),
            Budget.of(resolve),
            Budget.of(resolve),
            List.of(),
            EscalationLadder.NONE));
  }

  /** The same policy for everything. */
  public static SlaClocks of(Policy policy) {
    return of(policy, policy);
  }

  /** A policy for the operators and one for everything else. */
  public static SlaClocks of(Policy operators, Policy policy) {
    SlaPolicies policies =
        new SlaPolicies() {
          @Override
          public Policy of(Matter matter) {
            return matter.category() == null ? operators : policy;
          }

          @Override
          public boolean knows(@Nullable String category) {
            return !"dihapus".equals(category);
          }

          @Override
          public Policy reporters() {
            return REPORTERS;
          }

          @Override
          public String version() {
            return "of tests";
          }
        };
    return new SlaClocks(() -> policies);
  }
}
