package id.laksa.privacy.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.dispatch.OrderErrand;
import id.laksa.dispatch.Revocation;
import id.laksa.dispatch.Revocation.Revoked;
import id.laksa.dispatch.Withdrawal;
import id.laksa.dispatch.Withdrawal.Found;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.JournalErrand;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the orders of an erased complaint back from every department that ever had it, and what
 * departments wrote about it out of their refusals and dead letters; says in the history what had
 * been taken already. Done when two looks found nothing more and nothing is out at a consumer; what
 * is left in the broker's files is {@link JournalErrand}'s.
 */
public final class OrderWithdrawal implements ErrandHandler {
  /** Its kind. */
  public static final String KIND = "withdraw-orders";

  /** As departments are told why an order counts no longer. */
  private static final String REASON = "erased";

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** A relay holds this row from before it reads an order until the broker has it. */
  private static final String HOLD_RELAYS =
      "select destination from outbox_turn where destination = :destination for update";

  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final Withdrawal withdrawal;
  private final Revocation revocation;
  private final Consumer<String> letters;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource time;

  /** What an errand says: no person. */
  record Order(String ticket, int upTo) {}

  /**
   * Wires it.
   *
   * @param revocation tells departments which order counts no longer that they took
   * @param letters removes departments' messages that mention a ticket; throws while it can't
   */
  public OrderWithdrawal(
      Jdbi jdbi,
      LedgerRows ledger,
      Withdrawal withdrawal,
      Revocation revocation,
      Consumer<String> letters,
      ErrandTable errands,
      ObjectMapper json,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.withdrawal = withdrawal;
    this.revocation = revocation;
    this.letters = letters;
    this.errands = errands;
    this.json = json;
    this.time = time;
  }

