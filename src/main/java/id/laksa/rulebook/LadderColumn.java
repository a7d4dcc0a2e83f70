package id.laksa.rulebook;

import id.laksa.calendar.CityCalendar;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.EscalationLadder.Anchor;
import id.laksa.sla.EscalationLadder.Step;
import id.laksa.sla.Policy;
import id.laksa.sla.Receivers;
import id.laksa.sla.SlaTable;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The column {@code ladder} of {@code rules/sla.csv}, and whether a ladder fits its row. */
final class LadderColumn {
  private final Map<String, EscalationLadder> ladders;
  private final Receivers receivers;

  /** Takes the ladders that there are, by name. */
  LadderColumn(Map<String, EscalationLadder> ladders, Receivers receivers) {
    this.ladders = ladders;
    this.receivers = receivers;
  }

  /** The ladder that a row names; empty, and a fault more, when there is none of that name. */
  Optional<EscalationLadder> of(Row row, Collection<Fault> faults) {
    String name = row.get("ladder");
    EscalationLadder ladder = name.isEmpty() ? EscalationLadder.NONE : ladders.get(name);
    if (ladder == null) {
      faults.add(row.fault("ladder " + name + " is not in escalations.csv"));
    }
    return Optional.ofNullable(ladder);
  }

  /** Notes what a row's ladder can't do for it. */
  void check(Row row, Policy policy, Collection<Fault> faults) {
    String ladder = "ladder " + policy.ladder().name();
    boolean operators = row.get("category").equals(SlaTable.TRIAGE);
    boolean works = !row.get("category").equals(SlaTable.REPORTER);
    if (works && !operators && !policy.ladder().endsWaiting()) {
      faults.add(
          row.fault(
              "ladder must have a step asked+… for department: a wait for the reporter must end"));
    }
    for (Step step : policy.ladder().steps()) {
      if (step.anchor() == Anchor.WARNED && policy.warnings().isEmpty()) {
        faults.add(row.fault(ladder + " waits for a warning: warn is empty"));
      } else if (step.anchor() == Anchor.WARNED && isLate(policy, step)) {
        faults.add(
            row.fault(ladder + ": step " + step.key() + " comes after the deadline to resolve"));
      }
      if (operators
          && step.anchor() != Anchor.ASKED
          && receivers.reachable(step.receiver(), null).isEmpty()) {
        faults.add(
            row.fault(
                ladder
                    + ": "
                    + step.receiver()
                    + " can't be told as long as no department has the complaint"));
      }
    }
  }

  private static boolean isLate(Policy policy, Step step) {
    CityCalendar calendar = policy.calendar();
    int first = policy.warnings().get(0);
    return calendar.workingDays(policy.again().percent(first)) + calendar.workingDays(step.after())
        > calendar.workingDays(policy.again());
  }
}
