package id.laksa.app;

import id.laksa.complaint.jdbc.OpenComplaints;
import id.laksa.operation.RuleFigures;
import id.laksa.rulebook.DepartmentChanges;
import id.laksa.rulebook.RuleWatch;
import id.laksa.rulebook.RulesInForce;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Wires what brings changed tables and rules into force. */
final class RuleReloading {
  private RuleReloading() {}

  /** Names the beans, as the route calls them. */
  static void bind(
      Parts parts, Path home, MeterRegistry meters, BiConsumer<String, Object> registry) {
    RulesInForce rules = parts.rules();
    Path confDir = home.resolve("conf");
    DepartmentChanges changes =
        new DepartmentChanges(
            confDir, rules.get().departments(), new OpenComplaints(parts.jdbi())::departments);
    registry.accept(
        "ruleWatch",
        new RuleWatch(
            home.resolve("rules"),
            confDir,
            parts.settings().share("laksa.words.threshold"),
            rules,
            changes,
            parts.clock()));
    registry.accept("ruleFigures", new RuleFigures(meters, rules));
  }
}
