package id.laksa.dev.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.qpid.jms.JmsConnectionFactory;

/** What a department with bad intent, or a broken system, sends to {@code opd.updates}. */
final class HostileFollowUps {
  /** Why nothing was taken, where the broker gave no reason. */
  static final String CUT_OFF = "cut-off";

  private static final List<String> KINDS =
      List.of("ACKNOWLEDGED", "IN_PROGRESS", "NEEDS_INFO", "RETURNED", "RESOLVED", "REJECTED", "?");
  private final JmsConnectionFactory broker;
  private final FoundKeys found;
  private Session session;
  private MessageProducer updates;

  /**
   * Logs in.
   *
   * @param broker {@code amqp://host:port}
   */
  HostileFollowUps(String broker, String user, String password, FoundKeys found)
      throws JMSException {
    this.found = found;
    this.broker = new JmsConnectionFactory(user, password, broker + "?jms.forceSyncSend=true");
    this.session = connected();
    this.updates = updates();
  }

  private Session connected() throws JMSException {
    Connection connection = broker.createConnection();
    connection.start();
    return connection.createSession(Session.AUTO_ACKNOWLEDGE);
  }

  private MessageProducer updates() throws JMSException {
    return session.createProducer(session.createQueue("opd.updates"));
  }

  /**
   * Sends one. What isn't AMQP any more ends the connection, and a new one is made.
   *
   * @return {@code taken}, {@code rejected} or {@link #CUT_OFF}
   */
  String send(RandomGenerator random) throws JMSException {
    try {
      updates.send(dressed(message(random), random));
      return "taken";
    } catch (IllegalStateException e) {
      session = connected();
      updates = updates();
      return CUT_OFF;
    } catch (JMSException e) {
      return "rejected";
    }
  }

  private static Message dressed(Message message, RandomGenerator random) throws JMSException {
    if (random.nextInt(4) == 0) {
      message.setStringProperty("laksa_sender", HostileTexts.any(random));
    }
    if (random.nextInt(6) == 0) {
      message.setJMSType(HostileTexts.any(random));
      message.setJMSCorrelationID(HostileTexts.any(random));
    }
    return message;
  }

  private Message message(RandomGenerator random) throws JMSException {
    byte[] json = Mutations.json(followUp(random), random);
    return switch (random.nextInt(12)) {
      case 0 -> session.createObjectMessage(HostileTexts.any(random));
      case 1 -> map(HostileTexts.any(random));
      case 2 -> stream(HostileTexts.any(random));
      case 3 -> session.createMessage();
      case 4, 5, 6 -> bytes(json);
      default -> session.createTextMessage(new String(json, StandardCharsets.UTF_8));
    };
  }

  private MapMessage map(String text) throws JMSException {
    MapMessage map = session.createMapMessage();
    map.setString("a", text);
    return map;
  }

  private StreamMessage stream(String text) throws JMSException {
    StreamMessage stream = session.createStreamMessage();
    stream.writeString(text);
    return stream;
  }

  private BytesMessage bytes(byte[] body) throws JMSException {
    BytesMessage bytes = session.createBytesMessage();
    bytes.writeBytes(body);
    return bytes;
  }

  private ObjectNode followUp(RandomGenerator random) {
    ObjectNode followUp = JsonNodeFactory.instance.objectNode();
    followUp.put("type", "id.laksa.followup.v1");
    followUp.put("updateId", new UUID(random.nextLong(), random.nextLong()).toString());
    followUp.put("ticket", found.ticket(random));
    followUp.put("kind", HostileTexts.one(KINDS, random));
    followUp.put("text", "Tim berangkat").put("at", "2026-11-28T03:00:00Z");
    followUp.putArray("evidence").add(found.photo(random));
    return followUp;
  }
}
