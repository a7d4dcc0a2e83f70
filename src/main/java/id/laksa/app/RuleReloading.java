package id.laksa.app;

import id.laksa.complaint.jdbc.OpenComplaints;
import id.laksa.operation.RuleFigures;
import id.laksa.rulebook.DepartmentChanges;
import id.laksa.rulebook.MissingHolidays;
import id.laksa.rulebook.RuleWatch;
import id.laksa.rulebook.RulesInForce;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

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
    MissingHolidays holidays = new MissingHolidays(confDir, parts.clock());
    registry.accept(
        "ruleWatch",
        new RuleWatch(
            home.resolve("rules"),
            confDir,
            parts.settings().share("laksa.words.threshold"),
            rules,
            (inForce, candidate) ->
                Stream.of(changes, holidays)
                    .flatMap(each -> each.to(inForce, candidate).stream())
                    .toList(),
            parts.clock()));
    registry.accept("ruleFigures", new RuleFigures(meters, rules));
  }
}
