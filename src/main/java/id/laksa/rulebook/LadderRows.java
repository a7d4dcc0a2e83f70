package id.laksa.rulebook;

import id.laksa.calendar.Budget;
import id.laksa.sla.Ladder;
import id.laksa.sla.Ladder.Anchor;
import id.laksa.sla.Ladder.Step;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rules/escalations.csv}. */
final class LadderRows {
  static final String NAME = "escalations.csv";
  static final List<String> COLUMNS = List.of("ladder", "step", "after", "receiver");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern AFTER =
      Pattern.compile("(asked|halted|warned|acknowledge|resolve)(?:\\+(P\\S+))?");
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
  Map<String, Ladder> of(List<Row> rows) {
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    for (Row row : rows) {
      String name = row.get("ladder");
      if (!ID.matcher(name).matches()) {
        faults.add(row.fault("ladder must be small letters and digits, joined by -"));
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
    Map<String, Ladder> ladders = new HashMap<>();
    steps.forEach((name, some) -> ladders.put(name, new Ladder(name, some)));
    return ladders;
  }

  private Optional<Step> step(Row row, int number) {
    int before = faults.size();
    if (!row.get("step").equals(String.valueOf(number)) || number > MOST_STEPS) {
      faults.add(row.fault("step must be " + number + ": each ladder counts from 1 to at most 20"));
    }
    String receiver = row.get("receiver");
    if (row.get("after").startsWith("asked")) {
      if (!receiver.equals(Ladder.REPORTER) && !receiver.equals(Ladder.DEPARTMENT)) {
        faults.add(row.fault("receiver must be reporter or department after a question"));
      }
    } else {
      canBeTold(row, receiver);
    }
    Matcher after = AFTER.matcher(row.get("after"));
    if (!after.matches()) {
      faults.add(
          row.fault(
              "after must be asked, halted, warned, acknowledge or resolve, or resolve+PT4H,"
                  + " resolve+P1D"));
      return Optional.empty();
    }
    Anchor anchor = Anchor.valueOf(after.group(1).toUpperCase(Locale.ROOT));
    try {
      String time = after.group(2);
      Budget budget = time == null ? new Budget(0, 0) : Budget.parse(time);
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
