package id.laksa.errand;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.jdbc.ErrandTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An errand is one node's as long as that lives, and soon another's when it doesn't. */
class ErrandLeaseIT {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final Duration LEASE = Duration.ofSeconds(15);
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private static ErrandTable errands;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
    errands = new ErrandTable(ledger.jdbi, new SealedBox(new byte[32]));
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @Test
  void theErrandOfANodeThatDiedIsTakenUpWhenItsLeaseIsOver() {
    promise("orphan");
    assertThat(errands.claim("orphan", NOW, LEASE)).isPresent();
    assertThat(runner("orphan", NOW, errand -> ErrandOutcome.DONE).runDue()).isZero();
    assertThat(runner("orphan", NOW.plus(LEASE), errand -> ErrandOutcome.DONE).runDue()).isOne();
  }

  @Test
  void anErrandThatTakesLongIsHeldOnTo() {
    promise("long");
    CompletableFuture<ErrandOutcome> work = new CompletableFuture<>();
    CompletableFuture<Integer> runner =
        CompletableFuture.supplyAsync(
            () -> runner("long", NOW, errand -> work.orTimeout(60, SECONDS).join()).runDue());
    await().until(() -> isDue("long", NOW.plus(LEASE)));
    ledger.jdbi.useHandle(h -> h.execute("update errand set due_at = ? where kind = 'long'", NOW));
    await().until(() -> isDue("long", NOW.plus(LEASE)));
    work.complete(ErrandOutcome.DONE);
    assertThat(runner.join()).isOne();
  }

  @Test
  void whoLostAnErrandToAnotherCannotHoldOnToIt() {
    promise("taken");
    Errand first = errands.claim("taken", NOW, LEASE).orElseThrow();
    assertThat(errands.claim("taken", NOW.plus(LEASE), LEASE)).isPresent();
    errands.renew(first, NOW);
    assertThat(isDue("taken", NOW.plus(LEASE).plus(LEASE))).isTrue();
  }

  private static void promise(String kind) {
    Errand errand = Errand.fresh(UUID.randomUUID(), kind, UUID.randomUUID(), "{}");
    ledger.jdbi.useTransaction(handle -> errands.add(handle, List.of(errand), NOW));
  }

  private static ErrandRunner runner(String kind, Instant now, ErrandHandler handler) {
    Ladder ladder = Ladder.parse("PT5S");
    return new ErrandRunner(kind, errands, handler, ladder, InstantSource.fixed(now));
  }

  private static boolean isDue(String kind, Instant at) {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .select("select due_at from errand where kind = ?", kind)
                .mapTo(Instant.class)
                .one()
                .equals(at));
  }
}
