package id.laksa.fieldpage.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.department.Department;
import id.laksa.fieldpage.FieldUpdateOutcome;
import id.laksa.followup.FollowUp;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A department's line to the broker: what its people say on the page goes the way of what its
 * system would say. The engine, which let them in, stamps the department as the sender. A
 * connection lasts as long as one follow-up; people in the field send few.
 */
public final class DepartmentLine {
  private static final Logger LOG = LoggerFactory.getLogger(DepartmentLine.class);
  private static final String UPDATES = "opd.updates";
  private static final String SENDER = "laksa_sender";
  private static final int LOOKS = 40;
  private static final long PAUSE_MS = 100;
  private static final int MOST_AT_ONCE = 5;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final ConnectionFactory broker;
  private final ObjectMapper json;
  private final InstantSource time;

  /**
   * Wires the line.
   *
   * @param broker as the engine's user, who may say for whom the engine sends
   */
  public DepartmentLine(ConnectionFactory broker, ObjectMapper json, InstantSource time) {
    this.broker = broker;
    this.json = json;
    this.time = time;
  }

  /**
   * Sends a follow-up and waits, some seconds at most, for what becomes of it. When it was
   * recorded, the ticket's work orders leave the department's queue: somebody has acted on them.
   * Five at once on a node; for one more the line is away.
   *
   * @param recorded whether the ledger has the update by now
   */
  public FieldUpdateOutcome say(
      Department department, FollowUp followUp, BooleanSupplier recorded) {
    // Each holds a thread of the engine's door while it waits: those of everybody else must be
    // left.
    if (!places.tryAcquire()) {
      return new FieldUpdateOutcome.Away();
    }
    try {
      return sent(department, followUp, recorded);
    } finally {
      places.release();
    }
  }

  private FieldUpdateOutcome sent(
      Department department, FollowUp followUp, BooleanSupplier recorded) {
    try (Connection connection = broker.createConnection()) {
      connection.start();
      Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
      try (MessageProducer updates = session.createProducer(queue(UPDATES))) {
        Message update = session.createTextMessage(written(followUp));
        update.setStringProperty(SENDER, department.user());
        updates.send(update);
      }
      FieldUpdateOutcome outcome = await(session, department, followUp.updateId(), recorded);
      if (outcome instanceof FieldUpdateOutcome.Recorded) {
        takeOrders(session, department, followUp.ticket());
      }
      return outcome;
    } catch (JMSException e) {
      LOG.warn("A follow-up of {} did not get through: {}", department.user(), e.getMessage());
      return new FieldUpdateOutcome.Away();
    }
  }

  private static FieldUpdateOutcome await(
      Session session, Department department, String updateId, BooleanSupplier recorded)
      throws JMSException {
    try (MessageConsumer refusals =
        session.createConsumer(
            queue(department.queue() + ".refused"), "laksa_update = '" + updateId + "'")) {
      for (int look = 0; look < LOOKS; look++) {
        if (recorded.getAsBoolean()) {
          return new FieldUpdateOutcome.Recorded();
        }
        Message refusal = refusals.receive(PAUSE_MS);
        if (refusal != null) {
          return new FieldUpdateOutcome.Refused(
              String.valueOf(refusal.getStringProperty("laksa_reason")),
              String.valueOf(refusal.getStringProperty("laksa_detail")));
        }
      }
      return new FieldUpdateOutcome.Waiting();
    }
  }

  /** What stays behind is taken with the next follow-up of the ticket. */
  private static void takeOrders(Session session, Department department, String ticket) {
    try (MessageConsumer orders =
        session.createConsumer(queue(department.queue()), "laksa_ticket = '" + ticket + "'")) {
      Message order = orders.receiveNoWait();
      while (order != null) {
        order = orders.receiveNoWait();
      }
    } catch (JMSException e) {
      LOG.warn("Work orders of {} stay in {}: {}", ticket, department.queue(), e.getMessage());
    }
  }

  private String written(FollowUp followUp) {
    ObjectNode node = json.createObjectNode().put("type", "id.laksa.followup.v1");
    node.put("updateId", followUp.updateId()).put("ticket", followUp.ticket());
    node.put("kind", followUp.kind().name()).put("text", followUp.text());
    followUp.evidence().forEach(node.putArray("evidence")::add);
    node.put("document", followUp.document()).put("at", time.instant().toString());
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A follow-up is plain JSON", e);
    }
  }

  private static Queue queue(String name) {
    return ActiveMQDestination.createQueue(name);
  }
}
