package id.laksa.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A department over AMQP 1.0 that looks into its queue, takes nothing out, and acknowledges. */
final class DepartmentDesk implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final String user;
  private final Connection connection;
  private final Session session;
  private final MessageProducer updates;

  /** At an engine's own broker. */
  DepartmentDesk(EngineProcess engine, String user) throws JMSException, IOException {
    this(engine.amqpPort, user, engine.password(user));
  }

  /** At any broker. */
  DepartmentDesk(int port, String user, String password) throws JMSException {
    this.user = user;
    this.connection =
        new JmsConnectionFactory("amqp://127.0.0.1:" + port + "?jms.forceSyncSend=true")
            .createConnection(user, password);
    connection.start();
    this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
    this.updates = session.createProducer(session.createQueue("opd.updates"));
  }

  /** The ticket of every work order that lies in its queue, as often as it lies there. */
  List<String> tickets() throws JMSException {
    List<String> tickets = new ArrayList<>();
    try (QueueBrowser browser = session.createBrowser(session.createQueue("opd." + user))) {
      for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); ) {
        tickets.add(((Message) all.nextElement()).getStringProperty("laksa_ticket"));
      }
    }
    return tickets;
  }

  /** Acknowledges a work order; the broker has the answer, durably, when this returns. */
  void acknowledge(String ticket) throws JMSException {
    var followUp = JSON.createObjectNode();
    followUp.put("type", "id.laksa.followup.v1").put("updateId", UUID.randomUUID().toString());
    followUp.put("ticket", ticket).put("kind", "ACKNOWLEDGED").put("text", "Kami terima");
    followUp.put("at", "2026-11-23T10:00:00+07:00");
    updates.send(session.createTextMessage(followUp.toString()));
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }
}
