package id.laksa.deadline;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.OutdatedClocks;
import id.laksa.spine.TestClock;
import id.laksa.texts.CityTexts;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the deadlines' clock share: a ledger, empty at first, and the time. */
abstract class ClockCase {
  @TempDir private static Path folder;
  static LedgerFixture ledger;
  final TestClock clock;

  ClockCase(Instant now) {
    this.clock = new TestClock(now);
  }

  @BeforeAll
  static void start() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @AfterEach
  void forget() {
    ledger.forget();
  }

  /** A node that posts what it tells there. */
  final DeadlineClock deadlines(DeadlineClock.Post post) {
    return new DeadlineClock(
        ledger.jdbi,
        ledger.ledger,
        LedgerFixture.SLA_CLOCKS,
        clock,
        post,
        LedgerFixture.NOBODY,
        CityTexts.INDONESIAN,
        lag -> {});
  }

  final Recalculation recalculation() {
    return new Recalculation(
        ledger.jdbi,
        ledger.ledger,
        new OutdatedClocks(ledger.format),
        LedgerFixture.SLA_CLOCKS,
        LedgerFixture.SLA_CLOCKS::version,
        clock);
  }

  /** A complaint as it stands now. */
  static Complaint find(Complaint complaint) {
    return ledger.jdbi.withHandle(
        handle -> ledger.ledger.find(handle, complaint.ticket()).orElseThrow());
  }
}
