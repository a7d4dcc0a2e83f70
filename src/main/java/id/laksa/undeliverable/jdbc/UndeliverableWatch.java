package id.laksa.undeliverable.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Stage;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.jdbc.CopyTable;
import id.laksa.department.Department;
import id.laksa.undeliverable.DeadOrders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells once of each order that became a dead letter: the ticket's history says it, and where the
 * complaint, or a copy of it, still lies with that department, an operator is told. What was
 * offered again, or withdrawn, is forgotten; should it die again, that is told again. Any node may
 * look.
 */
public final class UndeliverableWatch {
  /** Who says it in the history. */
  public static final String BY_ITSELF = "broker";

  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final List<DeadOrders> places;
  private final Supplier<? extends Iterable<Department>> departments;
  private final InstantSource time;

  /** Wires it. */
  public UndeliverableWatch(
      Jdbi jdbi,
      LedgerRows ledger,
      List<DeadOrders> places,
      Supplier<? extends Iterable<Department>> departments,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.places = List.copyOf(places);
    this.departments = departments;
    this.time = time;
  }

  /** Looks once. */
  public void look() {
    for (DeadOrders place : places) {
      place.look(
          departments.get(), (department, seen) -> compare(place.prefix(), department, seen));
    }
  }

  private void compare(String prefix, Department department, DeadOrders.Seen seen) {
    Set<String> known = jdbi.withHandle(handle -> known(handle, prefix, department));
    seen.tickets()
        .forEach(
            (letter, ticket) -> {
              if (!known.contains(letter)) {
                jdbi.useTransaction(handle -> tell(handle, department, letter, ticket));
              }
            });
    List<String> gone = known.stream().filter(one -> !seen.tickets().containsKey(one)).toList();
    if (seen.whole() && !gone.isEmpty()) {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      "update undeliverable_order set gone_at = :now where letter = any (:letters)")
                  .bind("now", RowFormat.time(time.instant()))
                  .bindArray("letters", String.class, gone)
                  .execute());
    }
  }

  private static Set<String> known(Handle handle, String prefix, Department department) {
    return handle
        .createQuery(
            "select letter from undeliverable_order where department = :code and gone_at is null"
                + " and starts_with(letter, :prefix)")
        .bind("prefix", prefix)
        .bind("code", department.code())
        .mapTo(String.class)
        .set();
  }

  private void tell(Handle handle, Department department, String letter, String ticket) {
    ledger
        .lock(handle, new TicketNumber(ticket))
        .ifPresent(
            complaint -> {
              Instant now = time.instant();
              int fresh =
                  handle.execute(
                      "insert into undeliverable_order (letter, complaint_id, department, at)"
                          + " values (?, ?, ?, ?) on conflict do nothing",
                      letter,
                      complaint.id(),
                      department.code(),
                      RowFormat.time(now));
              if (fresh == 1) {
                ledger.append(
                    handle,
                    complaint,
                    complaint.state(),
                    events(handle, complaint, department, now));
              } else {
                // One that only was in somebody's hands.
                handle.execute(
                    "update undeliverable_order set gone_at = null where letter = ?", letter);
              }
            });
  }

  private static List<NewEvent> events(
      Handle handle, Complaint complaint, Department department, Instant now) {
    List<NewEvent> events = new ArrayList<>();
    Map<String, Object> data = EventData.state(complaint.ticket(), complaint.state());
    data.put("orderOf", department.code());
    data.put("orders", 1);
    events.add(new NewEvent(EventType.ORDER_UNDELIVERABLE, now, BY_ITSELF, data, null));
    Stage stage = new Stage(Stage.Kind.ESCALATED, "undeliverable/1", now, 1, "live-room");
    if (!department.code().equals(complaint.state().department())) {
      CopyTable.of(handle, complaint.id(), department.code())
          .filter(copy -> copy.status().isAtDepartment())
          .map(copy -> copy.told(complaint, stage))
          .ifPresent(
              told ->
                  events.add(new NewEvent(EventType.COPY_ESCALATED, now, BY_ITSELF, told, null)));
    } else if (complaint.status().isAtDepartment()) {
      Map<String, Object> told = EventData.told(complaint.ticket(), complaint.state(), stage);
      events.add(new NewEvent(EventType.ESCALATED, now, BY_ITSELF, told, null));
    }
    return events;
  }
}
