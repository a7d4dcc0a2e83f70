package id.laksa.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.OutboxDestination;
import id.laksa.deadletter.jdbc.DeadLetterTable;
import id.laksa.relay.OutboxRelay;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender;
import id.laksa.relay.Sender.Unsendable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterTableIT {
  @TempDir static Path folder;
  private static LedgerFixture ledger;

  private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T06:00:00Z"));
  private DeadLetters letters;
  private String event;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @BeforeEach
  void anOrderWithoutAQueue() throws Exception {
    letters = new DeadLetters(List.of(new DeadLetterTable(ledger.jdbi, clock)));
    event = ChainedEvent.eventId(ledger.aDamagedRoad("an order").complaint().id(), 3);
    relay((handle, rows) -> List.of(new Unsendable(rows.get(0), "there is no queue")));
  }

  @AfterEach
  void forget() {
    ledger.forget();
  }

  @Test
  void whatCanNotBeSentIsListedWithoutItsOriginal() {
    DeadLetter letter = only();
    assertThat(letter.id()).startsWith("db-");
    assertThat(letter.source()).isEqualTo("outbox:work-orders");
    assertThat(letter.reason()).isEqualTo("there is no queue");
    assertThat(letter.attempts()).isEqualTo(1);
    assertThat(letter.original()).isNull();
  }

  @Test
  void shownItHasItsOriginal() {
    assertThat(letters.show(only().id()).orElseThrow().original()).isEqualTo(event);
  }

  @Test
  void aReplayedOrderLeavesAgainAndIsListedNoMore() throws Exception {
    String id = only().id();
    assertThat(letters.replay(id)).isTrue();
    assertThat(letters.list()).isEmpty();
    assertThat(letters.show(id)).isEmpty();
    assertThat(sentNow()).containsExactly(event);
  }

  @Test
  void itIsReplayedOnce() throws Exception {
    String id = only().id();
    assertThat(letters.replay(id)).isTrue();
    assertThat(letters.replay(id)).isFalse();
    assertThat(sentNow()).containsExactly(event);
  }

  @Test
  void allAreReplayedThatAreThere() throws Exception {
    assertThat(letters.replayAll()).isEqualTo(1);
    assertThat(letters.replayAll()).isZero();
    assertThat(sentNow()).containsExactly(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"db-0", "db-", "db-1 or true", "db-99999999999999999999", "", "DLQ.x/1"})
  void anUnknownIdIsNoLetter(String id) {
    assertThat(letters.show(id)).isEmpty();
    assertThat(letters.replay(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"source = 'elsewhere'", "original = 'no event'"})
  void aLetterThatNoRelayWouldKnowIsKept(String change) throws Exception {
    ledger.jdbi.useHandle(handle -> handle.execute("update dead_letter set " + change));
    assertThat(letters.replay(only().id())).isFalse();
    assertThat(letters.replayAll()).isZero();
    assertThat(letters.list()).hasSize(1);
    assertThat(sentNow()).isEmpty();
  }

  private DeadLetter only() {
    List<DeadLetter> all = letters.list();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static List<String> sentNow() throws Exception {
    List<String> sent = new ArrayList<>();
    relay(
        (handle, rows) -> {
          rows.stream().map(OutboxRow::eventId).forEach(sent::add);
          return List.of();
        });
    return sent;
  }

  private static void relay(Sender sender) throws Exception {
    int drained = new OutboxRelay(ledger.jdbi, OutboxDestination.WORK_ORDERS, sender, 10).drain();
    assertThat(drained).isNotNegative();
  }
}
