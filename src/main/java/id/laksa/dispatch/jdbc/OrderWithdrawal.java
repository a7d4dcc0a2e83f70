package id.laksa.dispatch.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.dispatch.OrderErrand;
import id.laksa.dispatch.Revocation;
import id.laksa.dispatch.Revocation.Revoked;
import id.laksa.dispatch.Withdrawal;
import id.laksa.dispatch.Withdrawal.Found;
import id.laksa.dispatch.WithdrawalErrand;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.jdbc.ErrandTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes orders that count no longer back: of an erased complaint from every department that ever
 * had it, of one that an operator took from a department from that one. Says in the history what
 * had been taken already, and tells its departments. Done when two looks found nothing more and
 * nothing is out at a consumer.
 */
public final class OrderWithdrawal implements ErrandHandler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final Withdrawal withdrawal;
  private final Revocation revocation;
  private final Remains remains;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource time;

  /** What an erasure leaves beside orders. */
  public interface Remains {
    /** Removes departments' messages that mention a ticket; throws while it can't. */
    void forget(String ticket);

    /** Orders were withdrawn or are taken: what the broker's files keep of them must go. */
    void clean();
  }

  /**
   * Wires it.
   *
   * @param revocation tells departments which order counts no longer that they took
   * @param remains of an erasure
   */
  public OrderWithdrawal(
      Jdbi jdbi,
      LedgerRows ledger,
      Withdrawal withdrawal,
      Revocation revocation,
      Remains remains,
      ErrandTable errands,
      ObjectMapper json,
      InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.withdrawal = withdrawal;
    this.revocation = revocation;
    this.remains = remains;
    this.errands = errands;
    this.json = json;
    this.time = time;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    WithdrawalErrand orders = WithdrawalErrand.of(errand, json);
    UUID complaint = errand.lane();
    Map<String, SentOrders> sent =
        jdbi.withHandle(handle -> SentOrders.of(handle, complaint, orders));
    Map<String, Found> found;
    try {
      found = withdraw(complaint, orders, sent);
      if (!orders.recalls()) {
        remains.forget(orders.ticket());
      }
    } catch (Withdrawal.Away | jakarta.jms.JMSRuntimeException e) {
      // However long the broker is away, that is no fault of the errand's.
      return new ErrandOutcome.NotDueYet(LOOK_AGAIN);
    }
    Map<String, Integer> withdrawn = new TreeMap<>();
    found.forEach((department, one) -> withdrawn.put(department, one.withdrawn()));
    tell(orders, EventType.ORDER_WITHDRAWN, withdrawn);
    if (found.values().stream().anyMatch(one -> one.out() > 0)) {
      return new ErrandOutcome.Held("out-at-consumer", wait(errand.held()));
    }
    if (errand.held() == 0 || withdrawn.values().stream().anyMatch(number -> number > 0)) {
      // One on its way between a queue and its dead letters may have been missed.
      return new ErrandOutcome.Held("look-again", LOOK_AGAIN);
    }
    Map<String, List<Integer>> taken = new TreeMap<>();
    sent.forEach((department, one) -> taken.put(department, one.taken()));
    try {
      // Before the history says so: told twice is told once, and never told would be for ever.
      revocation.tell(revoked(complaint, orders, taken));
    } catch (Withdrawal.Away e) {
      return new ErrandOutcome.NotDueYet(LOOK_AGAIN);
    }
    Map<String, Integer> numbers = new TreeMap<>();
    taken.forEach((department, seqs) -> numbers.put(department, seqs.size()));
    tell(orders, EventType.ORDER_TAKEN, numbers);
    if (!orders.recalls()) {
      remains.clean();
    }
    return ErrandOutcome.DONE;
  }

  private static Duration wait(int held) {
    Duration wait = LOOK_AGAIN.multipliedBy(1L << Math.min(held, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** While it looks, no relay reads what it would send; what one read before is in its queue. */
  private Map<String, Found> withdraw(
      UUID complaint, WithdrawalErrand orders, Map<String, SentOrders> sent)
      throws Withdrawal.Away {
    return jdbi.inTransaction(
        handle -> {
          UnsentOrders.hold(handle);
          Map<String, Found> all =
              new TreeMap<>(withdrawal.withdraw(orders.ticket(), orders.upTo(), sent.keySet()));
          takeBack(handle, complaint, orders)
              .forEach((department, number) -> more(all, department, number));
          if (orders.recalls()) {
            // An erased complaint's leave without its reporter; a recalled one's must not leave.
            UnsentOrders.takeBack(handle, complaint, orders)
                .forEach((department, number) -> more(all, department, number));
          }
          return all;
        });
  }

  private static void more(Map<String, Found> all, String department, int number) {
    all.merge(
        department,
        new Found(number, 0),
        (one, other) -> new Found(one.withdrawn() + other.withdrawn(), one.out() + other.out()));
  }

  /**
   * What was to go another way than a queue.
   *
   * @return by department, how many were never tried; of the others nobody knows whether they came
   */
  private Map<String, Integer> takeBack(Handle handle, UUID complaint, WithdrawalErrand orders) {
    Map<String, Integer> untried = new TreeMap<>();
    errands
        .takeBack(
            handle,
            complaint,
            OrderErrand.PREFIX,
            errand -> {
              OrderErrand owed = read(errand);
              return owed.seq() <= orders.upTo() && orders.isOf(owed.department());
            },
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

  private static List<Revoked> revoked(
      UUID complaint, WithdrawalErrand orders, Map<String, List<Integer>> taken) {
    List<Revoked> revoked = new ArrayList<>();
    taken.forEach(
        (department, seqs) ->
            seqs.forEach(
                seq ->
                    revoked.add(
                        new Revoked(
                            ChainedEvent.eventId(complaint, seq),
                            department,
                            orders.ticket(),
                            seq,
                            orders.reason()))));
    return revoked;
  }

  private void tell(WithdrawalErrand orders, EventType type, Map<String, Integer> ofDepartments) {
    if (ofDepartments.values().stream().allMatch(number -> number == 0)) {
      return;
    }
    jdbi.useTransaction(
        handle ->
            ledger
                .lock(handle, new TicketNumber(orders.ticket()))
                .ifPresent(complaint -> tell(handle, complaint, orders, type, ofDepartments)));
  }

  private void tell(
      Handle handle,
      Complaint complaint,
      WithdrawalErrand orders,
      EventType type,
      Map<String, Integer> ofDepartments) {
    List<NewEvent> events = new ArrayList<>();
    ofDepartments.forEach(
        (department, number) -> {
          if (number > 0) {
            Map<String, Object> data = EventData.state(complaint.ticket(), complaint.state());
            data.put("orderOf", department);
            data.put("orders", number);
            data.put("upTo", orders.upTo());
            events.add(new NewEvent(type, time.instant(), orders.actor(), data, null));
          }
        });
    ledger.append(handle, complaint, complaint.state(), events);
  }
}
