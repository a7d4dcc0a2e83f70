package id.laksa.dispatch.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.dispatch.Revocation.Revoked;
import id.laksa.dispatch.Withdrawal.Found;
import id.laksa.dispatch.WithdrawalErrand;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.jdbc.ErrandTable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which orders are taken back and of which departments are told, by what the ledger says. */
class OrderWithdrawalIT {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  @TempDir static Path folder;
  private static LedgerFixture fixture;
  private final Map<String, Integer> inQueues = new HashMap<>();
  private final List<Revoked> revoked = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private OrderWithdrawal withdrawal;
  private Complaint complaint;

  @BeforeAll
  static void startTheLedger() {
    fixture = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    fixture.close();
  }

  @BeforeEach
  void twoComplaintsWhoseOrdersAreOwedInOneRow() {
    fixture.forget();
    fixture.jdbi.useHandle(handle -> handle.execute("truncate errand"));
    complaint = fixture.damagedRoads(List.of("one", "two")).get(0).complaint();
    OrderWithdrawal.Remains remains =
        new OrderWithdrawal.Remains() {
          @Override
          public void forget(String ticket) {
            forgotten.add(ticket);
          }

          @Override
          public void clean() {
            forgotten.add("journal");
          }
        };
    withdrawal =
        new OrderWithdrawal(
            fixture.jdbi,
            fixture.ledger,
            (ticket, upTo, departments) -> found(departments),
            revoked::addAll,
            remains,
            new ErrandTable(fixture.jdbi, new SealedBox(new byte[32])),
            fixture.json,
            InstantSource.fixed(NOW));
  }

  @Test
  void anOrderThatTheLedgerStillOwesIsTakenOutOfTheOutboxAndItsNeighbourStays() throws Exception {
    assertThat(owed()).isEqualTo(2);
    WithdrawalErrand recalled = recall("DPUPR");
    assertThat(attempt(recalled, 0)).isInstanceOf(ErrandOutcome.Held.class);
    assertThat(owed()).isEqualTo(1);
    assertThat(ofThisOne()).isZero();
    assertThat(attempt(recalled, 1)).isEqualTo(ErrandOutcome.DONE);
    assertThat(told("ORDER_WITHDRAWN")).containsExactly("DPUPR 1 3");
    assertThat(told("ORDER_TAKEN")).isEmpty();
    assertThat(revoked).isEmpty();
    assertThat(forgotten).isEmpty();
  }

  @Test
  void theLastOrderOfARowTakesTheRowWithIt() throws Exception {
    sent("two");
    attempt(recall("DPUPR"), 0);
    assertThat(count("outbox where destination = 'work-orders'")).isZero();
  }

