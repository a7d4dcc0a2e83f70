package id.laksa.audit.kafka;

import id.laksa.audit.Coverage;
import id.laksa.audit.EventsReport;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.OutboxDestination;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/** Looks which events of the ledger's histories were not seen in the topic, and why. */
final class HistoryCheck {
  private static final int AT_ONCE = 1_000;
  private final Handle snapshot;
  private final String topic;
  private final Coverage seen;
  private final EventsReport report;

  private record History(UUID id, String ticket, int newest) {}

  private record Waiting(UUID id, int first, int last) {}

  /** Some events of one complaint that weren't seen, in order. */
  private record Unseen(History history, List<Integer> seqs) {
    /** How many of them stand at the history's very beginning. */
    int atTheBeginning() {
      int begin = 0;
      while (begin < seqs.size() && seqs.get(begin) == begin + 1) {
        begin++;
      }
      return begin;
    }
  }

  /**
   * Wires it.
   *
   * @param snapshot a transaction that sees one moment of the ledger
   */
  HistoryCheck(Handle snapshot, String topic, Coverage seen, EventsReport report) {
    this.snapshot = snapshot;
    this.topic = topic;
    this.seen = seen;
    this.report = report;
  }

  /** Fixes the moment: whatever is committed from now on isn't looked at. */
  void begin() {
    snapshot.createQuery("select count(*) from outbox_turn").mapTo(Long.class).one();
  }

  /**
   * Checks all, when the topic has been read.
   *
   * @param goneUntil up to when records may have been let go of after their time; null: none
   */
  void check(@Nullable Instant goneUntil) {
    passWhatWaits();
    List<Unseen> some = new ArrayList<>();
    try (ResultIterator<History> histories =
        snapshot
            .createQuery("select id, ticket, head_seq from complaint")
            .setFetchSize(AT_ONCE)
            .map(
                (row, context) ->
                    new History(
                        row.getObject("id", UUID.class), row.getString("ticket"), row.getInt(3)))
            .iterator()) {
      while (histories.hasNext()) {
        History history = histories.next();
        report.complaints(1);
        List<Integer> unseen = seen.missing(history.id, history.newest);
        if (!unseen.isEmpty()) {
          some.add(new Unseen(history, unseen));
        }
        if (some.size() == AT_ONCE) {
          judge(some, goneUntil);
          some.clear();
        }
      }
    }
    judge(some, goneUntil);
  }

  /** What is still in the outbox is as good as seen. */
  private void passWhatWaits() {
    try (ResultIterator<Waiting> waiting =
        snapshot
            .createQuery(
                """
                select e.id, e.first, e.last
                from (select * from outbox where destination = :destination order by id) o,
                  unnest(o.complaint_ids, o.first_seqs, o.last_seqs) e (id, first, last)
                """)
            .bind("destination", OutboxDestination.EVENTS.key())
            .setFetchSize(AT_ONCE)
            .map(
                (row, context) ->
                    new Waiting(row.getObject("id", UUID.class), row.getInt(2), row.getInt(3)))
            .iterator()) {
      while (waiting.hasNext()) {
        Waiting one = waiting.next();
        for (int seq = one.first; seq <= one.last; seq++) {
          report.onTheirWay(seen.add(one.id, seq) ? 1 : 0);
        }
      }
    }
  }

  private void judge(List<Unseen> some, @Nullable Instant goneUntil) {
    if (some.isEmpty()) {
      return;
    }
    Set<String> buried = buried(some);
    Map<UUID, Instant> begun = goneUntil == null ? Map.of() : begun(some);
    for (Unseen unseen : some) {
      History history = unseen.history;
      List<Integer> rest = new ArrayList<>(unseen.seqs);
      rest.removeIf(seq -> buried.contains(ChainedEvent.eventId(history.id, seq)));
      report.deadLetters(unseen.seqs.size() - rest.size());
      Instant beginning = begun.get(history.id);
      if (goneUntil != null && beginning != null && !beginning.isAfter(goneUntil)) {
        int old = unseen.atTheBeginning();
        int before = rest.size();
        rest.removeIf(seq -> seq <= old);
        report.notCheckable(before - rest.size());
      }
      if (!rest.isEmpty()) {
        report.fault(sentence(history, rest));
      }
    }
  }

  private String sentence(History history, List<Integer> missing) {
    int count = missing.size();
    int first = missing.get(0);
    if (count == history.newest) {
      return "%s is missing in %s.".formatted(history.ticket, topic);
    }
    return first == history.newest - count + 1
        ? "%s is cut in %s: it ends with event %d of %d."
            .formatted(history.ticket, topic, first - 1, history.newest)
        : "%s: event %d is missing in %s.".formatted(history.ticket, first, topic);
  }

  private Set<String> buried(List<Unseen> some) {
    List<String> ids =
        some.stream()
            .flatMap(one -> one.seqs.stream().map(seq -> ChainedEvent.eventId(one.history.id, seq)))
            .toList();
    return new HashSet<>(
        snapshot
            .createQuery(
                "select original from dead_letter where source = :source and original = any(:ids)")
            .bind("source", "outbox:" + OutboxDestination.EVENTS.key())
            .bindArray("ids", String.class, ids)
            .mapTo(String.class)
            .list());
  }

  /** When the last event happened that is missing at a history's beginning. */
  private Map<UUID, Instant> begun(List<Unseen> some) {
    List<Unseen> withBeginning = some.stream().filter(one -> one.atTheBeginning() > 0).toList();
    Map<UUID, Instant> times = new HashMap<>();
    snapshot
        .createQuery(
            """
            select e.complaint_id, max(e.at)
            from unnest(:ids::uuid[], :lasts::int4[]) o (id, last)
              join complaint_event e on e.complaint_id = o.id and e.seq <= o.last
            group by e.complaint_id
            """)
        .bindArray("ids", UUID.class, withBeginning.stream().map(one -> one.history.id).toList())
        .bindArray(
            "lasts", Integer.class, withBeginning.stream().map(Unseen::atTheBeginning).toList())
        .map(
            (row, context) ->
                times.put(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
    return times;
  }
}
