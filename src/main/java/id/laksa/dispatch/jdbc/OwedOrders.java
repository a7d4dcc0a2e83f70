package id.laksa.dispatch.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.dispatch.OrderErrand;
import id.laksa.dispatch.OwedOrder;
import id.laksa.dispatch.WorkOrder;
import id.laksa.dispatch.WorkOrders;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The orders that leave by other ways than queues: owed in the ledger, read when they leave. */
public final class OwedOrders {
  private final Jdbi jdbi;
  private final WorkOrders workOrders;
  private final RowFormat format;
  private final ErrandTable errands;
  private final Supplier<Departments> departments;
  private final ObjectMapper json;
  private final InstantSource time;

  /** Wires it. */
  public OwedOrders(
      Jdbi jdbi,
      WorkOrders workOrders,
      RowFormat format,
      ErrandTable errands,
      Supplier<Departments> departments,
      ObjectMapper json,
      InstantSource time) {
    this.jdbi = jdbi;
    this.workOrders = workOrders;
    this.format = format;
    this.errands = errands;
    this.departments = departments;
    this.json = json;
    this.time = time;
  }

  /** The way that the orders of a department go, by the table in force. */
  public String wayOf(String department) {
    return departments.get().named(department).delivery();
  }

  /** Owes orders within the caller's transaction, by their departments' ways. */
  public void owe(Handle handle, List<OrderErrand> orders) {
    errands.add(
        handle,
        orders.stream().map(order -> order.by(wayOf(order.department()), json)).toList(),
        time.instant());
  }

  /**
   * Reads the order of an errand as it has to leave now.
   *
   * @return null when it has to leave no more: its department has the complaint no longer, it has
   *     got a newer order, or its orders go another way by now and this one is owed there
   */
  public @Nullable OwedOrder read(Errand errand) throws JsonProcessingException {
    OrderErrand owed = OrderErrand.of(errand, json);
    String way = wayOf(owed.department());
    if (!way.equals(OrderErrand.way(errand))) {
      jdbi.useTransaction(handle -> redirect(handle, owed, way));
      return null;
    }
    return jdbi.withHandle(handle -> find(handle, owed))
        .map(
            order ->
                new OwedOrder(
                    order.workOrderId(),
                    owed.department(),
                    order.ticket(),
                    way,
                    errand.held(),
                    write(order)))
        .orElse(null);
  }

  /** The queue knows an order again by its id, and an errand is the same by its own. */
  private void redirect(Handle handle, OrderErrand owed, String way) {
    if (!way.equals(Department.QUEUE)) {
      errands.add(handle, List.of(owed.by(way, json)), time.instant());
      return;
    }
    handle
        .createUpdate(
            "insert into outbox (destination, complaint_ids, first_seqs, last_seqs)"
                + " values (:destination, array[:complaint], array[:seq], array[:seq])")
        .bind("destination", OutboxDestination.WORK_ORDERS.key())
        .bind("complaint", owed.complaintId())
        .bind("seq", owed.seq())
        .execute();
    handle.execute("select pg_notify('laksa_outbox', '')");
  }

  private Optional<WorkOrder> find(Handle handle, OrderErrand owed) {
    return handle
        .createQuery(
            """
            select c.*, e.data as dispatched, e.text as said, p.sealed
            from complaint c
              join complaint_event e on e.complaint_id = c.id and e.seq = :seq
              left join complaint_person p on p.complaint_id = c.id
            where c.id = :id and (c.department = :department
                and c.status in (
                  'DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'WAITING_FOR_REPORTER')
                and not exists (select 1 from complaint_event later
                  where later.complaint_id = c.id and later.seq > :seq
                    and later.type = 'DISPATCHED')
              or exists (select 1 from complaint_copy y
                where y.complaint_id = c.id and y.department = :department and y.seq = :seq
                  and y.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')))
            """)
        .bind("id", owed.complaintId())
        .bind("seq", owed.seq())
        .bind("department", owed.department())
        .map((row, context) -> order(row, context, owed.seq()))
        .findOne();
  }

  private WorkOrder order(ResultSet row, StatementContext context, int seq) throws SQLException {
    Complaint now = format.complaintMapper().map(row, context);
    State then = format.stateFor(now, seq, row.getString("dispatched"), row.getString("said"));
    byte[] sealed = row.getBytes("sealed");
    Reporter reporter = sealed == null ? null : format.openReporter(sealed, now.id());
    return workOrders.of(now.at(then), seq, reporter);
  }

  private String write(WorkOrder order) {
    try {
      return json.writeValueAsString(order);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A work order is plain JSON", e);
    }
  }
}
