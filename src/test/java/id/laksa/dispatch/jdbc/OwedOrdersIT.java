package id.laksa.dispatch.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.dispatch.OrderErrand;
import id.laksa.dispatch.OwedOrder;
import id.laksa.dispatch.WorkOrders;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.undeliverable.DeadOrders.Seen;
import id.laksa.undeliverable.jdbc.DeadOrderErrands;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwedOrdersIT {
  private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
  private static final int DISPATCHED = 3;
  @TempDir static Path folder;
  private static LedgerFixture fixture;
  private ErrandTable errands;
  private OwedOrders owed;
  private DeadOrderErrands dead;
  private Complaint complaint;
  private String way = "http";

  @BeforeAll
  static void startTheLedger() {
    fixture = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    fixture.close();
  }

  @BeforeEach
  void anOrderOfADepartmentThatIsCalled() {
    SealedBox box = new SealedBox(new byte[32]);
    fixture.forget();
    fixture.jdbi.useHandle(handle -> handle.execute("truncate errand"));
    errands = new ErrandTable(fixture.jdbi, box);
    owed =
        new OwedOrders(
            fixture.jdbi,
            new WorkOrders("http://localhost", ZoneOffset.ofHours(7)),
            fixture.format,
            errands,
            () -> new Departments(List.of(dpupr())),
            fixture.json,
            InstantSource.fixed(NOW));
    dead = new DeadOrderErrands(fixture.jdbi, box, fixture.json);
    complaint = fixture.aDamagedRoad("one").complaint();
    fixture.jdbi.useHandle(handle -> handle.execute("delete from outbox"));
    owe();
  }

  @Test
  void theSameOrderAgainIsTheSameErrand() {
    owe();
    assertThat(count("errand")).isOne();
  }

  @Test
  void itIsReadWhenItLeaves() throws Exception {
    OwedOrder order = owed.read(claimed("http"));
    assertThat(order.workOrderId()).isEqualTo(complaint.id() + "." + DISPATCHED);
    assertThat(order.ticket()).isEqualTo(complaint.ticket().value());
    assertThat(order.json()).contains("Jalan berlubang", "\"department\":\"DPUPR\"");
    fixture.jdbi.useTransaction(
        handle -> fixture.ledger.erase(handle, complaint.id(), "[erased]", NOW));
    assertThat(owed.read(claimed("http")).json()).doesNotContain("Jalan berlubang");
  }

  @Test
  void oneOfADepartmentThatGaveTheComplaintBackIsForgotten() throws Exception {
    append(EventType.RETURNED, Status.TRIAGE);
    assertThat(owed.read(claimed("http"))).isNull();
  }

  @Test
  void oneThatANewerOrderReplacesIsForgotten() throws Exception {
    append(EventType.DISPATCHED, Status.DISPATCHED);
    assertThat(owed.read(claimed("http"))).isNull();
  }

  @Test
  void itFollowsItsDepartmentToAnotherWay() throws Exception {
    way = "mail";
    assertThat(owed.read(claimed("http"))).isNull();
    assertThat(owed.read(claimed("mail")).way()).isEqualTo("mail");
  }

  @Test
  void itFollowsItsDepartmentBackToTheQueue() throws Exception {
    way = Department.QUEUE;
    assertThat(owed.read(claimed("http"))).isNull();
    assertThat(count("outbox where destination = 'work-orders'")).isOne();
  }

  @Test
  void oneThatWasGivenUpIsSeenAndAnewWhenItIsGivenUpAgain() {
    assertThat(seen()).isEmpty();
    Errand errand = claimed("http");
    errands.bury(errand, NOW, "http-500");
    assertThat(seen()).containsValue(complaint.ticket().value()).hasSize(1);
    String letter = seen().keySet().iterator().next();
    errands.bury(errand, NOW.plusSeconds(60), "http-500");
    assertThat(seen()).hasSize(1).doesNotContainKey(letter);
  }

  @Test
  void whatIsWithdrawnIsGoneAndTheOthersOfItsLaneGoOn() {
    owe(DISPATCHED + 1);
    errands.again(claimed("http"), NOW.plusSeconds(600), "http-500");
    List<Errand> back =
        fixture.jdbi.inTransaction(
            handle ->
                errands.takeBack(
                    handle,
                    complaint.id(),
                    OrderErrand.PREFIX,
                    errand -> seq(errand) == DISPATCHED,
                    NOW));
    assertThat(back).hasSize(1);
    assertThat(seq(claimed("http"))).isEqualTo(DISPATCHED + 1);
  }

  private int seq(Errand errand) {
    try {
      return OrderErrand.of(errand, fixture.json).seq();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> seen() {
    Map<String, String> letters = new HashMap<>();
    dead.look(List.of(dpupr()), (department, seen) -> add(letters, seen));
    return letters;
  }

  private static void add(Map<String, String> letters, Seen seen) {
    letters.putAll(seen.tickets());
  }

  private Department dpupr() {
    return new Department("DPUPR", "Pekerjaan Umum", way);
  }

  private void owe() {
    owe(DISPATCHED);
  }

  private void owe(int seq) {
    fixture.jdbi.useTransaction(
        handle -> owed.owe(handle, List.of(new OrderErrand(complaint.id(), seq, "DPUPR"))));
  }

  private Errand claimed(String ofWay) {
    Optional<Errand> errand = errands.claim("deliver-" + ofWay, NOW, Duration.ofMinutes(1));
    errand.ifPresent(one -> errands.untried(one, NOW));
    return errand.orElseThrow();
  }

  private void append(EventType type, Status status) {
    fixture.jdbi.useTransaction(
        handle -> {
          Complaint before = fixture.ledger.lock(handle, complaint.ticket()).orElseThrow();
          var after = before.state().with(status, before.state().clock());
          var data = EventData.state(before.ticket(), after);
          fixture.ledger.append(
              handle, before, after, List.of(new NewEvent(type, NOW, "test", data, null)));
        });
  }

  private int count(String from) {
    return fixture.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from " + from).mapTo(Integer.class).one());
  }
}
