package id.laksa.dispatch.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Department;
import id.laksa.dispatch.Revocation;
import id.laksa.dispatch.Withdrawal;
import id.laksa.dispatch.WorkOrder;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Collection;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Tells them in the queue out of which they took the order. */
public final class RevocationQueues implements Revocation {
  private final ConnectionFactory connections;
  private final ObjectMapper json;

  /** The message, as it travels. */
  record Body(String type, String workOrderId, String ticket, String reason) {}

  /** Tells through this broker, as the engine's user. */
  public RevocationQueues(ConnectionFactory connections, ObjectMapper json) {
    this.connections = connections;
    this.json = json;
  }

  @Override
  public void tell(Collection<Revoked> orders) throws Withdrawal.Away {
    if (orders.isEmpty()) {
      return;
    }
    try (Connection connection = connections.createConnection()) {
      for (Revoked order : orders) {
        tell(connection, order);
      }
    } catch (JMSException e) {
      throw new Withdrawal.Away("The broker is away", e);
    }
  }

  /** Each by itself: one that was told before fails its whole transaction. */
  private void tell(Connection connection, Revoked order) throws JMSException {
    Department department = new Department(order.department(), order.department());
    try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageProducer producer =
            session.createProducer(session.createQueue(department.queue()))) {
      TextMessage message = session.createTextMessage(body(order));
      message.setJMSType(WorkOrder.REVOKED_TYPE);
      message.setStringProperty("laksa_ticket", order.ticket());
      message.setIntProperty("laksa_seq", order.seq());
      message.setStringProperty("JMS_AMQP_ContentType", "application/json");
      message.setStringProperty("_AMQ_DUPL_ID", order.workOrderId() + ".revoked");
      producer.send(message);
      session.commit();
    } catch (JMSException e) {
      if (!WorkOrderQueues.isDuplicate(e) && !hasNoQueue(e)) {
        throw e;
      }
    }
  }

  /** The client itself says it without a cause. */
  private static boolean hasNoQueue(JMSException fault) {
    return fault instanceof InvalidDestinationException
        || (fault.getClass() == JMSException.class && fault.getCause() == null)
        || ExceptionUtils.indexOfType(fault, ActiveMQNonExistentQueueException.class) >= 0;
  }

  private String body(Revoked order) {
    try {
      return json.writeValueAsString(
          new Body(WorkOrder.REVOKED_TYPE, order.workOrderId(), order.ticket(), order.reason()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Four texts are plain JSON", e);
    }
  }
}
