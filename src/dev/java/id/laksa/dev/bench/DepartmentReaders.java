package id.laksa.dev.bench;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Departments that take every work order out of their queues and remember its ticket. */
final class DepartmentReaders implements AutoCloseable {
  private static final int ACKNOWLEDGED_AT_ONCE = 100;
  private static final int MOST_ASIDE = 50_000;
  private final JmsConnectionFactory broker;
  private final JmsConnectionFactory oneByOne;
  private final List<Reader> readers = new ArrayList<>();

  /** Will read from this broker: {@code amqp://host:port}. */
  DepartmentReaders(String brokerUrl) {
    this.broker = new JmsConnectionFactory(brokerUrl + "?jms.prefetchPolicy.all=1000");
    // Asks for no more than it gets, so that nothing new goes to it.
    this.oneByOne = new JmsConnectionFactory(brokerUrl + "?jms.prefetchPolicy.all=0");
  }

  /**
   * Logs the departments in. They read what is sent from now on: orders that wait already are real
   * ones, and stay for the real departments.
   *
   * @param passwords of the departments whose queues will be read, by user
   * @throws JMSException if a department can't log in or read its queue
   */
  void connect(Map<String, String> passwords) throws JMSException {
    for (Map.Entry<String, String> department : passwords.entrySet()) {
      String user = department.getKey();
      Connection connection = broker.createConnection(user, department.getValue());
      Reader reader = new Reader(connection);
      readers.add(reader);
      putAside(reader, user, department.getValue());
      connection.start();
      Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
      reader.queue = session.createConsumer(session.createQueue("opd." + user));
    }
  }

  /** Takes what waits already; as it is never acknowledged, it lies there again afterwards. */
  private void putAside(Reader reader, String user, String password) throws JMSException {
    Connection aside = oneByOne.createConnection(user, password);
    reader.aside = aside;
    aside.start();
    Session session = aside.createSession(Session.CLIENT_ACKNOWLEDGE);
    MessageConsumer waiting = session.createConsumer(session.createQueue("opd." + user));
    for (int orders = 0; waiting.receiveNoWait() != null; orders++) {
      if (orders == MOST_ASIDE) {
        throw new JMSException("More than %d orders wait in opd.%s".formatted(MOST_ASIDE, user));
      }
    }
  }

  /** Begins to read. */
  void start(DeliveryTally tally) throws JMSException {
    for (Reader reader : readers) {
      reader.start(tally);
    }
  }

  @Override
  public void close() throws JMSException {
    for (Reader reader : readers) {
      reader.close();
    }
  }

  /** One department; what it has read it acknowledges a hundred at a time, and at its end. */
  private static final class Reader {
    private final Connection connection;
    private @Nullable Connection aside;
    private @Nullable MessageConsumer queue;
    private @Nullable Message last;
    private int unacknowledged;

    Reader(Connection connection) {
      this.connection = connection;
    }

    void start(DeliveryTally tally) throws JMSException {
      Objects.requireNonNull(queue).setMessageListener(order -> see(order, tally));
    }

    private void see(Message order, DeliveryTally tally) {
      long now = System.nanoTime();
      try {
        String ticket = order.getStringProperty("laksa_ticket");
        tally.seen(Objects.requireNonNull(ticket, "a work order names its ticket"), now);
        last = order;
        unacknowledged++;
        if (unacknowledged == ACKNOWLEDGED_AT_ONCE) {
          acknowledge();
        }
      } catch (JMSException e) {
        throw new IllegalStateException("A work order can't be read", e);
      }
    }

    private void acknowledge() throws JMSException {
      if (last != null) {
        last.acknowledge();
      }
      last = null;
      unacknowledged = 0;
    }

    void close() throws JMSException {
      // Waits until no order is being looked at.
      connection.stop();
      acknowledge();
      connection.close();
      if (aside != null) {
        aside.close();
      }
    }
  }
}
