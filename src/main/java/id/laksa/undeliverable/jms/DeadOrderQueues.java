package id.laksa.undeliverable.jms;

import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.department.Department;
import id.laksa.dispatch.WorkOrder;
import id.laksa.undeliverable.DeadOrders;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Browses the departments' dead letter queues; takes nothing. */
public final class DeadOrderQueues implements DeadOrders {
  private static final Logger LOG = LoggerFactory.getLogger(DeadOrderQueues.class);
  private static final SimpleString TICKET = SimpleString.of("laksa_ticket");
  private static final SimpleString TYPE = SimpleString.of("JMSType");
  private static final SimpleString NUMBER = SimpleString.of("_AMQ_ORIG_MESSAGE_ID");
  private static final long PATIENCE_MS = 5_000;

  /** Of a department whose system rejects everything, the rest is told when these are gone. */
  private static final int MOST = 500;

  private final ConnectionFactory connections;

  /** Asks this broker, Artemis' own way, as the engine's user. */
  public DeadOrderQueues(ConnectionFactory connections) {
    this.connections = connections;
  }

  @Override
  public String prefix() {
    return DeadLetterQueues.PREFIX;
  }

  @Override
  public void look(Iterable<Department> departments, BiConsumer<Department, Seen> seen) {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      for (Department department : departments) {
        SimpleString queue = SimpleString.of(DeadLetterQueues.PREFIX + department.queue());
        ClientSession.QueueQuery found = core.queueQuery(queue);
        if (found.isExists()) {
          seen.accept(department, look(core, queue, found.getMessageCount()));
        }
      }
    } catch (JMSException | ActiveMQException e) {
      // Health tells of a broker that is away.
      LOG.debug("Dead letters can't be looked at", e);
    }
  }

  private static Seen look(ClientSession session, SimpleString queue, long all)
      throws ActiveMQException {
    Map<String, String> tickets = new HashMap<>();
    if (all == 0) {
      return new Seen(tickets, true);
    }
    try (ClientConsumer letters = session.createConsumer(queue, true)) {
      for (int i = 0; i < Math.min(all, MOST); i++) {
        ClientMessage letter = letters.receive(PATIENCE_MS);
        if (letter == null) {
          // Somebody has it in his hands: it may come back.
          return new Seen(tickets, false);
        }
        String ticket = letter.getStringProperty(TICKET);
        if (ticket != null && !WorkOrder.REVOKED_TYPE.equals(letter.getStringProperty(TYPE))) {
          tickets.put(nameOf(queue, letter), ticket);
        }
      }
    }
    return new Seen(tickets, all <= MOST);
  }

  /** The number alone begins anew with a new broker. */
  private static String nameOf(SimpleString queue, ClientMessage letter) {
    Object number = letter.getObjectProperty(NUMBER);
    return queue
        + "/"
        + (number == null ? letter.getMessageID() : number)
        + "@"
        + letter.getTimestamp();
  }
}
