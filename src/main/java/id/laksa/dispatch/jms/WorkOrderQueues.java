package id.laksa.dispatch.jms;

import id.laksa.department.Department;
import id.laksa.dispatch.WorkOrder;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.jspecify.annotations.Nullable;

/**
 * The departments' queues, written in transacted batches with the broker's duplicate detection and
 * one session after another ({@link Turn}), so that an order sent again after a crash arrives once.
 * Used by one relay thread at a time.
 */
public final class WorkOrderQueues implements AutoCloseable {
  private final ConnectionFactory connections;
  private final Turn turn = new Turn();
  private @Nullable Connection connection;
  private @Nullable Session session;

  /**
   * An order ready to be sent.
   *
   * @param id the work order's; the broker drops a second message with the same one
   * @param department code
   * @param priority JMS, 0 to 9
   */
  public record Letter(
      String id, String department, String ticket, String category, int priority, String body) {}

  /** Sends through this broker; connects at the first use, and again after a fault. */
  public WorkOrderQueues(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Sends all letters, in order.
   *
   * @return those that have no queue, with the reason, by id; all others are durably in theirs
   * @throws JMSException if the broker is away, or an earlier sender isn't through; nothing is then
   *     known about any letter
   */
  public synchronized Map<String, String> send(List<Letter> letters) throws JMSException {
    try {
      Map<String, String> withoutQueue = sendTogether(letters) ? Map.of() : sendOneByOne(letters);
      turn.giveBack();
      return withoutQueue;
    } catch (JMSException | RuntimeException e) {
      disconnect();
      throw e;
    }
  }

  /** Gives the connection back. */
  @Override
  public synchronized void close() {
    disconnect();
  }

  private boolean sendTogether(List<Letter> letters) throws JMSException {
    Session open = session();
    try (MessageProducer producer = open.createProducer(null)) {
      for (Letter letter : letters) {
        post(open, producer, letter);
      }
      open.commit();
      return true;
    } catch (JMSException e) {
      if (!isDuplicate(e) && !isWithoutQueue(e)) {
        throw e;
      }
      disconnect();
      return false;
    }
  }

  /** After a batch failed on one letter: a duplicate fails the whole commit, and must not block. */
  private Map<String, String> sendOneByOne(List<Letter> letters) throws JMSException {
    Map<String, String> withoutQueue = new LinkedHashMap<>();
    for (Letter letter : letters) {
      Session open = session();
      try (MessageProducer producer = open.createProducer(null)) {
        post(open, producer, letter);
        open.commit();
      } catch (JMSException e) {
        if (isWithoutQueue(e)) {
          withoutQueue.put(letter.id(), "there is no queue for department " + letter.department());
        } else if (!isDuplicate(e)) {
          throw e;
        }
        disconnect();
      }
    }
    return withoutQueue;
  }

  private static void post(Session session, MessageProducer producer, Letter letter)
      throws JMSException {
    TextMessage message = session.createTextMessage(letter.body());
    message.setJMSType(WorkOrder.TYPE);
    message.setStringProperty("laksa_ticket", letter.ticket());
    message.setStringProperty("laksa_category", letter.category());
    message.setStringProperty("JMS_AMQP_ContentType", "application/json");
    message.setStringProperty("_AMQ_DUPL_ID", letter.id());
    String queue = new Department(letter.department(), letter.department()).queue();
    producer.send(
        session.createQueue(queue),
        message,
        DeliveryMode.PERSISTENT,
        letter.priority(),
        Message.DEFAULT_TIME_TO_LIVE);
  }

  private Session session() throws JMSException {
    if (session == null) {
      connection = connections.createConnection();
      session = connection.createSession(Session.SESSION_TRANSACTED);
    }
    turn.take(session);
    return session;
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    session = null;
    turn.forget();
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        // It was given up because it is broken; that it can't even be closed tells nothing new.
      }
    }
  }

  private static boolean isDuplicate(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQDuplicateIdException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithoutQueue(JMSException fault) {
    return fault instanceof InvalidDestinationException;
  }
}
