package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An event that can't be read any more is set aside, and what is behind it is told. */
class UnreadableEventIT extends SpineCase {
  private static final String BURIED =
      "select count(*) from dead_letter d join complaint c on d.original = c.id || '.99'"
          + " where c.ticket = ? and d.source = 'outbox:events'";

  @Test
  void anEventWithoutATicketHoldsUpNobodyElse() throws Exception {
    String ticket = aDamagedRoad();
    add(ticket, 98, "FROM_TOMORROW", "e.data");
    add(ticket, 99, "NOTED", "'{}'");
    leave(ticket, 98, 99);
    await().until(() -> ledger.count(BURIED, ticket) == 1);
    String behind = aDamagedRoad();
    try (EventReader reader = new EventReader(engine)) {
      assertThat(reader.of(behind, 3)).hasSize(3);
    }
    ledger.forgetDeadLetters();
  }

  @Test
  void anEventOfANewerVersionIsToldUnderItsName() throws Exception {
    String ticket = aDamagedRoad();
    add(ticket, 98, "FROM_TOMORROW", "e.data");
    leave(ticket, 98, 98);
    try (EventReader reader = new EventReader(engine)) {
      List<ConsumerRecord<String, String>> events = reader.of(ticket, 4);
      assertThat(EventReader.header(events.get(3), "ce_type"))
          .isEqualTo("id.laksa.complaint.from-tomorrow.v1");
    }
  }

  private void add(String ticket, int seq, String type, String data) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into complaint_event (complaint_id, seq, type, at, actor, data, hash)"
                        + " select e.complaint_id, ?, ?, e.at, e.actor, "
                        + data
                        + ", e.hash from complaint_event e join complaint c on c.id = e.complaint_id"
                        + " where e.seq = 1 and c.ticket = ?",
                    seq,
                    type,
                    ticket));
  }

  private void leave(String ticket, int first, int last) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into outbox (destination, complaint_ids, first_seqs, last_seqs)"
                        + " select 'events', array[id], array[?], array[?] from complaint"
                        + " where ticket = ?",
                    first,
                    last,
                    ticket));
  }
}
