package id.laksa.operation;

import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** Asks the broker how much waits in each queue. */
public final class QueueDepths implements Supplier<Map<String, Long>> {
  private final ActiveMQConnectionFactory broker;
  private final Supplier<List<String>> queues;
  private volatile Map<String, Long> latest = Map.of();

  /** Asks for these queues. */
  public QueueDepths(ActiveMQConnectionFactory broker, Supplier<List<String>> queues) {
    this.broker = broker;
    this.queues = queues;
  }

  /** Messages waiting, by queue; without those queues that don't exist. Empty while it is away. */
  @Override
  public Map<String, Long> get() {
    latest = ask();
    return latest;
  }

  /** What the last look gave, without asking again: nobody who waits for a page waits for this. */
  public Map<String, Long> latest() {
    return latest;
  }

  private Map<String, Long> ask() {
    Map<String, Long> depths = new LinkedHashMap<>();
    try (ActiveMQConnection connection = (ActiveMQConnection) broker.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      for (String queue : queues.get()) {
        ClientSession.QueueQuery found = core.queueQuery(SimpleString.of(queue));
        if (found.isExists()) {
          depths.put(queue, found.getMessageCount());
        }
      }
      return depths;
    } catch (JMSException | ActiveMQException e) {
      return Map.of();
    }
  }
}
