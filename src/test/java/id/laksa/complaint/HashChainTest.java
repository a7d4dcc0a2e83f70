package id.laksa.complaint;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HashChainTest {
  private static final UUID ID = Identity.complaintId(Channel.APP, "a-flood-in-cipondoh");
  private static final HashChain CHAIN = new HashChain(aKey(), new ObjectMapper());
  private static final List<ChainedEvent> HISTORY = aHistory();

  @Test
  void anUntouchedHistoryHolds() {
    assertThat(holds(HISTORY)).isTrue();
  }

  static Stream<UnaryOperator<ChainedEvent>> changes() {
    UUID other = Identity.complaintId(Channel.APP, "another");
    return Stream.of(
        e -> with(e, other, e.seq(), e.type(), e.at(), e.actor(), e.data()),
        e -> with(e, ID, e.seq() + 1, e.type(), e.at(), e.actor(), e.data()),
        e -> with(e, ID, e.seq(), EventType.REJECTED, e.at(), e.actor(), e.data()),
        e -> with(e, ID, e.seq(), e.type(), e.at().plusNanos(1_000), e.actor(), e.data()),
        e -> with(e, ID, e.seq(), e.type(), e.at(), "dlh", e.data()),
        e -> with(e, ID, e.seq(), e.type(), e.at(), e.actor(), e.data() + " "),
        e -> saying(e, "Belum ditambal", e.salt(), e.commitment()),
        e -> e.text() == null ? e : saying(e, e.text(), "00".repeat(16), e.commitment()),
        e -> saying(e, e.text(), e.salt(), null),
        e -> saying(e, null, null, null),
        e -> saying(e, "x", e.salt(), HashChain.commitment("00".repeat(16), "x")));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangedLinkIsFound(UnaryOperator<ChainedEvent> change) {
    for (int i = 0; i < HISTORY.size(); i++) {
      List<ChainedEvent> history = new ArrayList<>(HISTORY);
      history.set(i, change.apply(history.get(i)));
      boolean saidNothing = history.get(i).equals(HISTORY.get(i));
      assertThat(holds(history)).isEqualTo(saidNothing);
    }
  }

  @Test
  void aDroppedLinkIsFound() {
    for (int i = 0; i + 1 < HISTORY.size(); i++) {
      List<ChainedEvent> history = new ArrayList<>(HISTORY);
      history.remove(i);
      assertThat(holds(history)).isFalse();
    }
  }

  @Test
  void swappedLinksAreFound() {
    for (int i = 0; i + 1 < HISTORY.size(); i++) {
      List<ChainedEvent> history = new ArrayList<>(HISTORY);
      Collections.swap(history, i, i + 1);
      assertThat(holds(history)).isFalse();
    }
  }

  @Test
  void anInsertedLinkIsFoundEvenOneMadeWithTheKey() {
    for (int i = 0; i < HISTORY.size(); i++) {
      List<ChainedEvent> history = new ArrayList<>(HISTORY);
      String before = i == 0 ? HashChain.GENESIS : HISTORY.get(i - 1).hash();
      history.add(i, CHAIN.link(ID, i + 1, before, event(EventType.NOTED, "x")));
      assertThat(holds(history)).isFalse();
    }
  }

  @Test
  void aHistoryRewrittenWithAnotherKeyIsFound() {
    byte[] key = "another key of exactly 32 bytes.".getBytes(StandardCharsets.US_ASCII);
    HashChain forger = new HashChain(key, new ObjectMapper());
    ChainedEvent forged = forger.link(ID, 1, HashChain.GENESIS, event(EventType.RECEIVED, null));
    assertThat(CHAIN.holds(HashChain.GENESIS, forged)).isFalse();
  }

  @Test
  void erasedTextLeavesTheChainWhole() {
    List<ChainedEvent> erased =
        HISTORY.stream().map(e -> saying(e, null, null, e.commitment())).toList();
    assertThat(erased).allMatch(event -> event.text() == null);
    assertThat(holds(erased)).isTrue();
  }

  @Test
  void theSameTextHasAnotherCommitmentEachTime() {
    ChainedEvent one = CHAIN.link(ID, 1, HashChain.GENESIS, event(EventType.NOTED, "ya"));
    ChainedEvent other = CHAIN.link(ID, 1, HashChain.GENESIS, event(EventType.NOTED, "ya"));
    assertThat(one.commitment()).isNotEqualTo(other.commitment());
  }

  @Test
  void timesAreKeptAsTheLedgerKeepsThem() {
    NewEvent precise =
        new NewEvent(EventType.NOTED, RECEIVED_AT.plusNanos(1_234_567), "clock", Map.of(), null);
    ChainedEvent link = CHAIN.link(ID, 1, HashChain.GENESIS, precise);
    assertThat(link.at()).isEqualTo(RECEIVED_AT.plusNanos(1_234_000));
    assertThat(CHAIN.holds(HashChain.GENESIS, link)).isTrue();
  }

  @Test
  void aLinkNamesItselfByComplaintAndPlace() {
    assertThat(HISTORY.get(2).eventId()).isEqualTo(ID + ".3");
  }

  @Test
  void whatIsNoPlainJsonIsAFault() {
    NewEvent odd =
        new NewEvent(EventType.NOTED, RECEIVED_AT, "x", Map.of("it", new Object()), null);
    assertThatThrownBy(() -> CHAIN.link(ID, 1, HashChain.GENESIS, odd))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean holds(List<ChainedEvent> history) {
    String head = HashChain.GENESIS;
    for (ChainedEvent event : history) {
      if (!CHAIN.holds(head, event)) {
        return false;
      }
      head = event.hash();
    }
    return true;
  }

  private static List<ChainedEvent> aHistory() {
    List<ChainedEvent> history = new ArrayList<>();
    String head = HashChain.GENESIS;
    for (NewEvent event :
        List.of(
            event(EventType.RECEIVED, null),
            event(EventType.DISPATCHED, null),
            event(EventType.ACKNOWLEDGED, "Kami periksa"),
            event(EventType.RESOLVED, "Sudah ditambal"))) {
      history.add(CHAIN.link(ID, history.size() + 1, head, event));
      head = history.get(history.size() - 1).hash();
    }
    return history;
  }

  private static NewEvent event(EventType type, @Nullable String text) {
    return new NewEvent(type, RECEIVED_AT, "dpupr", Map.of("status", "DISPATCHED"), text);
  }

  private static ChainedEvent with(
      ChainedEvent e, UUID id, int seq, EventType type, Instant at, String actor, String data) {
    return new ChainedEvent(
        id, seq, type, at, actor, data, e.text(), e.salt(), e.commitment(), e.hash());
  }

  private static ChainedEvent saying(
      ChainedEvent e, @Nullable String text, @Nullable String salt, @Nullable String commitment) {
    return new ChainedEvent(
        e.complaintId(),
        e.seq(),
        e.type(),
        e.at(),
        e.actor(),
        e.data(),
        text,
        salt,
        commitment,
        e.hash());
  }
}
