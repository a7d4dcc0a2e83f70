package id.laksa.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.OutboxDestination;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRelayIT {
  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final UUID THREE = new UUID(0, 3);
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private final List<List<String>> sent = new ArrayList<>();

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @AfterEach
  void forget() {
    ledger.forget();
  }

  @Test
  void whatWasWrittenTogetherLeavesTogetherHoweverSmallTheBatch() throws Exception {
    waiting(ONE, 3, TWO, 3, THREE, 3);
    waiting(ONE, 4, TWO, 4);
    waiting(THREE, 4);
    assertThat(relay(ledger.jdbi, 2).drain()).isEqualTo(6);
    assertThat(sent)
        .containsExactly(
            List.of(event(ONE, 3), event(TWO, 3), event(THREE, 3)),
            List.of(event(ONE, 4), event(TWO, 4)),
            List.of(event(THREE, 4)));
    assertThat(left(ledger.jdbi)).isZero();
  }

  @Test
  void manyBatchesLeaveAtOnceInTheirOrder() throws Exception {
    waiting(TWO, 3, ONE, 3);
    waiting(ONE, 4);
    relay(ledger.jdbi, 1_000).drain();
    assertThat(sent).containsExactly(List.of(event(TWO, 3), event(ONE, 3), event(ONE, 4)));
  }

  @Test
  void aSecondNodeLeavesTheDestinationToTheFirst() throws Exception {
    waiting(ONE, 3);
    List<Integer> second = new ArrayList<>();
    // Its own, as the other node's: within one thread a Jdbi goes on in the transaction it is in.
    Jdbi secondNode = Jdbi.create(ledger.url(), ledger.user(), password());
    Sender whileSending =
        (handle, rows) -> {
          second.add(relay(secondNode, 10).drain());
          return List.of();
        };
    new OutboxRelay(ledger.jdbi, OutboxDestination.EVENTS, whileSending, 10).drain();
    assertThat(second).containsExactly(0);
    assertThat(sent).isEmpty();
    assertThat(left(ledger.jdbi)).isZero();
  }

  @Test
  void whatWasNotConfirmedStaysAndLeavesAgain() throws Exception {
    waiting(ONE, 3, TWO, 3);
    Sender away =
        (handle, rows) -> {
          throw new IOException("away");
        };
    assertThatThrownBy(new OutboxRelay(ledger.jdbi, OutboxDestination.EVENTS, away, 10)::drain)
        .hasMessage("away");
    relay(ledger.jdbi, 10).drain();
    assertThat(sent).containsExactly(List.of(event(ONE, 3), event(TWO, 3)));
  }

  @Test
  void whatABatchOfReceiptsBringsIsOneRowADestination() {
    ledger.damagedRoads(List.of("first", "second", "third"));
    assertThat(left(ledger.jdbi)).isEqualTo(2);
    List<Integer> sizes =
        ledger.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select distinct cardinality(complaint_ids) from outbox")
                    .mapTo(Integer.class)
                    .list());
    assertThat(sizes).containsExactly(3);
  }

  @Test
  void rowsThatWaitedBeforeAnUpgradeLeaveAfterItInTheirOrder() throws Exception {
    Jdbi before = Jdbi.create(ledger.url() + "?currentSchema=before", ledger.user(), password());
    migrate("3");
    before.useHandle(
        handle ->
            handle.execute(
                "insert into outbox (destination, bucket, complaint_id, first_seq, last_seq)"
                    + " values ('events', 7, ?, 1, 3), ('events', 2, ?, 1, 3), ('events', 7, ?, 4, 4)",
                TWO,
                ONE,
                TWO));
    migrate("latest");
    relay(before, 10).drain();
    assertThat(sent).containsExactly(List.of(event(TWO, 3), event(ONE, 3), event(TWO, 4)));
    assertThat(left(before)).isZero();
  }

  private static void migrate(String target) {
    Flyway.configure()
        .dataSource(ledger.url(), ledger.user(), password())
        .locations("classpath:db/migration")
        .schemas("before")
        .target(target)
        .load()
        .migrate();
  }

  private static String password() {
    return ledger.password();
  }

  /** One row for events: ids and sequence numbers in turn. */
  private static void waiting(Object... idsAndSeqs) {
    List<UUID> ids = new ArrayList<>();
    List<Integer> seqs = new ArrayList<>();
    for (int i = 0; i < idsAndSeqs.length; i += 2) {
      ids.add((UUID) idsAndSeqs[i]);
      seqs.add((Integer) idsAndSeqs[i + 1]);
    }
    ledger.jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "insert into outbox (destination, complaint_ids, first_seqs, last_seqs)"
                        + " values ('events', cast(:ids as uuid[]), cast(:seqs as int[]),"
                        + " cast(:seqs as int[]))")
                .bindArray("ids", UUID.class, ids)
                .bindArray("seqs", Integer.class, seqs)
                .execute());
  }

  private static long left(Jdbi jdbi) {
    return jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from outbox").mapTo(Long.class).one());
  }

  private static String event(UUID complaint, int seq) {
    return ChainedEvent.eventId(complaint, seq);
  }

  private OutboxRelay relay(Jdbi jdbi, int batch) {
    return new OutboxRelay(
        jdbi,
        OutboxDestination.EVENTS,
        (handle, rows) -> {
          sent.add(rows.stream().map(OutboxRow::eventId).toList());
          return List.of();
        },
        batch);
  }
}
