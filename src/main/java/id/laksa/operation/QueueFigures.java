package id.laksa.operation;

import jakarta.jms.Session;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker how its queues stand. */
public final class QueueFigures implements Supplier<Map<String, QueueFigure>> {
  private static final Logger LOG = LoggerFactory.getLogger(QueueFigures.class);
  private static final String MANAGEMENT = "activemq.management";
  private static final int PATIENCE_MS = 5_000;
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
      // It ends with the session.
      ClientRequestor management = new ClientRequestor(core, MANAGEMENT);
      for (String queue : queues.get()) {
        ClientSession.QueueQuery found = core.queueQuery(SimpleString.of(queue));
        if (found.isExists()) {
          long waiting = found.getMessageCount();
          Instant oldest = waiting == 0 ? null : oldest(core, management, queue);
          figures.put(queue, new QueueFigure(waiting, found.getConsumerCount(), oldest));
        }
      }
      return figures;
    } catch (Exception e) {
      LOG.debug("The broker doesn't say how its queues stand", e);
      return Map.of();
    }
  }

  /**
   * Asks the broker's management: a browser would do, but the broker logs a fault when one leaves a
   * queue that is paged to disk. Null when it is with a consumer, or the broker doesn't say.
   */
  private static @Nullable Instant oldest(
      ClientSession core, ClientRequestor management, String queue) throws Exception {
    ClientMessage question = core.createMessage(false);
    ManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, "firstMessageTimestamp");
    try {
      ClientMessage answer = management.request(question, PATIENCE_MS);
      return answer != null
              && ManagementHelper.hasOperationSucceeded(answer)
              && ManagementHelper.getResult(answer) instanceof Number at
          ? Instant.ofEpochMilli(at.longValue())
          : null;
    } catch (ActiveMQSecurityException e) {
      LOG.debug("The broker lets nobody ask its management", e);
      return null;
    }
  }
}
