package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** A row that can't be read any more is set aside, and what is behind it goes on. */
class UnreadableRowIT extends SpineCase {
  private static final String BURIED =
      "select count(*) from dead_letter d join complaint c on d.original like c.id || '.%'"
          + " where c.ticket = ? and d.source = 'outbox:work-orders' and d.replayed_at is null";

  @Test
  void aReporterWhoseBoxDoesNotOpenHoldsUpNobodyElse() throws Exception {
    LedgerPeek ledger = new LedgerPeek(engine.file());
    String damaged =
        accepted("{\"text\": \"Rusak #jalanrusak\", \"reporter\": {\"name\": \"A\"}}").ticket();
    await().until(() -> ledger.waiting(damaged) == 0);
    ledger.damageReporterAndSendAgain(damaged);
    await().until(() -> ledger.count(BURIED, damaged) == 1);
    String behind = aDamagedRoad();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      assertThat(dpupr.workOrder(behind)).isNotNull();
    }
    assertThat(ledger.waiting(damaged)).isZero();
    ledger.forgetDeadLetters();
  }
}
