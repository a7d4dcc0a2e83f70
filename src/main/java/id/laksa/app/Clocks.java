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
final class Clocks {
  private Clocks() {}

  /** Names the beans, as the routes call them. */
  static void bind(Parts parts, MeterRegistry meters, BiConsumer<String, Object> registry) {
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
    DeadlineClock deadlines =
        new DeadlineClock(
            parts.jdbi(),
            parts.ledger(),
            parts.clockwork(),
            parts.clock(),
            new EscalationPost(
                new ErrandTable(parts.jdbi(), parts.box()),
                () -> parts.rules().get().receivers(),
                parts.json(),
                parts.settings().zone()),
            NotToldTable::among,
            lag::record);
    registry.accept("deadlineClock", deadlines);
    registry.accept(
        "recalculation",
        new Recalculation(
            parts.jdbi(),
            parts.ledger(),
            new OutdatedClocks(parts.format()),
            parts.clockwork(),
            () -> parts.rules().get().slaPolicies().version(),
            parts.clock()));
    FunctionCounter.builder("laksa.timers.fired", deadlines, DeadlineClock::firedSoFar)
        .description("Deadlines, warnings and escalations that were told by this node")
        .register(meters);
  }
}
