package id.laksa.dispatch.jdbc;

import id.laksa.complaint.OutboxDestination;
import id.laksa.dispatch.WithdrawalErrand;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The orders that the ledger still owes to queues. */
final class UnsentOrders {
  /** A relay holds this row from before it reads an order until the broker has it. */
  private static final String HOLD_RELAYS =
      "select destination from outbox_turn where destination = :destination for update";

  private static final String UNSENT =
      """
      select e.seq
      from outbox o, unnest(o.complaint_ids, o.last_seqs) w (id, last_seq)
        join complaint_event e on e.complaint_id = w.id and e.seq = w.last_seq
      where o.destination = :destination and w.id = :id and w.last_seq <= :upTo
        and coalesce(e.data::jsonb #>> '{copy,department}', e.data::jsonb ->> 'department')
          = :department
      """;

  /** A row of the outbox has many complaints' orders. */
  private static final String WITHOUT_THEM =
      """
      update outbox o set (complaint_ids, first_seqs, last_seqs) = (
        select coalesce(array_agg(w.id order by place), '{}'),
          coalesce(array_agg(w.first_seq order by place), '{}'),
          coalesce(array_agg(w.last_seq order by place), '{}')
        from unnest(o.complaint_ids, o.first_seqs, o.last_seqs)
          with ordinality w (id, first_seq, last_seq, place)
        where w.id <> :id or w.last_seq <> all(:seqs))
      where o.destination = :destination and :id = any(o.complaint_ids)
      """;

  private static final String BURIED =
      """
      delete from dead_letter
      where source = 'outbox:' || :destination and replayed_at is null and original in (
        select complaint_id || '.' || seq from complaint_event
        where complaint_id = :id and seq <= :upTo
          and coalesce(data::jsonb #>> '{copy,department}', data::jsonb ->> 'department')
            = :department)
      """;

  private UnsentOrders() {}

  /** Keeps relays from reading and sending orders until the transaction ends. */
  static void hold(Handle handle) {
    handle
        .createQuery(HOLD_RELAYS)
        .bind("destination", OutboxDestination.WORK_ORDERS.key())
        .mapTo(String.class)
        .list();
  }

  /**
   * Takes back those of the errand's one department, while relays are held, and those that could
   * not be read and wait for a person to send them again.
   *
   * @return how many, by department
   */
  static Map<String, Integer> takeBack(Handle handle, UUID complaint, WithdrawalErrand errand) {
    String department = errand.department();
    if (department == null) {
      return Map.of();
    }
    List<Integer> seqs =
        handle
            .createQuery(UNSENT)
            .bind("destination", OutboxDestination.WORK_ORDERS.key())
            .bind("id", complaint)
            .bind("upTo", errand.upTo())
            .bind("department", department)
            .mapTo(Integer.class)
            .list();
    if (!seqs.isEmpty()) {
      handle
          .createUpdate(WITHOUT_THEM)
          .bind("destination", OutboxDestination.WORK_ORDERS.key())
          .bind("id", complaint)
          .bindArray("seqs", Integer.class, seqs)
          .execute();
      handle
          .createUpdate(
              "delete from outbox where destination = :destination and complaint_ids = '{}'")
          .bind("destination", OutboxDestination.WORK_ORDERS.key())
          .execute();
    }
    int buried =
        handle
            .createUpdate(BURIED)
            .bind("destination", OutboxDestination.WORK_ORDERS.key())
            .bind("id", complaint)
            .bind("upTo", errand.upTo())
            .bind("department", department)
            .execute();
    return Map.of(department, seqs.size() + buried);
  }
}
