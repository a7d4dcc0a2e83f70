package id.laksa.dev.demo;

import java.util.ArrayList;
import java.util.List;

/** The table at the end. */
final class Summary {
  private static final String ROW = "%-4s  %-8s  %-23s  %-10s  %-46s  %s";
  private final List<String> rows = new ArrayList<>();

  /** Something was proved. */
  void ok(int step, Case shown, String proof) {
    DemoReporter reporter = shown.reporter();
    add(step, reporter.channel(), reporter.ticket(), shown.desk().code(), proof, "ok");
  }

  /** Something was left out. */
  void skipped(int step, String why) {
    add(step, "-", "-", "-", why, "skipped");
  }

  /** A step failed. */
  void notOk(int step) {
    add(step, "-", "-", "-", "see the end of this step above", "NOT OK");
  }

  private void add(
      int step, String channel, String ticket, String department, String proof, String result) {
    rows.add(ROW.formatted(step, channel, ticket, department, proof, result));
  }

  /** The heading and every row. */
  List<String> table() {
    String heading =
        ROW.formatted("step", "channel", "ticket", "department", "what proved it", "result");
    List<String> table = new ArrayList<>(List.of(heading, "-".repeat(heading.length() + 1)));
    table.addAll(rows);
    return table;
  }
}
