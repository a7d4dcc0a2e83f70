package id.laksa.bench;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Departments that take every work order out of their queues and remember its ticket. */
final class DepartmentReaders implements AutoCloseable {
  private static final int ACKNOWLEDGED_AT_ONCE = 256 * 1024;
  private final ActiveMQConnectionFactory broker;
  private final List<Connection> connections = new ArrayList<>();
  private final List<MessageConsumer> queues = new ArrayList<>();

  /** Will read from this broker. */
  DepartmentReaders(String brokerUrl) {
    this.broker = new ActiveMQConnectionFactory(brokerUrl);
    this.broker.setDupsOKBatchSize(ACKNOWLEDGED_AT_ONCE);
  }

  /**
   * Logs the departments in. They read what is sent from now on: orders that wait already are real
   * ones, and stay for the real departments.
   *
   * @param passwords of the departments whose queues will be read, by user
   * @throws JMSException if a department can't log in or read its queue
   */
  void connect(Map<String, String> passwords) throws JMSException {
    String fromNowOn = "JMSTimestamp >= " + System.currentTimeMillis();
    for (Map.Entry<String, String> department : passwords.entrySet()) {
      String user = department.getKey();
      Connection connection = broker.createConnection(user, department.getValue());
      connections.add(connection);
      Session session = connection.createSession(Session.DUPS_OK_ACKNOWLEDGE);
      queues.add(session.createConsumer(session.createQueue("opd." + user), fromNowOn));
    }
  }

  /** Begins to read. */
  void start(Deliveries deliveries) throws JMSException {
    for (MessageConsumer queue : queues) {
      queue.setMessageListener(order -> see(order, deliveries));
    }
    for (Connection connection : connections) {
      connection.start();
    }
  }

  private static void see(Message order, Deliveries deliveries) {
    long now = System.nanoTime();
    try {
      String ticket = order.getStringProperty("laksa_ticket");
      deliveries.seen(Objects.requireNonNull(ticket, "a work order names its ticket"), now);
    } catch (JMSException e) {
      throw new IllegalStateException("A work order can't be read", e);
    }
  }

  @Override
  public void close() throws JMSException {
    for (Connection connection : connections) {
      connection.close();
    }
    broker.close();
  }
}
