package id.laksa.relay;

import id.laksa.complaint.Outbox;
import id.laksa.complaint.Outbox.Destination;
import id.laksa.relay.Sender.Unsendable;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one destination's outbox: claims whole buckets, so that order within a complaint holds
 * with many nodes, sends a batch, deletes it when it is confirmed. What is sent and not deleted (a
 * crash between) is sent again, and known again at the destination.
 */
public final class OutboxRelay {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private final Jdbi jdbi;
  private final Destination destination;
  private final Sender sender;
  private final int batch;
  private final int bucketsAtOnce;

  /**
   * Wires a relay.
   *
   * @param batch most rows sent at once
   * @param bucketsAtOnce most buckets held at once; the others are left to other nodes
   */
  public OutboxRelay(
      Jdbi jdbi, Destination destination, Sender sender, int batch, int bucketsAtOnce) {
    this.jdbi = jdbi;
    this.destination = destination;
    this.sender = sender;
    this.batch = batch;
    this.bucketsAtOnce = bucketsAtOnce;
  }

  /**
   * Sends until nothing is left of what was there at the call and isn't another node's.
   *
   * @return how many rows left
   * @throws Exception if the ledger or the destination is away; what wasn't confirmed stays
   */
  public int drain() throws Exception {
    int total = 0;
    int sent;
    do {
      sent = jdbi.inTransaction(this::sendBatch);
      total += sent;
    } while (mayBeMore(sent) && !Thread.currentThread().isInterrupted());
    return total;
  }

  /**
   * What is written later brings its own notification; looking for it at once makes small batches.
   */
  private boolean mayBeMore(int sent) {
    return sent == batch || (sent > 0 && bucketsAtOnce < Outbox.BUCKETS);
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
    if (isEmpty(handle)) {
      return List.of();
    }
    List<Integer> buckets =
        handle
            .createQuery(
                """
                select bucket from outbox_bucket where destination = :destination
                order by random() limit :buckets for update skip locked
                """)
            .bind("destination", destination.key())
            .bind("buckets", bucketsAtOnce)
            .mapTo(Integer.class)
            .list();
    if (buckets.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(
            """
            select id, complaint_id, first_seq, last_seq from outbox
            where destination = :destination and bucket = any(:buckets::int2[])
            order by id limit :batch
            """)
        .bind("destination", destination.key())
        .bindArray("buckets", Integer.class, buckets)
        .bind("batch", batch)
        .map(
            (row, context) ->
                new OutboxRow(
                    row.getLong("id"),
                    row.getObject("complaint_id", UUID.class),
                    row.getInt("first_seq"),
                    row.getInt("last_seq")))
        .list();
  }

  /**
   * Looked at first: most looks find nothing, and should write nothing. Also keeps this transaction
   * to the indexes: a plan made while a table was small is kept while it grows, and would then read
   * all of it for every batch.
   */
  private boolean isEmpty(Handle handle) {
    return !handle
        .createQuery(
            """
            select exists (select 1 from outbox where destination = :destination)
            from (select set_config('enable_seqscan', 'off', true),
              set_config('enable_hashjoin', 'off', true),
              set_config('enable_mergejoin', 'off', true)) indexes_only
            """)
        .bind("destination", destination.key())
        .mapTo(Boolean.class)
        .one();
  }

  private void delete(Handle handle, List<OutboxRow> rows) {
    handle
        .createUpdate("delete from outbox where destination = :destination and id = any(:ids)")
        .bind("destination", destination.key())
        .bindArray("ids", Long.class, rows.stream().map(OutboxRow::id).toList())
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
