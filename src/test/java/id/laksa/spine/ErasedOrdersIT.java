package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.deadletter.jdbc.DeadLetterTable;
import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.liveroom.OperatorBrowser;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

/**
 * After an erasure no department's queue holds the reporter, and the history says what had left.
 */
class ErasedOrdersIT extends SpineCase {
  private static final String NAMED =
      """
      {"text": "Saya Rukmanawati, jalan berlubang #jalanrusak",
       "reporter": {"name": "Rukmanawati", "phone": "+628112223334"}, "anonymous": false}
      """;

  @Test
  void anOrderThatNobodyTookIsWithdrawnAndReplaced() throws Exception {
    String ticket = accepted(NAMED).ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      await().until(() -> dpupr.queued(ticket) == 1);
      erase(ticket);
      awaitHistory(ticket, "order-withdrawn");
      await().until(() -> dpupr.queued(ticket) == 1);
      String order = dpupr.workOrder(ticket).getText();
      assertThat(order).doesNotContain("Rukmanawati").doesNotContain("628112223334");
      assertThat(dpupr.queued(ticket)).isZero();
    }
    awaitDone(ticket);
    assertThat(history(ticket)).containsOnlyOnce("order-withdrawn").doesNotContain("order-taken");
  }

  @Test
  void anOrderThatIsJustBeingSentIsWithdrawnToo() throws Exception {
    String ticket;
    try (ActiveMQConnectionFactory broker = broker();
        Connection connection = broker.createConnection()) {
      Session first = connection.createSession(Session.SESSION_TRANSACTED);
      // A relay that has read the order waits for its turn to send, and so does the withdrawal.
      MessageConsumer turn =
          await()
              .ignoreExceptionsInstanceOf(JMSException.class)
              .until(
                  () -> first.createConsumer(first.createQueue("laksa.dispatch.turn")),
                  Objects::nonNull);
      ticket = accepted(NAMED).ticket();
      erase(ticket);
      turn.close();
    }
    awaitDone(ticket);
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      await().until(() -> dpupr.queued(ticket) > 0);
      for (int left = dpupr.queued(ticket); left > 0; left--) {
        assertThat(dpupr.workOrder(ticket).getText()).doesNotContain("Rukmanawati");
      }
    }
    assertThat(history(ticket)).doesNotContain("order-taken");
  }

  @Test
  void aDeadLetterThatIsReplayedAfterwardsNamesNobody() throws Exception {
    String ticket = accepted(NAMED).ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        ActiveMQConnectionFactory broker = broker();
        JMSContext sender = broker.createContext()) {
      String order = dpupr.workOrder(ticket).getText();
      assertThat(order).contains("Rukmanawati");
      sender
          .createProducer()
          .setProperty("laksa_ticket", ticket)
          .setProperty("laksa_seq", 3)
          .send(sender.createQueue("DLQ.opd.dpupr"), order);
      ledger
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into dead_letter (source, original, reason, at, attempts)"
                          + " select 'outbox:work-orders', id || '.3', 'test', now(), 1"
                          + " from complaint where ticket = ?",
                      ticket));
      erase(ticket);
      awaitDone(ticket);
      var letters = new DeadLetterQueues(broker, List.of("DLQ.opd.dpupr"));
      letters.list().forEach(letter -> assertThat(letters.replay(letter.id())).isTrue());
      var unsent = new DeadLetterTable(ledger.jdbi(), engine.clock());
      unsent.list().forEach(letter -> assertThat(unsent.replay(letter.id())).isTrue());
      await().until(() -> ledger.waiting(ticket) == 0);
      await().until(() -> dpupr.queued(ticket) > 0);
      for (int left = dpupr.queued(ticket); left > 0; left--) {
        assertThat(dpupr.workOrder(ticket).getText()).doesNotContain("Rukmanawati");
      }
    }
  }

  private ActiveMQConnectionFactory broker() {
    var file = engine.file();
    return new ActiveMQConnectionFactory(
        file.get("artemis.url"), file.get("artemis.user"), file.get("artemis.password"));
  }

  @Test
  void oneThatTheDepartmentHadTakenIsSaidToBeTaken() throws Exception {
    String ticket = accepted(NAMED).ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      assertThat(dpupr.workOrder(ticket).getText()).contains("Rukmanawati");
      erase(ticket);
      awaitDone(ticket);
      assertThat(history(ticket)).containsOnlyOnce("order-taken").doesNotContain("order-withdrawn");
      List<TextMessage> after = List.of(dpupr.workOrder(ticket), dpupr.workOrder(ticket));
      for (TextMessage one : after) {
        assertThat(one.getText()).doesNotContain("Rukmanawati");
      }
      assertThat(after)
          .extracting(Message::getJMSType)
          .containsExactlyInAnyOrder("id.laksa.workorder.v1", "id.laksa.workorder-revoked.v1");
      erase(ticket);
      awaitDone(ticket);
      assertThat(history(ticket)).containsOnlyOnce("order-taken").containsOnlyOnce("erased");
    }
  }

  @Test
  void oneThatIsOutUnsettledGoesWhenItComesBack() throws Exception {
    String ticket = accepted(NAMED).ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        DepartmentSystem other = new DepartmentSystem(engine, "dpupr")) {
      Message held = dpupr.hold(ticket);
      assertThat(held.getBody(String.class)).contains("Rukmanawati");
      erase(ticket);
      await()
          .until(
              () ->
                  ledger.count(
                          "select count(*) from errand where kind = 'withdraw-orders'"
                              + " and reason = 'out-at-consumer'")
                      > 0);
      assertThat(history(ticket)).doesNotContain("order-withdrawn", "order-taken");
      dpupr.letGo();
      awaitHistory(ticket, "order-withdrawn");
      assertThat(other.workOrder(ticket).getText()).doesNotContain("Rukmanawati");
    }
    awaitDone(ticket);
    assertThat(history(ticket)).doesNotContain("order-taken");
  }

  @Test
  void whatTheDepartmentWasRefusedGoesToo() throws Exception {
    String ticket = accepted(NAMED).ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.workOrder(ticket);
      dpupr.say("Ibu Rukmanawati", UUID.randomUUID().toString(), ticket, "RESOLVED");
      await().until(() -> refused(dpupr, ticket) == 1);
      erase(ticket);
      awaitDone(ticket);
      assertThat(refused(dpupr, ticket)).isZero();
    }
  }

  private static int refused(DepartmentSystem dpupr, String ticket) throws Exception {
    Session session = dpupr.session();
    try (var browser = session.createBrowser(session.createQueue("opd.dpupr.refused"))) {
      int found = 0;
      for (var all = browser.getEnumeration(); all.hasMoreElements(); ) {
        found += ((Message) all.nextElement()).getBody(String.class).contains(ticket) ? 1 : 0;
      }
      return found;
    }
  }

  private void erase(String ticket) {
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    String page = "/live-room/laporan/" + ticket;
    operator.submit(
        operator.open(page), page + "/hapus", Map.of("why", "diminta pelapor", "sure", "ya"));
  }

  private void awaitHistory(String ticket, String event) {
    await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return history(ticket).contains(event);
            });
  }

  private void awaitDone(String ticket) {
    List<String> id =
        List.of(ledger.text("select id::text from complaint where ticket = '" + ticket + "'"));
    await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return ledger.count(
                      "select count(*) from errand where kind = 'withdraw-orders'"
                          + " and lane = cast(? as uuid)",
                      id.get(0))
                  == 0;
            });
  }
}
