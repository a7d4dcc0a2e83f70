package id.laksa.app;

import id.laksa.complaint.jdbc.OutdatedClocks;
import id.laksa.deadline.DeadlineClock;
import id.laksa.deadline.Recalculation;
import id.laksa.delivery.jdbc.NotToldTable;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.jdbc.EscalationPost;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.BiConsumer;

/** Wires what tells of deadlines. */
final class DeadlineModule {
  private DeadlineModule() {}

  /** Names the beans, as the routes call them. */
  static DeadlineClock bind(
      CoreModule core, MeterRegistry meters, BiConsumer<String, Object> registry) {
    Timer lag =
        Timer.builder("laksa.timers.fired.lag")
            .description("How late deadlines were told on this node, when that was committed")
            .serviceLevelObjectives(
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10))
            .register(meters);
    EscalationPost escalations =
        new EscalationPost(
            new ErrandTable(core.jdbi(), core.box()),
            () -> core.rules().get().receivers(),
            core.json(),
            core.settings().zone());
    DeadlineClock deadlines =
        new DeadlineClock(
            core.jdbi(),
            core.ledger(),
            core.slaClocks(),
            core.time(),
            escalations,
            NotToldTable::among,
            core.texts(),
            lag::record);
    registry.accept("escalations", escalations);
    registry.accept(
        "recalculation",
        new Recalculation(
            core.jdbi(),
            core.ledger(),
            new OutdatedClocks(core.format()),
            core.slaClocks(),
            () -> core.rules().get().slaPolicies().version(),
            core.time()));
    FunctionCounter.builder("laksa.timers.fired", deadlines, DeadlineClock::firedSoFar)
        .description("Deadlines, warnings and escalations that were told by this node")
        .register(meters);
    return deadlines;
  }
}
