package id.laksa.dispatch.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.dev.stores.EmbeddedArtemis;
import id.laksa.dispatch.jms.WorkOrderQueues.Letter;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders sent twice arrive once, whatever became of the first sender. */
class WorkOrderQueuesIT {
  private static final long PATIENCE_MS = 20_000;
  private static final String ORDERS = "opd.dpupr";

  @TempDir Path folder;
  private final int port = Ports.free();
  private DataFolder data;
  private EmbeddedArtemis broker;
  private ActiveMQConnectionFactory engine;
  private WorkOrderQueues queues;

  @BeforeEach
  void startTheBroker() {
    data = DataFolder.open(folder);
    broker = EmbeddedArtemis.start(data, port, "engine", Map.of("dpupr", "p1", "dinkes", "p2"));
    engine = new ActiveMQConnectionFactory(broker.coreUrl(), "laksa", "engine");
    engine.setCacheDestinations(true);
    queues = new WorkOrderQueues(engine);
  }

  @AfterEach
  void stopTheBroker() {
    queues.close();
    engine.close();
    broker.close();
    data.close();
  }

  /** Why there are turns: once this fails, the broker needs no help any more. */
  @Test
  void theBrokerAloneTakesAnOrderTwiceWhileTheFirstIsNotStored() throws JMSException {
    try (Connection one = engine.createConnection();
        Connection other = engine.createConnection()) {
      Session first = one.createSession(Session.SESSION_TRANSACTED);
      Session second = other.createSession(Session.SESSION_TRANSACTED);
      post(first, "order-1");
      post(second, "order-1");
      first.commit();
      second.commit();
    }
    assertThat(arrived()).hasSize(2);
  }

  @Test
  void nobodySendsBeforeAnEarlierSenderIsThrough() throws JMSException {
    try (Connection one = engine.createConnection()) {
      Session first = one.createSession(Session.SESSION_TRANSACTED);
      new SendingLock().take(first);
      post(first, "order-1");
      assertThatThrownBy(() -> queues.send(List.of(order("order-1"))))
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("earlier session");
      first.commit();
    }
    assertThat(queues.send(List.of(order("order-1"), order("order-2")))).isEmpty();
    assertThat(arrived()).containsExactly("order-1", "order-2");
  }

  @Test
  void theTurnOfOneWhoDiedPassesOn() throws JMSException {
    Connection one = engine.createConnection();
    Session first = one.createSession(Session.SESSION_TRANSACTED);
    new SendingLock().take(first);
    post(first, "order-1");
    ((ActiveMQConnection) one).getSessionFactory().getConnection().getTransportConnection().close();
    await().ignoreExceptions().until(() -> queues.send(List.of(order("order-1"))).isEmpty());
    assertThat(arrived()).containsExactly("order-1");
  }

  @Test
  void twoNodesSendInTurn() throws JMSException {
    try (WorkOrderQueues other = new WorkOrderQueues(engine)) {
      for (int round = 0; round < 10; round++) {
        queues.send(List.of(order("order-" + round)));
        other.send(List.of(order("order-" + round)));
      }
    }
    assertThat(arrived()).hasSize(10);
  }

  private static Letter order(String id) {
    return order(id, "DPUPR");
  }

  private static Letter order(String id, String department) {
    return new Letter(id, department, "LKS-1", 3, "jalan-rusak", 4, "new", id);
  }

  private static void post(Session session, String id) throws JMSException {
    TextMessage message = session.createTextMessage(id);
    message.setStringProperty("_AMQ_DUPL_ID", id);
    session.createProducer(session.createQueue(ORDERS)).send(message);
  }

  private List<String> arrived() throws JMSException {
    return arrived(ORDERS);
  }

  private List<String> arrived(String queue) throws JMSException {
    List<String> bodies = new ArrayList<>();
    try (JMSContext reader = engine.createContext();
        var consumer = reader.createConsumer(reader.createQueue(queue))) {
      // The broker's answer to "now" is certain once its delivery has begun.
      for (Message next = consumer.receive(PATIENCE_MS);
          next != null;
          next = consumer.receiveNoWait()) {
        bodies.add(next.getBody(String.class));
      }
    }
    return bodies;
  }
}
