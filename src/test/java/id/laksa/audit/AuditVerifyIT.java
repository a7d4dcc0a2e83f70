package id.laksa.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.AuditVerify.Result;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Receipt;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditVerifyIT {
  @TempDir static Path folder;
  private static LedgerFixture ledger;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  private Receipt tampered;

  @BeforeEach
  void threeComplaints() {
    ledger.aDamagedRoad("the first complaint");
    tampered = ledger.aDamagedRoad("the tampered complaint");
    ledger.aDamagedRoad("the third complaint");
  }

  @AfterEach
  void forget() {
    ledger.forget();
  }

  @Test
  void anUntouchedLedgerHolds() {
    assertThat(verify()).isEqualTo(new Result(3, 9, null));
  }

  @Test
  void anEmptyLedgerHolds() {
    ledger.forget();
    assertThat(verify()).isEqualTo(new Result(0, 0, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "data = replace(data, 'DPUPR', 'DINKES')",
        "hash = sha256('another')",
        "actor = 'reporter'",
        "at = at + interval '1 microsecond'",
        "at = 'infinity'",
        "type = 'NOTED'",
        "type = 'UNHEARD_OF'",
        "actor = repeat('x', 70000)",
        "text = 'was never said'"
      })
  void aChangedEventIsFound(String change) {
    tamper("update complaint_event set " + change + " where complaint_id = ? and seq = 2");
    assertBroken(2, "changed");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aDeletedEventIsFound(int seq) {
    tamper("delete from complaint_event where complaint_id = ? and seq = " + seq);
    assertBroken(seq, "missing");
  }

  @Test
  void aCutTailIsFound() {
    tamper("delete from complaint_event where complaint_id = ? and seq = 3");
    assertBroken(3, "ends with event 2");
  }

  @Test
  void aCutTailIsFoundAlsoWhenTheNumberOfEventsIsForged() {
    tamper("delete from complaint_event where complaint_id = ? and seq = 3");
    tamper("update complaint set head_seq = 2 where id = ?");
    assertBroken(2, "knows as its last");
  }

  @Test
  void swappedEventsAreFound() {
    tamper("update complaint_event set seq = 99 where complaint_id = ? and seq = 2");
    tamper("update complaint_event set seq = 2 where complaint_id = ? and seq = 3");
    tamper("update complaint_event set seq = 3 where complaint_id = ? and seq = 99");
    assertBroken(2, "does not follow");
  }

  @Test
  void anEventOfAnotherComplaintIsFound() {
    ChainedEvent foreign = ledger.aDamagedRoad("the fourth complaint").events().get(1);
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint_event e set data = f.data, hash = f.hash from complaint_event f"
                    + " where f.complaint_id = ? and f.seq = 2 and e.complaint_id = ? and e.seq = 2",
                foreign.complaintId(),
                tampered.complaint().id()));
    assertBroken(2, "changed");
  }

  @Test
  void aHistoryThatIsGoneIsFound() {
    tamper("delete from complaint_event where complaint_id = ?");
    assertBroken(1, "no history");
  }

  @Test
  void anotherTextIsFound() {
    tamper("update complaint set text = 'Tidak ada apa-apa' where id = ?");
    assertBroken(1, "text");
  }

  @Test
  void anErasedTextIsNoBreak() {
    tamper("update complaint set text = '', content_salt = null where id = ?");
    assertThat(verify().holds()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "status | 'CLOSED'",
        "category | 'sampah'",
        "department | 'DINKES'",
        "department | null",
        "priority | 'HIGH'",
        "round | 2",
        "ticket | 'LKS-0000-0000-0000-0000'"
      })
  void aComplaintThatStandsElsewhereThanItsHistorySaysIsFound(String column, String value) {
    tamper("update complaint set " + column + " = " + value + " where id = ?");
    assertThat(Objects.requireNonNull(verify().first()).sentence()).contains(column);
  }

  @Test
  void anEventWithoutComplaintIsFound() {
    ledger.jdbi.useHandle(
        handle -> {
          handle.execute(
              "alter table complaint_event drop constraint complaint_event_complaint_id_fkey");
          handle.execute("delete from complaint where id = ?", tampered.complaint().id());
        });
    BrokenLink broken = Objects.requireNonNull(verify().first());
    assertThat(broken.ticket()).isEqualTo(tampered.complaint().id().toString());
    assertThat(broken.sentence()).contains("no complaint");
  }

  private void tamper(String order) {
    ledger.jdbi.useHandle(handle -> handle.execute(order, tampered.complaint().id()));
  }

  private static Result verify() {
    return new AuditVerify(ledger.jdbi, ledger.chain, ledger.json).verify();
  }

  private void assertBroken(int seq, String words) {
    BrokenLink broken = Objects.requireNonNull(verify().first());
    assertThat(broken.ticket()).isEqualTo(tampered.complaint().ticket().value());
    assertThat(broken.seq()).isEqualTo(seq);
    assertThat(broken.sentence()).contains(words);
  }
}
