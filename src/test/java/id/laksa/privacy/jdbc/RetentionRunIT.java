package id.laksa.privacy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.Retention;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.CityTexts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionRunIT {
  private static final Instant CLOSED = Instant.parse("2026-11-24T05:00:00Z");
  @TempDir Path folder;
  private LedgerFixture fixture;
  private Reporters reporters;
  private Instant now = CLOSED;

  @BeforeEach
  void open() {
    fixture = new LedgerFixture(folder);
    reporters = new Reporters(fixture, new SealedBox(Reporters.KEY));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatWasKeptForLongEnoughIsErasedAndTheRestIsNot() {
    Complaint old = closed("old", CLOSED);
    Complaint young = closed("young", CLOSED.plus(Duration.ofDays(5)));
    Complaint open = reporters.complain("open", "0812000003");
    now = CLOSED.plus(Duration.ofDays(366));
    assertThat(run("")).isOne();
    assertThat(reporters.now(old.ticket()).said().text()).isEqualTo("[Isi laporan sudah dihapus]");
    assertThat(reporters.now(old.ticket()).state().category()).isEqualTo("jalan-rusak");
    assertThat(reporters.now(young.ticket()).said().text()).isEqualTo(young.said().text());
    assertThat(reporters.now(open.ticket()).said().text()).isEqualTo(open.said().text());
    assertThat(reporters.count("select count(*) from complaint_person")).isEqualTo(2);
    assertThat(reporters.count("select count(*) from complaint_event where type = 'ERASED'"))
        .isOne();
    assertThat(run("")).isZero();
    assertThat(reporters.verified().holds()).isTrue();
  }

  @Test
  void groupsOfCategoriesHaveTimesOfTheirOwn() {
    closed("road", CLOSED);
    now = CLOSED.plus(Duration.ofDays(31));
    assertThat(run("kesehatan=P30D")).isZero();
    assertThat(run("infrastruktur=P30D")).isOne();
  }

  @Test
  void whatIsMerelyNotedAfterwardsKeepsNothing() {
    Complaint old = closed("noted", CLOSED);
    reporters.happens(
        old.ticket(), EventType.NOTED, Status.CLOSED, CLOSED.plus(Duration.ofDays(300)));
    now = CLOSED.plus(Duration.ofDays(366));
    assertThat(run("")).isOne();
  }

  @Test
  void whatIsSaidAfterAnErasureIsErasedInItsTime() {
    Complaint complaint = closed("again", CLOSED);
    now = CLOSED.plus(Duration.ofDays(366));
    assertThat(run("")).isOne();
    reporters.happens(complaint.ticket(), EventType.REOPENED, Status.REOPENED, now);
    assertThat(run("")).isZero();
    reporters.happens(complaint.ticket(), EventType.REJECTED, Status.REJECTED, now);
    now = now.plus(Duration.ofDays(366));
    assertThat(run("")).isOne();
    assertThat(reporters.count("select count(*) from complaint_event where text is not null"))
        .isZero();
    assertThat(reporters.verified().holds()).isTrue();
  }

  @Test
  void whatWasErasedOnRequestWhileItWasOpenIsLookedAtOnceMoreAndIsQuiet() {
    Complaint complaint = reporters.complain("asked", "0812000009");
    assertThat(eraser().erase(complaint.ticket(), Erasure.onRequest("budi", "diminta"))).isTrue();
    assertThat(reporters.count("select count(*) from person_look where what = 'ERASED'")).isOne();
    fixture.jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint set status = 'CLOSED' where ticket = ?",
                complaint.ticket().value()));
    now = CLOSED.plus(Duration.ofDays(366));
    run("");
    assertThat(run("")).isZero();
    assertThat(reporters.count("select count(*) from complaint_event where type = 'ERASED'"))
        .isOne();
  }

  private Complaint closed(String key, Instant at) {
    Complaint complaint = reporters.complain(key, "081200000" + key.length());
    reporters.happens(complaint.ticket(), EventType.RESOLVED, Status.RESOLVED, at);
    reporters.happens(complaint.ticket(), EventType.CONFIRMED, Status.CLOSED, at);
    return complaint;
  }

  private Eraser eraser() {
    InstantSource clock = () -> now;
    return new Eraser(
        fixture.jdbi,
        reporters.ledger,
        List.of(),
        new ErrandTable(fixture.jdbi, reporters.box),
        fixture.json,
        CityTexts.INDONESIAN,
        clock);
  }

  private int run(String groups) {
    return new RetentionRun(
            fixture.jdbi,
            eraser(),
            Retention.parse("P365D", groups),
            () -> RuleBooks.theCitysOwn().categories(),
            () -> now)
        .run();
  }
}
