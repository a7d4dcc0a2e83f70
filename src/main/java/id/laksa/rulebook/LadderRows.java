package id.laksa.rulebook;

import id.laksa.calendar.Budget;
import id.laksa.sla.EscalationLadder;
import id.laksa.sla.EscalationLadder.Anchor;
import id.laksa.sla.EscalationLadder.Step;
import id.laksa.sla.Receivers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads {@code rules/escalations.csv}. */
final class LadderRows {
  static final String NAME = "escalations.csv";
  private static final int MOST_STEPS = 20;

  private final Receivers receivers;
  private final SortedSet<String> departments;
  private final Collection<Fault> faults;

  /**
   * Reads ladders that lead to these.
   *
   * @param departments codes: an operator may give any of them a complaint
   */
  LadderRows(Receivers receivers, Set<String> departments, Collection<Fault> faults) {
    this.receivers = receivers;
    this.departments = new TreeSet<>(departments);
    this.faults = faults;
  }

  /** The sound ladders, by name. */
  Map<String, EscalationLadder> of(List<Row> rows) {
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    for (Row row : rows) {
      String name = row.get("ladder");
      if (!row.sound()) {
        continue;
      }
      List<Step> before = steps.computeIfAbsent(name, unused -> new ArrayList<>());
      step(row, before.size() + 1)
          .ifPresent(
              step -> {
                if (before.stream().anyMatch(other -> other.key().equals(step.key()))) {
                  faults.add(row.fault("step " + step.key() + " is there twice"));
                }
                before.add(step);
              });
    }
    Map<String, EscalationLadder> ladders = new HashMap<>();
    steps.forEach((name, some) -> ladders.put(name, new EscalationLadder(name, some)));
    return ladders;
  }

  private Optional<Step> step(Row row, int number) {
    int before = faults.size();
    if (!row.get("step").equals(String.valueOf(number)) || number > MOST_STEPS) {
      faults.add(row.fault("step must be " + number + ": each ladder counts from 1 to at most 20"));
    }
    String receiver = row.get("receiver");
    if (!row.get("after").startsWith("asked")) {
      canBeTold(row, receiver);
    }
    String[] after = row.get("after").split("\\+", 2);
    Anchor anchor = Anchor.valueOf(after[0].toUpperCase(Locale.ROOT));
    try {
      Budget budget = after.length == 1 ? new Budget(0, 0) : Budget.parse(after[1]);
      return faults.size() == before
          ? Optional.of(new Step(number, anchor, budget, receiver))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      faults.add(row.fault("after " + e.getMessage()));
      return Optional.empty();
    }
  }

  /** A step that reaches nobody would be on record as if somebody knew. */
  private void canBeTold(Row row, String receiver) {
    List<String> without =
        departments.stream().filter(code -> receivers.of(receiver, code).isEmpty()).toList();
    if (without.size() == departments.size()) {
      faults.add(row.fault("receiver " + receiver + " is not in receivers.csv"));
    } else if (!without.isEmpty()) {
      faults.add(
          row.fault(
              "receiver "
                  + receiver
                  + " has no row in receivers.csv for "
                  + without.get(0)
                  + (without.size() == 1 ? "" : " and " + (without.size() - 1) + " more")
                  + ", and none for all"));
    }
  }
}
