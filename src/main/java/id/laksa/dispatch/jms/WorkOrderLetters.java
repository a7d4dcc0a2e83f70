package id.laksa.dispatch.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.dispatch.WorkOrder;
import id.laksa.dispatch.WorkOrders;
import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.statement.StatementContext;

/** Writes the letters that bring work orders to departments. */
public final class WorkOrderLetters {
  private final WorkOrders workOrders;
  private final RowFormat format;
  private final ObjectMapper json;
  private final JustWritten justWritten;

  /**
   * Wires it.
   *
   * @param justWritten what needn't be read from the ledger
   */
  public WorkOrderLetters(
      WorkOrders workOrders, RowFormat format, ObjectMapper json, JustWritten justWritten) {
    this.justWritten = justWritten;
    this.workOrders = workOrders;
    this.format = format;
    this.json = json;
  }

  /**
   * The letters of a batch, in order. Orders that can't be read are set aside in the batch: one
   * must not hold up the others.
   */
  public List<WorkOrderQueues.Letter> write(OutboxBatch batch) {
    Map<String, String> unreadable = new LinkedHashMap<>();
    List<WorkOrderQueues.Letter> letters = letters(batch.handle(), batch.rows(), unreadable);
    unreadable.forEach(batch::bury);
    return letters;
  }

  private List<WorkOrderQueues.Letter> letters(
      Handle handle, List<OutboxRow> rows, Map<String, String> unreadable) {
    Map<String, WorkOrderQueues.Letter> letters = new HashMap<>();
    List<OutboxRow> others = new ArrayList<>();
    Set<UUID> erased = erased(handle, rows);
    for (OutboxRow row : rows) {
      Receipt receipt =
          justWritten.take(OutboxDestination.WORK_ORDERS, row.complaintId(), row.lastSeq());
      if (receipt == null || erased.contains(row.complaintId())) {
        others.add(row);
      } else {
        letters.put(row.eventId(), letter(receipt, row.lastSeq()));
      }
    }
    if (!others.isEmpty()) {
      read(handle, others, unreadable).forEach(letter -> letters.put(letter.id(), letter));
    }
    return rows.stream().map(row -> letters.get(row.eventId())).filter(Objects::nonNull).toList();
  }

  /** What was written within the last seconds may have been erased since: that is read again. */
  private static Set<UUID> erased(Handle handle, List<OutboxRow> rows) {
    return handle
        .createQuery("select id from complaint where id = any(:ids) and content_salt is null")
        .bindArray("ids", UUID.class, rows.stream().map(OutboxRow::complaintId).toList())
        .collectInto(new GenericType<Set<UUID>>() {});
  }

  /**
   * One row that can't be read, its key lost or its content damaged, must not hold up the others.
   */
  private List<WorkOrderQueues.Letter> read(
      Handle handle, List<OutboxRow> rows, Map<String, String> unreadable) {
    return handle
        .createQuery(
            """
            select c.*, e.seq, e.type as why, e.data as dispatched, e.text as said, p.sealed
            from unnest(:ids::uuid[], :seqs::int4[]) with ordinality o (id, seq, place)
              join complaint c on c.id = o.id
              join complaint_event e on e.complaint_id = o.id and e.seq = o.seq
              left join complaint_person p on p.complaint_id = o.id
            order by o.place
            """)
        .bindArray("ids", UUID.class, rows.stream().map(OutboxRow::complaintId).toList())
        .bindArray("seqs", Integer.class, rows.stream().map(OutboxRow::lastSeq).toList())
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              int seq = row.getInt("seq");
              try {
                return Optional.of(letter(row, context, seq));
              } catch (RuntimeException e) {
                unreadable.put(ChainedEvent.eventId(id, seq), e.getClass().getSimpleName());
                return Optional.<WorkOrderQueues.Letter>empty();
              }
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private WorkOrderQueues.Letter letter(Receipt receipt, int seq) {
    Complaint complaint = receipt.complaint();
    return letter(
        workOrders.of(complaint, seq, receipt.reporter()),
        seq,
        EventType.DISPATCHED,
        complaint.state());
  }

  private WorkOrderQueues.Letter letter(ResultSet row, StatementContext context, int seq)
      throws SQLException {
    Complaint now = format.complaintMapper().map(row, context);
    State then = format.stateFor(now, seq, row.getString("dispatched"), row.getString("said"));
    byte[] sealed = row.getBytes("sealed");
    Reporter reporter = sealed == null ? null : format.openReporter(sealed, now.id());
    EventType why = EventType.valueOf(row.getString("why"));
    return letter(workOrders.of(now.at(then), seq, reporter), seq, why, then);
  }

  private WorkOrderQueues.Letter letter(WorkOrder order, int seq, EventType why, State state) {
    try {
      return new WorkOrderQueues.Letter(
          order.workOrderId(),
          order.department(),
          order.ticket(),
          seq,
          order.category(),
          state.priority().jmsPriority(),
          WorkOrder.kind(why, order.round()),
          json.writeValueAsString(order));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A work order is plain JSON", e);
    }
  }
}
