package id.laksa.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.SlaClock.Aim;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.OutdatedClocks;
import id.laksa.spine.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of open complaints of a ledger whose tables had version 9, when it is brought up to
 * date.
 */
class MigratedLedgerIT {
  private static final Aim DAMAGED_ROAD = new Aim("jalan-rusak", Priority.NORMAL);
  @TempDir private static Path folder;
  private static LedgerFixture fixture;
  private static Jdbi older;
  private static Complaint kept;
  private static Complaint givenOn;
  private static Complaint aimed;
  private static Complaint told;
  private static Complaint undecided;

  @BeforeAll
  static void anOlderLedger() {
    fixture = new LedgerFixture(folder);
    String url = fixture.url() + "?currentSchema=older";
    migrate(url, "9");
    older = Jdbi.create(url, fixture.user(), fixture.password());
    kept = open("kept");
    givenOn = open("given on");
    older.useHandle(handle -> giveOn(handle, givenOn));
    aimed = open("aimed");
    older.useHandle(
        handle -> {
          giveOn(handle, aimed);
          change(
              handle,
              aimed,
              "clock_version = 'of V9', clock_category = 'drainase', clock_priority = 'NORMAL'");
        });
    told = open("told");
    older.useHandle(
        handle ->
            change(
                handle,
                told,
                "acknowledge_passed = true, resolve_passed = true, told ="
                    + " 'acknowledge,acknowledge/2,resolve,resolve/3,resolve/4,warned-75,warned/1'"));
    undecided = open("undecided");
    older.useHandle(
        handle -> {
          change(handle, undecided, "status = 'TRIAGE', category = null, department = null");
          handle.execute(
              "update complaint_event set type = 'TRIAGED', data = (data::jsonb - 'category')::text"
                  + " where complaint_id = ? and seq = 3",
              undecided.id());
        });
    migrate(url, "latest");
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  @Test
  void whatWasGivenToAnotherDepartmentKeepsTheFirstOnesTime() {
    assertThat(now(givenOn).state().category()).isEqualTo("banjir");
    assertThat(now(givenOn).state().clock().aim()).isEqualTo(DAMAGED_ROAD);
  }

  @Test
  void itsDateIsStillThatWhichTheReporterWasTold() {
    new Recalculation(
            older,
            fixture.ledger,
            new OutdatedClocks(fixture.format),
            LedgerFixture.SLA_CLOCKS,
            LedgerFixture.SLA_CLOCKS::version,
            new TestClock(Instant.parse("2026-11-23T06:00:00Z")))
        .run();
    assertThat(now(givenOn).state().clock().version())
        .isEqualTo(LedgerFixture.SLA_CLOCKS.version());
    assertThat(now(givenOn).state().clock().resolveBy())
        .isEqualTo(givenOn.state().clock().resolveBy());
  }

  @Test
  void whatStayedWhereItWasGoesByItsOwnCategory() {
    assertThat(now(kept).state().clock().aim()).isEqualTo(DAMAGED_ROAD);
    assertThat(column(kept, "clock_priority")).isNull();
  }

  @Test
  void whoseTimeWasOnRecordAlreadyKeepsThat() {
    assertThat(now(aimed).state().clock().aim()).isEqualTo(new Aim("drainase", Priority.NORMAL));
  }

  @Test
  void whatWasNeverGivenToADepartmentGoesByTheOperatorsTime() {
    assertThat(now(undecided).state().clock().aim().category()).isNull();
    assertThat(column(undecided, "clock_priority")).isNull();
  }

  @Test
  void stepsThatWereToldByTheirRowStayTold() {
    assertThat(now(told).state().clock().told())
        .containsExactlyInAnyOrder(
            "acknowledge",
            "acknowledge/live-room",
            "acknowledge+PT5M/opd",
            "resolve",
            "resolve/kepala-bidang",
            "resolve/kepala-dinas",
            "resolve+P1D/kepala-dinas",
            "resolve+PT6H/sekda",
            "warned-75",
            "warned/opd");
    assertThat(LedgerFixture.SLA_CLOCKS.stages(now(told).state(), null))
        .extracting(stage -> stage.key())
        .containsExactly("resolve+P3D/sekda");
  }

  /** One as intake writes it, in the tables of the older ledger. */
  private static Complaint open(String key) {
    Complaint complaint = fixture.aDamagedRoad(key).complaint();
    copy(complaint, "complaint", "id");
    copy(complaint, "complaint_event", "complaint_id");
    older.useHandle(handle -> change(handle, complaint, "clock_version = ''"));
    return complaint;
  }

  /** Columns that the older table doesn't have stay behind. */
  private static void copy(Complaint complaint, String table, String id) {
    String rows =
        fixture.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select jsonb_agg(t)::text from <table> t where <id> = :complaint")
                    .define("table", table)
                    .define("id", id)
                    .bind("complaint", complaint.id())
                    .mapTo(String.class)
                    .one());
    older.useHandle(
        handle ->
            handle
                .createUpdate(
                    "insert into <table> select * from"
                        + " jsonb_populate_recordset(null::<table>, :rows::jsonb)")
                .define("table", table)
                .bind("rows", rows)
                .execute());
  }

  /** Returned by its department and given to another one, for a flood. */
  private static void giveOn(Handle handle, Complaint complaint) {
    handle.execute(
        "insert into complaint_event (complaint_id, seq, type, at, actor, data, hash)"
            + " select complaint_id, seq + n, kind, at, 'operator',"
            + " (data::jsonb || '{\"category\": \"banjir\", \"priority\": \"HIGH\"}')::text, hash"
            + " from complaint_event, (values (1, 'RETURNED'), (2, 'DISPATCHED')) later (n, kind)"
            + " where complaint_id = ? and seq = 3",
        complaint.id());
    change(handle, complaint, "category = 'banjir', priority = 'HIGH', head_seq = 5");
  }

  private static void change(Handle handle, Complaint complaint, String columns) {
    handle
        .createUpdate("update complaint set <columns> where id = :id")
        .define("columns", columns)
        .bind("id", complaint.id())
        .execute();
  }

  private static void migrate(String url, String target) {
    Flyway.configure()
        .dataSource(url, fixture.user(), fixture.password())
        .locations("classpath:db/migration")
        .defaultSchema("older")
        .target(target)
        .load()
        .migrate();
  }

  private static Complaint now(Complaint complaint) {
    TicketNumber ticket = complaint.ticket();
    return older.withHandle(handle -> fixture.ledger.find(handle, ticket).orElseThrow());
  }

  private static @Nullable String column(Complaint complaint, String name) {
    return older.withHandle(
        handle ->
            handle
                .createQuery("select <name> from complaint where id = :id")
                .define("name", name)
                .bind("id", complaint.id())
                .mapTo(String.class)
                .findOne()
                .orElse(null));
  }
}