  /** The errand for all orders up to a place in the history. */
  static Errand errand(UUID complaintId, TicketNumber ticket, int upTo, ObjectMapper json) {
    try {
      return Errand.fresh(
          UUID.randomUUID(),
          KIND,
          complaintId,
          json.writeValueAsString(new Order(ticket.value(), upTo)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A ticket and a number are plain JSON", e);
    }
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    Order order = json.readValue(errand.what(), Order.class);
    Map<String, List<Integer>> sent = jdbi.withHandle(handle -> sent(handle, errand.lane(), order));
    Map<String, Found> found;
    try {
      found = withdraw(errand.lane(), order, sent.keySet());
      letters.accept(order.ticket());
    } catch (Withdrawal.Away | jakarta.jms.JMSRuntimeException e) {
      // However long the broker is away, that is no fault of the errand's.
      return new ErrandOutcome.NotDueYet(LOOK_AGAIN);
    }
    Map<String, Integer> withdrawn = new TreeMap<>();
    found.forEach((department, one) -> withdrawn.put(department, one.withdrawn()));
    withdrawn.values().removeIf(number -> number == 0);
    tell(order, EventType.ORDER_WITHDRAWN, withdrawn);
    if (found.values().stream().anyMatch(one -> one.out() > 0)) {
      return new ErrandOutcome.Held("out-at-consumer", wait(errand.held()));
    }
    if (errand.held() == 0 || !withdrawn.isEmpty()) {
      // One on its way between a queue and its dead letters may have been missed.
      return new ErrandOutcome.Held("look-again", LOOK_AGAIN);
    }
    Map<String, Integer> taken = jdbi.withHandle(h -> taken(h, errand.lane(), sent));
    try {
      // Before the history says so: told twice is told once, and never told would be for ever.
      revocation.tell(jdbi.withHandle(h -> revoked(h, errand.lane(), order, sent, taken)));
    } catch (Withdrawal.Away e) {
      return new ErrandOutcome.NotDueYet(LOOK_AGAIN);
    }
    tell(order, EventType.ORDER_TAKEN, taken);
    Instant due = JournalErrand.dueAfter(time.instant());
    jdbi.useTransaction(h -> errands.add(h, List.of(JournalErrand.errand(due)), due));
    return ErrandOutcome.DONE;
  }

  private static Duration wait(int held) {
    Duration wait = LOOK_AGAIN.multipliedBy(1L << Math.min(held, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** While it looks, no relay reads what it would send; what one read before is in its queue. */
  private Map<String, Found> withdraw(UUID complaint, Order order, Set<String> departments)
      throws Withdrawal.Away {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createQuery(HOLD_RELAYS)
              .bind("destination", OutboxDestination.WORK_ORDERS.key())
              .mapTo(String.class)
              .list();
          Map<String, Found> found = withdrawal.withdraw(order.ticket(), order.upTo(), departments);
          Map<String, Integer> owed = takeBack(handle, complaint, order);
          Map<String, Found> all = new TreeMap<>(found);
          owed.forEach(
              (department, number) ->
                  all.merge(
                      department,
                      new Found(number, 0),
                      (one, other) ->
                          new Found(one.withdrawn() + other.withdrawn(), one.out() + other.out())));
          return all;
        });
  }

  /**
   * What was to go another way than a queue.
   *
   * @return by department, how many were never tried; of the others nobody knows whether they came
   */
  private Map<String, Integer> takeBack(Handle handle, UUID complaint, Order order) {
    Map<String, Integer> untried = new TreeMap<>();
    errands
        .takeBack(
            handle,
            complaint,
            OrderErrand.PREFIX,
            errand -> read(errand).seq() <= order.upTo(),
            time.instant())
        .forEach(
            errand ->
                untried.merge(
                    read(errand).department(), errand.attempts() == 0 ? 1 : 0, Integer::sum));
    return untried;
  }

  private OrderErrand read(Errand errand) {
    try {
      return OrderErrand.of(errand, json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An order's errand holds something else", e);
    }
  }

  /**
   * The orders that left for each department that ever had it, by their places in its history; none
   * where none did yet.
   */
  private static Map<String, List<Integer>> sent(Handle handle, UUID complaint, Order order) {
    Map<String, List<Integer>> sent = new TreeMap<>();
    handle
        .createQuery(
            """
            select coalesce(data::jsonb #>> '{copy,department}', data::jsonb ->> 'department')
                as department,
              array_agg(seq order by seq) filter (where seq <= :upTo and (type in ('DISPATCHED', 'INFO_GIVEN',
                  'ANSWER_MISSED', 'COPIED')
                or type in ('SUPPLEMENTED', 'ERASED') and data::jsonb ->> 'status' in
                  ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS', 'WAITING_FOR_REPORTER'))
                and not exists (select 1 from dead_letter
                  where source = :source and replayed_at is null
                    and original = complaint_id || '.' || seq)
                and not exists (select 1 from outbox o,
                    unnest(o.complaint_ids, o.last_seqs) w (id, last_seq)
                  where o.destination = :destination and w.id = complaint_id
                    and w.last_seq = seq)) as orders
            from complaint_event
            where complaint_id = :id and data::jsonb ->> 'department' is not null
            group by 1
            """)
        .bind("upTo", order.upTo())
        .bind("source", "outbox:" + OutboxDestination.WORK_ORDERS.key())
        .bind("destination", OutboxDestination.WORK_ORDERS.key())
        .bind("id", complaint)
        .map((row, context) -> Map.entry(row.getString("department"), places(row)))
        .forEach(entry -> sent.put(entry.getKey(), entry.getValue()));
    return sent;
  }

  private static List<Integer> places(ResultSet row) throws SQLException {
    Array orders = row.getArray("orders");
    return orders == null ? List.of() : List.of((Integer[]) orders.getArray());
  }

  /** Those that left and neither were withdrawn nor are said to be taken already. */
  private static Map<String, Integer> taken(
      Handle handle, UUID complaint, Map<String, List<Integer>> sent) {
    Map<String, Integer> left = new HashMap<>();
    sent.forEach((department, orders) -> left.put(department, orders.size()));
    handle
        .createQuery(
            "select data::jsonb ->> 'orderOf' as department,"
                + " sum((data::jsonb ->> 'orders')::int) as orders from complaint_event"
                + " where complaint_id = :id and type in ('ORDER_WITHDRAWN', 'ORDER_TAKEN')"
                + " group by 1")
        .bind("id", complaint)
        .map((row, context) -> Map.entry(row.getString("department"), row.getInt("orders")))
        .forEach(told -> left.merge(told.getKey(), -told.getValue(), Integer::sum));
    left.keySet().retainAll(sent.keySet());
    left.values().removeIf(number -> number <= 0);
    return left;
  }

  /** Which those are: what waits longest is taken first, so the oldest that aren't told of yet. */
  private static List<Revoked> revoked(
      Handle handle,
      UUID complaint,
      Order order,
      Map<String, List<Integer>> sent,
      Map<String, Integer> taken) {
    Map<String, Integer> told =
        handle
            .createQuery(
                "select data::jsonb ->> 'orderOf' as department,"
                    + " sum((data::jsonb ->> 'orders')::int) as orders from complaint_event"
                    + " where complaint_id = :id and type = 'ORDER_TAKEN' group by 1")
            .bind("id", complaint)
            .map((row, context) -> Map.entry(row.getString("department"), row.getInt("orders")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<Revoked> revoked = new ArrayList<>();
    taken.forEach(
        (department, number) ->
            sent.getOrDefault(department, List.of()).stream()
                .skip(told.getOrDefault(department, 0))
                .limit(number)
                .map(
                    seq ->
                        new Revoked(
                            ChainedEvent.eventId(complaint, seq),
                            department,
                            order.ticket(),
                            seq,
                            REASON))
                .forEach(revoked::add));
    return revoked;
  }

  private void tell(Order order, EventType type, Map<String, Integer> ofDepartments) {
    if (ofDepartments.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle ->
            ledger
                .lock(handle, new TicketNumber(order.ticket()))
                .ifPresent(complaint -> tell(handle, complaint, type, ofDepartments)));
  }

  private void tell(
      Handle handle, Complaint complaint, EventType type, Map<String, Integer> ofDepartments) {
    List<NewEvent> events = new ArrayList<>();
    ofDepartments.forEach(
        (department, orders) -> {
          Map<String, Object> data = EventData.state(complaint.ticket(), complaint.state());
          data.put("orderOf", department);
          data.put("orders", orders);
          events.add(new NewEvent(type, time.instant(), Erasure.BY_ITSELF, data, null));
        });
    ledger.append(handle, complaint, complaint.state(), events);
  }
}
