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
final class RulebookModule {
  private RulebookModule() {}

  /** Names the beans, as the route calls them. */
  static void bind(
      CoreModule core, Path home, MeterRegistry meters, BiConsumer<String, Object> registry) {
    RulesInForce rules = core.rules();
    Path confDir = home.resolve("conf");
    DepartmentChanges changes =
        new DepartmentChanges(
            confDir, rules.get().departments(), new OpenComplaints(core.jdbi())::departments);
    MissingHolidays holidays = new MissingHolidays(confDir, core.time());
    registry.accept(
        "ruleWatch",
        new RuleWatch(
            home.resolve("rules"),
            confDir,
            core.settings().share("laksa.words.threshold"),
            rules,
            (inForce, candidate) ->
                Stream.of(changes, holidays)
                    .flatMap(each -> each.to(inForce, candidate).stream())
                    .toList(),
            core.time()));
    registry.accept("ruleFigures", new RuleFigures(meters, rules));
  }
}