  @Test
  void anOrderThatCouldNotBeReadIsNotSentAfterwards() throws Exception {
    sent("one", "two");
    fixture.jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into dead_letter (source, original, reason, at, attempts)"
                    + " values ('outbox:work-orders', ? || '.3', 'test', now(), 1)",
                complaint.id()));
    done(recall("DPUPR"));
    assertThat(count("dead_letter")).isZero();
    assertThat(told("ORDER_WITHDRAWN")).containsExactly("DPUPR 1 3");
    assertThat(told("ORDER_TAKEN")).isEmpty();
    assertThat(revoked).isEmpty();
  }

  @Test
  void whatLeftAndIsFoundNowhereWasTakenAndIsRevoked() throws Exception {
    sent("one", "two");
    done(recall("DPUPR"));
    assertThat(told("ORDER_TAKEN")).containsExactly("DPUPR 1 3");
    assertThat(revoked)
        .containsExactly(
            new Revoked(complaint.id() + ".3", "DPUPR", complaint.ticket().value(), 3, "recalled"));
  }

  @Test
  void whoLosesItAgainIsToldOnlyOfWhatItGotSince() throws Exception {
    sent("one", "two");
    inQueues.put("DPUPR", 1);
    done(recall("DPUPR"));
    assertThat(told("ORDER_WITHDRAWN")).containsExactly("DPUPR 1 3");
    int second = dispatch("DPUPR");
    sent("one");
    WithdrawalErrand again = recall("DPUPR");
    done(again);
    assertThat(told("ORDER_TAKEN")).containsExactly("DPUPR 1 " + again.upTo());
    assertThat(revoked).extracting(Revoked::seq).containsExactly(second);
  }

  @Test
  void whoHasItNowIsNotTouched() throws Exception {
    sent("one", "two");
    WithdrawalErrand recalled = recall("DPUPR");
    int newer = dispatch("DLH");
    inQueues.put("DLH", 1);
    done(recalled);
    assertThat(inQueues).containsEntry("DLH", 1);
    assertThat(revoked).extracting(Revoked::seq).doesNotContain(newer);
    assertThat(ofThisOne()).isEqualTo(1);
  }

  @Test
  void whatAnErasureFindsLaterWasToldBefore() throws Exception {
    sent("one", "two");
    done(recall("DPUPR"));
    revoked.clear();
    done(WithdrawalErrand.erased(complaint.ticket(), head()));
    assertThat(revoked).isEmpty();
    assertThat(told("ORDER_TAKEN")).hasSize(1);
    assertThat(forgotten).contains(complaint.ticket().value(), "journal");
  }

  @Test
  void anErasureLeavesWhatIsOwedForItLeavesWithoutTheReporter() throws Exception {
    done(WithdrawalErrand.erased(complaint.ticket(), head()));
    assertThat(owed()).isEqualTo(2);
    assertThat(revoked).isEmpty();
  }

  @Test
  void anErrandFromBeforeThereWereReasonsIsAnErasures() throws Exception {
    WithdrawalErrand old =
        WithdrawalErrand.of(
            Errand.fresh(
                complaint.id(),
                WithdrawalErrand.KIND,
                complaint.id(),
                "{\"ticket\":\"" + complaint.ticket() + "\",\"upTo\":3}"),
            fixture.json);
    assertThat(old.reason()).isEqualTo("erased");
    assertThat(old.actor()).isEqualTo("retention");
    assertThat(old.isOf("DLH")).isTrue();
  }

  private Map<String, Found> found(Collection<String> departments) {
    Map<String, Found> found = new HashMap<>();
    for (String department : departments) {
      Integer there = inQueues.remove(department);
      found.put(department, new Found(there == null ? 0 : there, 0));
    }
    return found;
  }

  private void done(WithdrawalErrand errand) throws Exception {
    int held = 0;
    while (attempt(errand, held) instanceof ErrandOutcome.Held) {
      held++;
      assertThat(held).isLessThan(5);
    }
  }

  private ErrandOutcome attempt(WithdrawalErrand what, int held) throws Exception {
    Errand fresh = what.of(complaint.id(), fixture.json);
    return withdrawal.attempt(
        new Errand(fresh.id(), fresh.kind(), fresh.lane(), fresh.what(), 1, held));
  }

  private WithdrawalErrand recall(String department) {
    int upTo = head();
    append(
        EventType.RECALLED,
        before -> before.withoutDepartment(Status.TRIAGE, before.clock()),
        Map.of("orderOf", department));
    return WithdrawalErrand.recalled(complaint.ticket(), upTo, department);
  }

  private int dispatch(String department) {
    append(
        EventType.DISPATCHED,
        before ->
            new State(
                Status.DISPATCHED,
                before.category(),
                department,
                before.priority(),
                before.round(),
                before.clock(),
                before.note(),
                before.explanation()),
        Map.of());
    return head();
  }

  private void append(EventType type, UnaryOperator<State> moved, Map<String, Object> facts) {
    fixture.jdbi.useTransaction(
        handle -> {
          Complaint before = fixture.ledger.lock(handle, complaint.ticket()).orElseThrow();
          State after = moved.apply(before.state());
          var data = EventData.state(before.ticket(), after);
          data.putAll(facts);
          fixture.ledger.append(
              handle, before, after, List.of(new NewEvent(type, NOW, "operator", data, null)));
        });
  }

  private int head() {
    return fixture.jdbi.withHandle(
        handle -> fixture.ledger.find(handle, complaint.ticket()).orElseThrow().headSeq());
  }

  /** The relay has brought what it owed of one or both. */
  private void sent(String... keys) {
    String whose = keys.length == 2 ? "true" : keys[0].equals("one") ? "w.id = :id" : "w.id <> :id";
    fixture.jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  "update outbox o set (complaint_ids, first_seqs, last_seqs) = (select"
                      + " coalesce(array_agg(w.id), '{}'), coalesce(array_agg(w.f), '{}'),"
                      + " coalesce(array_agg(w.l), '{}') from unnest(complaint_ids, first_seqs,"
                      + " last_seqs) w (id, f, l) where not ("
                      + whose
                      + ") and :id = :id) where destination = 'work-orders'")
              .bind("id", complaint.id())
              .execute();
          handle.execute("delete from outbox where complaint_ids = '{}'");
        });
  }

  private List<String> told(String type) {
    return fixture.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select concat_ws(' ', data::jsonb ->> 'orderOf', data::jsonb ->> 'orders',"
                        + " data::jsonb ->> 'upTo') from complaint_event where type = :type"
                        + " order by seq")
                .bind("type", type)
                .mapTo(String.class)
                .list());
  }

  private int owed() {
    return count("outbox o, unnest(o.complaint_ids) w (id) where o.destination = 'work-orders'");
  }

  private int ofThisOne() {
    return count(
        "outbox o, unnest(o.complaint_ids) w (id) where o.destination = 'work-orders' and w.id = '"
            + complaint.id()
            + "'");
  }

  private static int count(String from) {
    return fixture.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }
}
