package id.laksa.rulebook;

import id.laksa.calendar.Budget;
import id.laksa.sla.Ladder;
import id.laksa.sla.Ladder.Anchor;
import id.laksa.sla.Ladder.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rules/escalations.csv}. */
final class LadderRows {
  static final String NAME = "escalations.csv";
  static final List<String> COLUMNS = List.of("ladder", "step", "after", "receiver");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern AFTER =
      Pattern.compile("(asked|warned|acknowledge|resolve)(?:\\+(P\\S+))?");
  private static final int MOST_STEPS = 20;

  private LadderRows() {}

  /**
   * The sound ladders, by name.
   *
   * @param receivers the names of those who can be told
   */
  static Map<String, Ladder> of(List<Row> rows, Set<String> receivers, Collection<Fault> faults) {
    Map<String, List<Step>> steps = new LinkedHashMap<>();
    for (Row row : rows) {
      String name = row.get("ladder");
      if (!ID.matcher(name).matches()) {
        faults.add(row.fault("ladder must be small letters and digits, joined by -"));
        continue;
      }
      List<Step> before = steps.computeIfAbsent(name, unused -> new ArrayList<>());
      step(row, before.size() + 1, receivers, faults).ifPresent(before::add);
    }
    Map<String, Ladder> ladders = new HashMap<>();
    steps.forEach((name, some) -> ladders.put(name, new Ladder(name, some)));
    return ladders;
  }

  private static Optional<Step> step(
      Row row, int number, Set<String> receivers, Collection<Fault> faults) {
    int before = faults.size();
    if (!row.get("step").equals(String.valueOf(number)) || number > MOST_STEPS) {
      faults.add(row.fault("step must be " + number + ": each ladder counts from 1 to at most 20"));
    }
    String receiver = row.get("receiver");
    if (row.get("after").startsWith("asked")) {
      if (!receiver.equals(Ladder.REPORTER) && !receiver.equals(Ladder.DEPARTMENT)) {
        faults.add(row.fault("receiver must be reporter or department after a question"));
      }
    } else if (!receivers.contains(receiver)) {
      faults.add(row.fault("receiver " + receiver + " is not in receivers.csv"));
    }
    Matcher after = AFTER.matcher(row.get("after"));
    if (!after.matches()) {
      faults.add(
          row.fault(
              "after must be asked, warned, acknowledge or resolve, or resolve+PT4H, resolve+P1D"));
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
}
