package id.laksa.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A department's own system: a real AMQP 1.0 client that reads its queue and answers. */
public final class DepartmentSystem implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_MS = 20_000;

  /** Qpid's own way to acknowledge. */
  private static final int EACH_BY_ITSELF = 101;

  private final String user;
  private final String password;
  private final Connection connection;
  private final Session session;
  private Session holding;

  /** Logs in as this department. */
  public DepartmentSystem(RunningEngine engine, String user) throws JMSException {
    this(engine.amqp(), user, engine.password(user));
  }

  /** Logs in at this door. */
  public DepartmentSystem(String amqp, String user, String password) throws JMSException {
    this.user = user;
    this.password = password;
    JmsConnectionFactory factory =
        new JmsConnectionFactory(
            "amqp://"
                + amqp
                // Who looks through a queue asks for all of it: one at a time may end too soon.
                + "?jms.prefetchPolicy.queuePrefetch=1&jms.prefetchPolicy.queueBrowserPrefetch=1000");
    connection = factory.createConnection(user, password);
    connection.start();
    session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
  }

  /** The HTTP header it logs in with. */
  public Map<String, String> basicAuth() {
    String pair = user + ":" + password;
    return Map.of(
        "Authorization",
        "Basic "
            + java.util.Base64.getEncoder()
                .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** Takes the work order of a ticket from its queue; what is for other tickets stays. */
  public TextMessage workOrder(String ticket) throws JMSException {
    return take("opd." + user, ticket);
  }

  /** Takes the next escalation of a ticket. */
  public TextMessage escalation(String ticket) throws JMSException {
    return take("opd." + user + ".escalations", ticket);
  }

  /** Takes one refused follow-up back. */
  public TextMessage refused(String updateId) throws JMSException {
    try (MessageConsumer consumer =
        session.createConsumer(session.createQueue("opd." + user + ".refused"))) {
      while (true) {
        TextMessage message = (TextMessage) consumer.receive(PATIENCE_MS);
        if (message == null) {
          throw new AssertionError("nothing was refused to " + user);
        }
        message.acknowledge();
        if (message.getText().contains(updateId)) {
          return message;
        }
      }
    }
  }

  /** Answers; returns the update id. */
  public String answer(String ticket, String kind, String... evidence) throws JMSException {
    String updateId = UUID.randomUUID().toString();
    answerAs(updateId, ticket, kind, evidence);
    return updateId;
  }

  /** Answers under an update id. */
  public void answerAs(String updateId, String ticket, String kind, String... evidence)
      throws JMSException {
    say("Sudah kami tangani: " + kind, updateId, ticket, kind, evidence);
  }

  /** Answers in these words. */
  public void say(String text, String updateId, String ticket, String kind, String... evidence)
      throws JMSException {
    var followUp = JSON.createObjectNode();
    followUp.put("type", "id.laksa.followup.v1");
    followUp.put("updateId", updateId).put("ticket", ticket).put("kind", kind);
    followUp.put("text", text);
    followUp.put("at", "2026-11-23T10:00:00+07:00");
    for (String id : evidence) {
      followUp.withArray("evidence").add(id);
    }
    send(followUp.toString(), Map.of());
  }

  /** Sends any text to {@code opd.updates}, with any properties. */
  public void send(String text, Map<String, String> properties) throws JMSException {
    try (MessageProducer producer = session.createProducer(session.createQueue("opd.updates"))) {
      TextMessage message = session.createTextMessage(text);
      for (Map.Entry<String, String> property : properties.entrySet()) {
        message.setStringProperty(property.getKey(), property.getValue());
      }
      producer.send(message);
    }
  }

  /** How many work orders of a ticket lie in the department's queue. */
  public int queued(String ticket) throws JMSException {
    try (QueueBrowser browser = session.createBrowser(session.createQueue("opd." + user))) {
      int queued = 0;
      for (var orders = browser.getEnumeration(); orders.hasMoreElements(); ) {
        queued += isOf(ticket, (Message) orders.nextElement()) ? 1 : 0;
      }
      return queued;
    }
  }

  /** The session, for what only a test would do. */
  public Session session() {
    return session;
  }

  /** The body of a message. */
  public static JsonNode json(TextMessage message) throws JMSException, IOException {
    return JSON.readTree(message.getText());
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }

  /** Has the order of a ticket in its hands, and doesn't say what becomes of it. */
  public Message hold(String ticket) throws JMSException {
    holding = connection.createSession(EACH_BY_ITSELF);
    return next(holding.createConsumer(holding.createQueue("opd." + user)), ticket);
  }

  /** Gives back what it {@link #hold}s. */
  public void letGo() throws JMSException {
    holding.close();
  }

  /** What is for other tickets goes back, uncounted, when the session is closed. */
  private TextMessage take(String queue, String ticket) throws JMSException {
    try (Session looking = connection.createSession(EACH_BY_ITSELF);
        MessageConsumer consumer = looking.createConsumer(looking.createQueue(queue))) {
      Message message = next(consumer, ticket);
      message.acknowledge();
      return (TextMessage) message;
    }
  }

  private static Message next(MessageConsumer consumer, String ticket) throws JMSException {
    while (true) {
      Message message = consumer.receive(PATIENCE_MS);
      if (message == null) {
        throw new AssertionError("nothing for " + ticket);
      }
      if (isOf(ticket, message)) {
        return message;
      }
    }
  }

  private static boolean isOf(String ticket, Message message) throws JMSException {
    return ticket.equals(message.getStringProperty("laksa_ticket"));
  }
}
