package id.laksa.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.escalation.jdbc.EscalationPost;
import id.laksa.liveroom.OverviewFigures.Late;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.sla.Receivers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clocks make of rows that an earlier version wrote, and of tables that lack somebody. */
class OlderLedgerIT extends ClockCase {
  private static final Instant LATER = Instant.parse("2027-03-01T05:00:00Z");

  OlderLedgerIT() {
    super(LATER);
  }

  @Test
  void ofTheTimeBeforeStagesOnlyTheDeadlinesAreTold() {
    ledger.aDamagedRoad("recalculated first");
    ledger.jdbi.useHandle(
        handle -> handle.execute("update complaint set clock_version = '', told = null"));
    recalculation().run();
    ledger.aDamagedRoad("told first");
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint set clock_version = '' where clock_version <> ? or told is null",
                LedgerFixture.SLA_CLOCKS.version()));

    assertThat(deadlines((handle, told, now) -> {}).fireDue()).isEqualTo(4);
    recalculation().run();
    assertThat(deadlines((handle, told, now) -> {}).fireDue()).isZero();

    assertThat(types()).containsOnly("DEADLINE_PASSED");
  }

  @Test
  void aStepWhoseReceiverIsGoneIsToldToTheLiveRoomAndRecordedSo() {
    ledger.aDamagedRoad("nobody");
    EscalationPost post =
        new EscalationPost(
            new ErrandTable(ledger.jdbi, new SealedBox(new byte[32])),
            () -> new Receivers(List.of()),
            ledger.json,
            ZoneOffset.ofHours(7));

    assertThat(deadlines(post).fireDue()).isEqualTo(8);

    assertThat(
            texts(
                "select distinct data::jsonb ->> 'receiver' from complaint_event"
                    + " where type = 'ESCALATED'"))
        .containsExactly("live-room");
    assertThat(texts("select kind from errand")).isEmpty();
  }

  @Test
  void theLiveRoomCountsStepsButNoReminderAndShowsForgottenHalts() {
    ledger.aDamagedRoad("late");
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint set resolve_passed = true,"
                    + " told = 'asked+P3D/reporter,resolve/kepala-bidang,warned-75'"));
    ledger.aDamagedRoad("forgotten");
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint set paused_since = now(), told = 'halted+P5D/live-room'"
                    + " where not resolve_passed"));

    assertThat(new FiguresReader(ledger.jdbi).read(LATER).latest())
        .extracting(Late::steps, Late::halted)
        .containsExactly(tuple(1, false), tuple(1, true));
  }

  private static List<String> types() {
    return texts(
        "select type from complaint_event where actor = 'clock' and type <> 'RESCHEDULED'");
  }

  private static List<String> texts(String sql) {
    return ledger.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
