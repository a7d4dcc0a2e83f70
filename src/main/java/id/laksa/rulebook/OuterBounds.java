package id.laksa.rulebook;

import id.laksa.calendar.Budget;
import id.laksa.sla.Policy;
import id.laksa.sla.SlaTable;
import java.util.Collection;

/** What SP4N-LAPOR! leaves a city: no policy may give more time. In working days. */
final class OuterBounds {
  private static final int FORWARD = 3;
  private static final int FOLLOW_UP = 5;
  private static final int LONGEST = 60;

  private OuterBounds() {}

  /** Notes what is beyond. */
  static void of(Row row, Policy policy, Collection<Fault> faults) {
    if (row.get("category").equals(SlaTable.REPORTER)) {
      return; // The limits are for those who work, not for him they work for.
    }
    boolean operators = row.get("category").equals(SlaTable.TRIAGE);
    check(
        row, "acknowledge", policy, policy.acknowledge(), operators ? FORWARD : FOLLOW_UP, faults);
    check(row, "resolve", policy, policy.resolve(), LONGEST, faults);
  }

  private static void check(
      Row row, String column, Policy policy, Budget budget, int most, Collection<Fault> faults) {
    if (policy.calendar().workingDays(budget) > most) {
      faults.add(
          row.fault(
              column + " must be at most " + most + " working days: SP4N-LAPOR! allows no more"));
    }
  }
}
