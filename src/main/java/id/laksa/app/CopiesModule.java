package id.laksa.app;

import id.laksa.copies.jdbc.CopyClerk;
import id.laksa.copies.jdbc.CopyClock;
import id.laksa.copies.jdbc.CopyRecalculation;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.jdbc.EscalationPost;
import java.util.function.BiConsumer;

/** Wires what gives second departments an order of their own. */
final class CopiesModule {
  private CopiesModule() {}

  /** Names every bean, as the routes call it. */
  static void bind(CoreModule core, BiConsumer<String, Object> registry) {
    Settings settings = core.settings();
    registry.accept(
        "copies",
        new CopyClerk(
            core.ledger(),
            core.format(),
            () -> core.rules().get().copies(),
            () -> core.rules().get().departments(),
            core.slaClocks(),
            settings.zone(),
            core.time()));
    registry.accept(
        "copyRecalculation",
        new CopyRecalculation(core.jdbi(), core.ledger(), core.slaClocks(), core.time()));
    registry.accept(
        "copyClock",
        new CopyClock(
            core.jdbi(),
            core.ledger(),
            core.slaClocks(),
            new EscalationPost(
                new ErrandTable(core.jdbi(), core.box()),
                () -> core.rules().get().receivers(),
                core.json(),
                settings.zone()),
            core.time()));
  }
}
