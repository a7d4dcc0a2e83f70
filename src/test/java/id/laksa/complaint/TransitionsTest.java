package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionsTest {
  /** A row is an event, a column the status it happens in, a cell where it leads; . is illegal. */
  private static final String TABLE =
      """
                         Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      RECEIVED            .   .   .   .   .   .   .   .   .   .   .   .
      CLASSIFIED         Rec  .   .   .   .   .   .   .   .   .   .   .
      TRIAGED            Tri  .   .   .   .   .   .   .   .   .  Tri  .
      DISPATCHED         Dis Dis  .   .   .   .   .   .  Dis  .  Dis  .
      ACKNOWLEDGED        .   .  Ack  .   .   .   .   .   .   .   .   .
      WORK_STARTED        .   .   .  Pro  .  Pro  .   .   .   .   .   .
      INFO_REQUESTED      .   .   .  Wai Wai  .   .   .   .   .   .   .
      INFO_GIVEN          .   .   .   .   .  Pro  .   .   .   .   .   .
      REMINDED            .   .   .   .   .  Wai  .   .   .   .   .   .
      ANSWER_MISSED       .   .   .   .   .  Pro  .   .   .   .   .   .
      RETURNED            .   .  Ret Ret Ret Ret  .   .   .   .   .   .
      RECALLED            .   .  Tri Tri Tri Tri  .   .   .   .   .   .
      REJECTION_PROPOSED  .   .  Tri Tri Tri Tri  .   .   .   .   .   .
      REJECTED            .  Rej  .   .   .   .   .   .  Rej  .   .   .
      RESOLUTION_PROPOSED .   .  Tri Tri Tri Tri  .   .   .   .   .   .
      RESOLVED            .  Res  .   .  Res Res  .   .   .   .   .   .
      CONFIRMED           .   .   .   .   .   .  Clo Clo  .   .   .   .
      CLOSED_UNCONFIRMED  .   .   .   .   .   .  Clo  .   .   .   .   .
      RATED               .   .   .   .   .   .   .  Clo  .   .   .   .
      REOPENED            .   .   .   .   .   .  Reo Reo  .   .   .   .
      MERGED             Mer Mer Mer Mer Mer Mer  .   .  Mer  .  Mer  .
      CLOCK_STOPPED      Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      CLOCK_STARTED      Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      WARNED             Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      DEADLINE_PASSED    Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      ESCALATED          Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      RESCHEDULED        Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      NOTED              Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      SUPPLEMENTED       Rec Tri Dis Ack Pro Wai  .   .  Ret  .  Reo  .
      PHOTO_MISSED       Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      NEWS_MISSED        Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      NEWS_BROUGHT       Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      ERASED             Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      ORDER_WITHDRAWN    Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      ORDER_TAKEN        Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      ORDER_UNDELIVERABLE Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      COPIED             Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      COPY_ANSWERED      Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      COPY_WARNED        Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      COPY_DEADLINE_PASSED Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      COPY_RESCHEDULED   Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      COPY_ESCALATED     Rec Tri Dis Ack Pro Wai Res Clo Ret Rej Reo Mer
      """;

  private static final Map<String, Status> COLUMNS =
      Map.ofEntries(
          Map.entry("Rec", Status.RECEIVED),
          Map.entry("Tri", Status.TRIAGE),
          Map.entry("Dis", Status.DISPATCHED),
          Map.entry("Ack", Status.ACKNOWLEDGED),
          Map.entry("Pro", Status.IN_PROGRESS),
          Map.entry("Wai", Status.WAITING_FOR_REPORTER),
          Map.entry("Res", Status.RESOLVED),
          Map.entry("Clo", Status.CLOSED),
          Map.entry("Ret", Status.RETURNED),
          Map.entry("Rej", Status.REJECTED),
          Map.entry("Reo", Status.REOPENED),
          Map.entry("Mer", Status.MERGED));

  record Pair(Status from, EventType event, Optional<Status> to) {}

  static List<Pair> everyPair() {
    List<String> lines = TABLE.lines().toList();
    List<String> head = words(lines.get(0)).toList();
    List<Pair> pairs = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = words(line).toList();
      for (int i = 0; i < head.size(); i++) {
        pairs.add(
            new Pair(
                COLUMNS.get(head.get(i)),
                EventType.valueOf(cells.get(0)),
                Optional.ofNullable(COLUMNS.get(cells.get(i + 1)))));
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("everyPair")
  void anEventLeadsWhereTheTableSays(Pair pair) {
    assertThat(Transitions.next(pair.from, pair.event)).isEqualTo(pair.to);
  }

  @Test
  void theTableLeavesNoPairOut() {
    assertThat(everyPair().stream().map(pair -> pair.from + " " + pair.event).distinct())
        .hasSize(Status.values().length * EventType.values().length);
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.strip().split(" +"));
  }
}
