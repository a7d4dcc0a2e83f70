package id.laksa.dispatch.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.Outbox.Destination;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.dispatch.WorkOrder;
import id.laksa.dispatch.WorkOrders;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender;
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

/** Brings work orders to the departments' queues. */
public final class WorkOrderSender implements Sender {
  private final WorkOrderQueues queues;
  private final WorkOrders workOrders;
  private final RowFormat format;
  private final ObjectMapper json;
  private final JustWritten justWritten;

  /**
   * Wires the sender.
   *
   * @param justWritten what needn't be read from the ledger
   */
  public WorkOrderSender(
      WorkOrderQueues queues,
      WorkOrders workOrders,
      RowFormat format,
      ObjectMapper json,
      JustWritten justWritten) {
    this.justWritten = justWritten;
    this.queues = queues;
    this.workOrders = workOrders;
    this.format = format;
    this.json = json;
  }

  @Override
  public List<Unsendable> send(Handle handle, List<OutboxRow> rows) throws Exception {
    Map<String, OutboxRow> rowsById = new HashMap<>();
    rows.forEach(row -> rowsById.put(row.eventId(), row));
    Map<String, String> unsendable = new LinkedHashMap<>();
    List<WorkOrderQueues.Letter> letters = letters(handle, rows, unsendable);
    unsendable.putAll(queues.send(letters));
    return unsendable.entrySet().stream()
        .map(refused -> new Unsendable(row(rowsById, refused.getKey()), refused.getValue()))
        .toList();
  }

  private static OutboxRow row(Map<String, OutboxRow> rowsById, String workOrderId) {
    return Objects.requireNonNull(rowsById.get(workOrderId), "an answer about another row");
  }

  private List<WorkOrderQueues.Letter> letters(
      Handle handle, List<OutboxRow> rows, Map<String, String> unreadable) {
    Map<String, WorkOrderQueues.Letter> letters = new HashMap<>();
    List<OutboxRow> others = new ArrayList<>();
    Set<UUID> erased = erased(handle, rows);
    for (OutboxRow row : rows) {
      Receipt receipt = justWritten.take(Destination.WORK_ORDERS, row.complaintId(), row.lastSeq());
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
            select c.*, e.seq, e.data as dispatched, p.sealed
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
    return letter(workOrders.of(complaint, seq, receipt.reporter()), seq, complaint.standing());
  }

  private WorkOrderQueues.Letter letter(ResultSet row, StatementContext context, int seq)
      throws SQLException {
    Complaint now = format.complaintMapper().map(row, context);
    // Most orders leave at once: where nothing has happened since, it stands as it did then.
    Standing then =
        now.headSeq() == seq
            ? now.standing()
            : format.standingThen(now.standing(), row.getString("dispatched"));
    byte[] sealed = row.getBytes("sealed");
    Reporter reporter = sealed == null ? null : format.openReporter(sealed, now.id());
    return letter(workOrders.of(now.standing(then), seq, reporter), seq, then);
  }

  private WorkOrderQueues.Letter letter(WorkOrder order, int seq, Standing standing) {
    try {
      return new WorkOrderQueues.Letter(
          order.workOrderId(),
          order.department(),
          order.ticket(),
          seq,
          order.category(),
          standing.priority().jmsPriority(),
          json.writeValueAsString(order));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A work order is plain JSON", e);
    }
  }
}
