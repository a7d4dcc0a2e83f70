package id.laksa.dispatch.jdbc;

import id.laksa.complaint.OutboxDestination;
import id.laksa.dispatch.WithdrawalErrand;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The orders of a complaint that left for a department since an operator last took it from that
 * department: those from before were withdrawn or revoked then.
 *
 * @param orders by their places in the history, in order; none where none left yet
 * @param untaken how many of them the history says were withdrawn
 * @param told how many of them it says were taken
 */
record SentOrders(List<Integer> orders, int untaken, int told) {
  private static final String SENT =
      """
      with event as (
          select seq, type, data::jsonb as data,
            coalesce(data::jsonb #>> '{copy,department}', data::jsonb ->> 'department')
              as department
          from complaint_event where complaint_id = :id),
        recalled as (
          select data ->> 'orderOf' as department, max(seq) as seq
          from event where type = 'RECALLED' and seq <= :upTo group by 1),
        told as (
          select e.data ->> 'orderOf' as department,
            sum((e.data ->> 'orders')::int) filter (where type = 'ORDER_WITHDRAWN') as untaken,
            sum((e.data ->> 'orders')::int) filter (where type = 'ORDER_TAKEN') as taken
          from event e left join recalled r on r.department = e.data ->> 'orderOf'
          where e.type in ('ORDER_WITHDRAWN', 'ORDER_TAKEN')
            and coalesce((e.data ->> 'upTo')::int, e.seq) > coalesce(r.seq, 0)
          group by 1)
      select e.department, coalesce(max(t.untaken), 0) as untaken,
        coalesce(max(t.taken), 0) as taken,
        array_agg(e.seq order by e.seq) filter (
          where e.seq > coalesce(r.seq, 0) and e.seq <= :upTo
            and (e.type in ('DISPATCHED', 'INFO_GIVEN', 'ANSWER_MISSED', 'COPIED')
              or e.type in ('SUPPLEMENTED', 'ERASED') and e.data ->> 'status' in
                ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'WAITING_FOR_REPORTER'))
            and not exists (select 1 from dead_letter
              where source = 'outbox:' || :destination and replayed_at is null
                and original = cast(:id as text) || '.' || e.seq)
            and not exists (select 1 from outbox o,
                unnest(o.complaint_ids, o.last_seqs) w (id, last_seq)
              where o.destination = :destination and w.id = :id and w.last_seq = e.seq)) as orders
      from event e
        left join recalled r on r.department = e.department
        left join told t on t.department = e.department
      where e.department is not null
        and (cast(:department as text) is null or e.department = :department)
      group by e.department
      """;

  /** By department; of every one that ever had the complaint, or of the errand's only one. */
  static Map<String, SentOrders> of(Handle handle, UUID complaint, WithdrawalErrand errand) {
    Map<String, SentOrders> sent = new TreeMap<>();
    handle
        .createQuery(SENT)
        .bind("id", complaint)
        .bind("upTo", errand.upTo())
        .bind("department", errand.department())
        .bind("destination", OutboxDestination.WORK_ORDERS.key())
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("department"),
                    new SentOrders(places(row), row.getInt("untaken"), row.getInt("taken"))))
        .forEach(entry -> sent.put(entry.getKey(), entry.getValue()));
    return sent;
  }

  /**
   * Those that were neither withdrawn nor said to be taken yet: what waits longest is taken first,
   * so the oldest that aren't told of.
   */
  List<Integer> taken() {
    return orders.stream().skip(told).limit(Math.max(0, orders.size() - told - untaken)).toList();
  }

  private static List<Integer> places(ResultSet row) throws SQLException {
    Array orders = row.getArray("orders");
    return orders == null ? List.of() : List.of((Integer[]) orders.getArray());
  }
}
