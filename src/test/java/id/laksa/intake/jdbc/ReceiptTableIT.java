package id.laksa.intake.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Receipt;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTableIT {
  private static final Instant YEARS_END = Instant.parse("2026-12-30T03:00:00Z");
  @TempDir private Path folder;

  @Test
  void whoAsksAgainIsToldAsAtFirstThatHisDeadlineIsProvisional() {
    try (LedgerFixture ledger = new LedgerFixture(folder)) {
      Receipt receipt = ledger.registered("one", YEARS_END);
      Complaint first = only(ledger, receipt);
      ledger.jdbi.useHandle(handle -> handle.execute("update complaint set provisional = false"));
      Complaint again = only(ledger, receipt);
      assertThat(first.state().clock().provisional()).isTrue();
      assertThat(again.state().clock().provisional()).isTrue();
      assertThat(again.state().clock().resolveBy()).isEqualTo(first.state().clock().resolveBy());
    }
  }

  private static Complaint only(LedgerFixture ledger, Receipt receipt) {
    return ledger.written(List.of(receipt)).get(0).complaint();
  }
}
