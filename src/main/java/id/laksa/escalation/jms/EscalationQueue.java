package id.laksa.escalation.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Department;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.escalation.Escalation;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Puts an escalation into {@code opd.<code>.escalations}; the broker drops what it has already. */
public final class EscalationQueue implements ErrandHandler {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
  private final ConnectionFactory connections;
  private final ObjectMapper json;

  /** Sends through this broker, a pooled connection an errand. */
  public EscalationQueue(ConnectionFactory connections, ObjectMapper json) {
    this.connections = connections;
    this.json = json;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws JsonProcessingException {
    Escalation escalation = json.readValue(errand.what(), Escalation.Order.class).escalation();
    boolean reached = false;
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      reached = true;
      send(session, escalation);
      session.commit();
      return ErrandOutcome.DONE;
    } catch (InvalidDestinationException | JMSSecurityException e) {
      return ErrandOutcome.later("no-queue");
    } catch (JMSException e) {
      if (ExceptionUtils.indexOfType(e, ActiveMQDuplicateIdException.class) >= 0) {
        return ErrandOutcome.DONE;
      }
      // However long the broker is away, that is no fault of the errand's; what it doesn't take is.
      return reached ? ErrandOutcome.later("not-taken") : new ErrandOutcome.NotDueYet(LOOK_AGAIN);
    }
  }

  private void send(Session session, Escalation escalation)
      throws JMSException, JsonProcessingException {
    String code = Objects.requireNonNull(escalation.department());
    String queue = new Department(code, code).queue() + ".escalations";
    TextMessage message = session.createTextMessage(json.writeValueAsString(escalation));
    message.setJMSType(Escalation.TYPE);
    message.setStringProperty("laksa_ticket", escalation.ticket());
    message.setStringProperty("JMS_AMQP_ContentType", "application/json");
    message.setStringProperty("_AMQ_DUPL_ID", escalation.escalationId());
    try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      producer.send(message);
    }
  }
}
