package id.laksa.operation;

import id.laksa.rulebook.RulesInForce;
import id.laksa.rulebook.RulesInForce.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;

/** Which rules this node decides by, for Prometheus. */
public final class RuleFigures {
  private final RulesInForce rules;
  private final MultiGauge version;
  private String shown = "";

  /** Registers the meters. */
  public RuleFigures(MeterRegistry registry, RulesInForce rules) {
    this.rules = rules;
    this.version =
        MultiGauge.builder("laksa.rules.version")
            .description("1, by the version of the rules that this node decides by")
            .register(registry);
    Gauge.builder("laksa.rules.refused", rules, RuleFigures::refused)
        .description("Faults that keep the newest tables and rules from being in force")
        .register(registry);
    refresh();
  }

  /** Names the version that is in force now, and no other. */
  public void refresh() {
    String now = rules.get().version();
    if (!now.equals(shown)) {
      shown = now;
      version.register(List.of(Row.of(Tags.of("version", now), 1)), true);
    }
  }

  private static double refused(RulesInForce rules) {
    Refusal refusal = rules.state().refusal();
    return refusal == null ? 0 : refusal.faults().size();
  }
}
