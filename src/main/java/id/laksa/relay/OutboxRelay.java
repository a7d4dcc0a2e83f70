package id.laksa.relay;

import id.laksa.complaint.OutboxDestination;
import id.laksa.relay.Sender.Unsendable;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one destination's outbox: takes the destination's turn, so that order within a complaint
 * holds with many nodes, sends a batch, deletes it when it is confirmed. What is sent and not
 * deleted (a crash between) is sent again, and known again at the destination.
 */
public final class OutboxRelay {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private final Jdbi jdbi;
  private final OutboxDestination destination;
  private final Sender sender;
  private final int batch;

  /**
   * Wires a relay.
   *
   * @param batch how many links of histories are sent at once: at least so many if so many wait,
   *     since what was written together stays together
   */
  public OutboxRelay(Jdbi jdbi, OutboxDestination destination, Sender sender, int batch) {
    this.jdbi = jdbi;
    this.destination = destination;
    this.sender = sender;
    this.batch = batch;
  }

  /**
   * Sends until nothing is left of what was there at the call, or another node is at it.
   *
   * @return how many left
   * @throws Exception if the ledger or the destination is away; what wasn't confirmed stays
   */
  public int drain() throws Exception {
    int total = 0;
    int sent;
    // What is written later brings its own notification: to look for it at once makes small
    // batches.
    do {
      sent = jdbi.inTransaction(this::sendBatch);
      total += sent;
    } while (sent >= batch && !Thread.currentThread().isInterrupted());
    return total;
  }

  private int sendBatch(Handle handle) throws Exception {
    List<OutboxRow> rows = claim(handle);
    if (rows.isEmpty()) {
      return 0;
    }
    for (Unsendable unsendable : sender.send(handle, rows)) {
      bury(handle, unsendable);
    }
    delete(handle, rows);
    return rows.size();
  }

  private List<OutboxRow> claim(Handle handle) {
    return isMyTurn(handle)
        ? handle
            .createQuery(
                """
                select o.id, e.complaint_id, e.first_seq, e.last_seq
                from (
                    select *, sum(cardinality(complaint_ids)) over (order by id)
                      - cardinality(complaint_ids) as before
                    from outbox where destination = :destination
                    order by id limit :batch) o,
                  unnest(o.complaint_ids, o.first_seqs, o.last_seqs)
                    with ordinality e (complaint_id, first_seq, last_seq, place)
                where o.before < :batch
                order by o.id, e.place
                """)
            .bind("destination", destination.key())
            .bind("batch", batch)
            .map(
                (row, context) ->
                    new OutboxRow(
                        row.getLong("id"),
                        row.getObject("complaint_id", UUID.class),
                        row.getInt("first_seq"),
                        row.getInt("last_seq")))
            .list()
        : List.of();
  }

  /**
   * Whether there is something to send and nobody else is at it; locks the destination if so. Most
   * looks find nothing, and write nothing. Also keeps this transaction to the indexes: a plan made
   * while a table was small is kept while it grows, and would then read all of it for every batch.
   */
  private boolean isMyTurn(Handle handle) {
    return handle
        .createQuery(
            """
            select set_config('enable_seqscan', 'off', true),
              set_config('enable_bitmapscan', 'off', true),
              set_config('enable_hashjoin', 'off', true),
              set_config('enable_mergejoin', 'off', true)
            from outbox_turn where destination = :destination
              and exists (select 1 from outbox where destination = :destination)
            for update skip locked
            """)
        .bind("destination", destination.key())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private void delete(Handle handle, List<OutboxRow> rows) {
    handle
        .createUpdate("delete from outbox where destination = :destination and id = any(:ids)")
        .bind("destination", destination.key())
        .bindArray("ids", Long.class, rows.stream().map(OutboxRow::id).distinct().toList())
        .execute();
  }

  private void bury(Handle handle, Unsendable unsendable) {
    String event = unsendable.row().eventId();
    LOG.error(
        "Event {} can't be sent to {} and is kept as a dead letter: {}",
        event,
        destination.key(),
        unsendable.reason());
    handle
        .createUpdate(
            "insert into dead_letter (source, original, reason, attempts, at)"
                + " values (:source, :original, :reason, 1, now())")
        .bind("source", "outbox:" + destination.key())
        .bind("original", event)
        .bind("reason", unsendable.reason())
        .execute();
  }
}
