package id.laksa.operation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;

/** Asks the broker how its queues stand. */
public final class QueueFigures implements Supplier<Map<String, QueueFigure>> {
  private final ActiveMQConnectionFactory broker;
  private final Supplier<List<String>> queues;
  private volatile Map<String, QueueFigure> latest = Map.of();

  /** Asks for these queues. */
  public QueueFigures(ActiveMQConnectionFactory broker, Supplier<List<String>> queues) {
    this.broker = broker;
    this.queues = queues;
  }

  /** By queue, without those that don't exist. Empty while the broker is away. */
  @Override
  public Map<String, QueueFigure> get() {
    latest = ask();
    return latest;
  }

  /**
   * How much waited at the last look, by queue, without asking again: nobody who waits for a page
   * waits for this.
   */
  public Map<String, Long> latestDepths() {
    return latest.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, queue -> queue.getValue().messages()));
  }

  private Map<String, QueueFigure> ask() {
    Map<String, QueueFigure> figures = new LinkedHashMap<>();
    try (ActiveMQConnection connection = (ActiveMQConnection) broker.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      for (String queue : queues.get()) {
        ClientSession.QueueQuery found = core.queueQuery(SimpleString.of(queue));
        if (found.isExists()) {
          long waiting = found.getMessageCount();
          figures.put(
              queue,
              new QueueFigure(
                  waiting, found.getConsumerCount(), waiting == 0 ? null : oldest(session, queue)));
        }
      }
      return figures;
    } catch (JMSException | ActiveMQException e) {
      return Map.of();
    }
  }

  /** Null when it was taken meanwhile, or is with a consumer. */
  private static @Nullable Instant oldest(Session session, String queue) throws JMSException {
    try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      Enumeration<?> messages = browser.getEnumeration();
      return messages.hasMoreElements()
          ? Instant.ofEpochMilli(((Message) messages.nextElement()).getJMSTimestamp())
          : null;
    }
  }
}
