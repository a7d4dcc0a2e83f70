package id.laksa.delivery.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.SealedBox;
import id.laksa.delivery.NewsMeter;
import id.laksa.delivery.Way;
import id.laksa.errand.jdbc.ErrandTable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the operators are asked to tell, in whatever order it becomes known. */
class NewsLedgerIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T06:00:00Z"));
  private static final NewsMeter UNCOUNTED =
      new NewsMeter() {
        @Override
        public void left(Way way, Duration lag) {}

        @Override
        public void failed(Way way) {}
      };

  @TempDir Path folder;
  private LedgerFixture fixture;
  private NewsLedger news;
  private NotToldTable notTold;
  private Complaint complaint;

  @BeforeEach
  void aComplaint() {
    fixture = new LedgerFixture(folder);
    ErrandTable errands = new ErrandTable(fixture.jdbi, new SealedBox(new byte[32]));
    MailPost noMail = new MailPost(false, fixture.format, errands, fixture.json, CLOCK);
    news = new NewsLedger(fixture.ledger, noMail, UNCOUNTED, CLOCK);
    notTold = new NotToldTable(fixture.jdbi, fixture.ledger, CLOCK);
    complaint = fixture.aDamagedRoad("one").complaint();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatWasTakenAfterAFailureAndFailsAgainIsTheOperatorsAgain() {
    failed(Way.WHATSAPP);
    assertThat(notTold.count()).isOne();
    left(Way.WHATSAPP);
    assertThat(notTold.count()).isZero();
    failed(Way.WHATSAPP);
    assertThat(notTold.count()).isOne();
  }

  @Test
  void theSameFailureToldAgainAsksNobodyAgain() {
    failed(Way.WHATSAPP);
    within(handle -> news.left(handle, complaint.id(), 2, Way.WHATSAPP));
    failed(Way.WHATSAPP);
    assertThat(notTold.count()).isZero();
  }

  @Test
  void whatAnotherWayBroughtIsNotTheOperators() {
    failed(Way.WHATSAPP);
    left(Way.WHATSAPP);
    left(Way.EMAIL);
    failed(Way.WHATSAPP);
    assertThat(notTold.count()).isZero();
  }

  @Test
  void whatAnOperatorHasToldStaysTold() {
    failed(Way.WHATSAPP);
    assertThat(notTold.brought(complaint.ticket(), 1, "operator")).isTrue();
    left(Way.WHATSAPP);
    failed(Way.WHATSAPP);
    assertThat(notTold.count()).isZero();
  }

  private void left(Way way) {
    within(handle -> news.left(handle, complaint.id(), 1, way));
  }

  private void failed(Way way) {
    within(handle -> news.failed(handle, complaint.id(), 1, way, "undeliverable"));
  }

  private void within(Consumer<Handle> transaction) {
    fixture.jdbi.useTransaction(transaction::accept);
  }
}
