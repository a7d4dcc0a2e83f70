package id.laksa.dispatch.jms;

import id.laksa.department.Department;
import id.laksa.dispatch.WorkOrder;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.jspecify.annotations.Nullable;

/**
 * The departments' queues, written in transacted batches with the broker's duplicate detection and
 * one session after another ({@link SendingLock}), so that an order sent again after a crash
 * arrives once. Used by one relay thread at a time.
 */
public final class WorkOrderQueues implements AutoCloseable {
  private final ConnectionFactory connections;
  private final SendingLock lock = new SendingLock();
  private @Nullable Connection connection;
  private @Nullable Session session;

  /**
   * An order ready to be sent.
   *
   * @param id the work order's; the broker drops a second message with the same one
   * @param department code
   * @param seq place in the complaint's history of the event that sends it: by it an order is told
   *     from one that replaces it
   * @param priority JMS, 0 to 9
   * @param kind of order: {@code new}, {@code addition}, {@code round}
   */
  public record Letter(
      String id,
      String department,
      String ticket,
      int seq,
      String category,
      int priority,
      String kind,
      String body) {}

  /** Sends through this broker; connects at the first use, and again after a fault. */
  public WorkOrderQueues(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Sends all letters, in order.
   *
   * @return those that have no queue or are refused by theirs, with the reason, by id; all others
   *     are durably in theirs
   * @throws JMSException if the broker is away, or an earlier sender isn't through; nothing is then
   *     known about any letter
   */
  public synchronized Map<String, String> send(List<Letter> letters) throws JMSException {
    try {
      Map<String, String> refused = sendTogether(letters) ? Map.of() : sendOneByOne(letters);
      lock.giveBack();
      return refused;
    } catch (JMSException | RuntimeException e) {
      breakOff();
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
      if (!isDuplicate(e) && !isRefused(e)) {
        throw e;
      }
      disconnect();
      return false;
    }
  }

  /** After a batch failed on one letter: a duplicate fails the whole commit, and must not block. */
  private Map<String, String> sendOneByOne(List<Letter> letters) throws JMSException {
    Map<String, String> refused = new LinkedHashMap<>();
    for (Letter letter : letters) {
      Session open = session();
      try (MessageProducer producer = open.createProducer(null)) {
        post(open, producer, letter);
        open.commit();
      } catch (JMSException e) {
        if (isRefused(e)) {
          refused.put(letter.id(), reason(e, letter.department()));
        } else if (!isDuplicate(e)) {
          throw e;
        }
        disconnect();
      }
    }
    return refused;
  }

  private static void post(Session session, MessageProducer producer, Letter letter)
      throws JMSException {
    TextMessage message = session.createTextMessage(letter.body());
    message.setJMSType(WorkOrder.TYPE);
    message.setStringProperty("laksa_ticket", letter.ticket());
    message.setIntProperty("laksa_seq", letter.seq());
    message.setStringProperty("laksa_category", letter.category());
    message.setStringProperty("laksa_kind", letter.kind());
    message.setStringProperty("JMS_AMQP_ContentType", "application/json");
    message.setStringProperty("_AMQ_DUPL_ID", letter.id());
    producer.send(
        queue(session, letter.department()),
        message,
        DeliveryMode.PERSISTENT,
        letter.priority(),
        Message.DEFAULT_TIME_TO_LIVE);
  }

  private static Queue queue(Session session, String department) throws JMSException {
    String name = new Department(department, department).queue();
    try {
      return session.createQueue(name);
    } catch (JMSException e) {
      if (e.getClass() == JMSException.class && e.getCause() == null) {
        // So the client says that there is none; whatever the broker says has a cause.
        throw new InvalidDestinationException(e.getMessage());
      }
      throw e;
    }
  }

  private Session session() throws JMSException {
    if (session == null) {
      connection = connections.createConnection();
      session = connection.createSession(Session.SESSION_TRANSACTED);
    }
    lock.take(session);
    return session;
  }

  /** An orderly close would give the turn back while a commit may still be being stored. */
  private void breakOff() {
    if (connection instanceof ActiveMQConnection breakable) {
      breakable.getSessionFactory().cleanup();
    }
    disconnect();
  }

  private void disconnect() {
    Connection old = connection;
    connection = null;
    session = null;
    lock.forget();
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        // It was given up because it is broken; that it can't even be closed tells nothing new.
      }
    }
  }

  static boolean isDuplicate(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQDuplicateIdException) {
        return true;
      }
    }
    return false;
  }

  /** By one queue: another department's order may pass. */
  private static boolean isRefused(JMSException fault) {
    return fault instanceof InvalidDestinationException || fault instanceof JMSSecurityException;
  }

  private static String reason(JMSException refusal, String department) {
    return refusal instanceof JMSSecurityException
        ? "the engine may not write to the queue of department " + department
        : "there is no queue for department " + department;
  }
}
