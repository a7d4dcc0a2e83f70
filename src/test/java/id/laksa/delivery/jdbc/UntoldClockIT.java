package id.laksa.delivery.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.deadline.DeadlineClock;
import id.laksa.delivery.NewsMeter;
import id.laksa.delivery.Way;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.spine.TestClock;
import id.laksa.texts.CityTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody's silence counts before he was told; the reporters' time is ten working days. */
class UntoldClockIT {
  private static final Instant MONDAY = Instant.parse("2026-11-02T03:00:00Z");

  /** Ten working days without holidays in between. */
  private static final Duration HIS_TIME = Duration.ofDays(14);

  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final String OPERATOR = "operator";
  @TempDir private static Path folder;
  private static LedgerFixture fixture;
  private final TestClock clock = new TestClock(MONDAY);
  private NewsLedger news;
  private NotToldTable notTold;
  private DeadlineClock deadlines;
  private Complaint complaint;
  private int resolved;

  @BeforeAll
  static void start() {
    fixture = new LedgerFixture(folder);
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @BeforeEach
  void workThatWasShown() {
    fixture.forget();
    fixture.jdbi.useHandle(handle -> handle.execute("truncate not_told, news_way"));
    ErrandTable errands = new ErrandTable(fixture.jdbi, new SealedBox(new byte[32]));
    MailPost noMail = new MailPost(false, fixture.format, errands, fixture.json, clock);
    news = new NewsLedger(fixture.ledger, noMail, uncounted(), clock);
    notTold = new NotToldTable(fixture.jdbi, fixture.ledger, clock);
    deadlines =
        new DeadlineClock(
            fixture.jdbi,
            fixture.ledger,
            LedgerFixture.SLA_CLOCKS,
            clock,
            (handle, told, now) -> {},
            NotToldTable::among,
            CityTexts.INDONESIAN,
            lag -> {});
    complaint = fixture.aDamagedRoad("one").complaint();
    resolve();
  }

  @Test
  void whoWasToldAndSaysNothingIsClosedInTime() {
    clock.advance(HIS_TIME);
    assertThat(deadlines.fireDue()).isOne();
    assertThat(now().status()).isEqualTo(Status.CLOSED);
  }

  @Test
  void whoIsStillToBeToldIsNotClosed() {
    failed(resolved);
    clock.advance(HIS_TIME.multipliedBy(3));
    assertThat(deadlines.fireDue()).isZero();
    assertThat(now().status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void itIsLookedAtOnceAWorkingDayUntilHeIsTold() {
    failed(resolved);
    clock.advance(HIS_TIME);
    for (int day = 0; day < 3; day++) {
      deadlines.fireDue();
      assertThat(nextDue()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
      clock.advance(Duration.ofDays(1));
    }
  }

  @Test
  void fromWhenAnOperatorTellsHimHeHasHisWholeTime() {
    failed(resolved);
    clock.advance(HIS_TIME.multipliedBy(2));
    deadlines.fireDue();
    assertThat(notTold.brought(complaint.ticket(), resolved, OPERATOR)).isTrue();
    closesAfterHisWholeTime();
  }

  @Test
  void aMessageThatReachesHimAfterAllGivesHimHisWholeTimeToo() {
    failed(resolved);
    clock.advance(HIS_TIME.multipliedBy(2));
    deadlines.fireDue();
    fixture.jdbi.useTransaction(
        handle -> news.left(handle, complaint.id(), resolved, Way.WHATSAPP));
    assertThat(types()).endsWith("NEWS_MISSED", "NEWS_BROUGHT");
    closesAfterHisWholeTime();
  }

  @Test
  void whoMissedEarlierNewsHasNotHeardOfTheWorkEither() {
    failed(resolved - 1);
    clock.advance(HIS_TIME);
    assertThat(deadlines.fireDue()).isZero();
    assertThat(notTold.brought(complaint.ticket(), resolved - 1, OPERATOR)).isTrue();
    closesAfterHisWholeTime();
  }

  @Test
  void oneWhoWaitsHoldsUpNoOther() {
    failed(resolved);
    complaint = fixture.aDamagedRoad("two").complaint();
    resolve();
    clock.advance(HIS_TIME);
    assertThat(deadlines.fireDue()).isOne();
    assertThat(now().status()).isEqualTo(Status.CLOSED);
  }

  private void closesAfterHisWholeTime() {
    clock.advance(HIS_TIME.minus(A_MOMENT));
    assertThat(deadlines.fireDue()).isZero();
    assertThat(now().status()).isEqualTo(Status.RESOLVED);
    clock.advance(A_MOMENT);
    assertThat(deadlines.fireDue()).isOne();
    assertThat(now().status()).isEqualTo(Status.CLOSED);
  }

  private void resolve() {
    State before = complaint.state();
    State shown =
        before.with(Status.RESOLVED, before.clock()).resolved(Resolution.shown(clock.instant()));
    NewEvent event =
        new NewEvent(
            EventType.RESOLVED,
            clock.instant(),
            "dpupr",
            EventData.state(complaint.ticket(), shown),
            null);
    fixture.jdbi.useTransaction(
        handle -> fixture.ledger.append(handle, complaint, shown, List.of(event)));
    resolved = complaint.headSeq() + 1;
  }

  private void failed(int seq) {
    fixture.jdbi.useTransaction(
        handle -> news.failed(handle, complaint.id(), seq, Way.WHATSAPP, "undeliverable"));
  }

  private Complaint now() {
    return fixture.jdbi.withHandle(
        handle -> fixture.ledger.find(handle, complaint.ticket()).orElseThrow());
  }

  private Instant nextDue() {
    return fixture.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select next_due from complaint where id = :id")
                .bind("id", complaint.id())
                .mapTo(Instant.class)
                .one());
  }

  private List<String> types() {
    return fixture.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select type from complaint_event where complaint_id = :id order by seq")
                .bind("id", complaint.id())
                .mapTo(String.class)
                .list());
  }

  private static NewsMeter uncounted() {
    return new NewsMeter() {
      @Override
      public void left(Way way, Duration lag) {}

      @Override
      public void failed(Way way) {}
    };
  }
}
