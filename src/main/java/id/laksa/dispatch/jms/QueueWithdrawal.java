package id.laksa.dispatch.jms;

import id.laksa.department.Department;
import id.laksa.dispatch.Withdrawal;
import id.laksa.dispatch.WorkOrder;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * Takes orders back out of the departments' queues and dead letters. The broker's own management
 * looks through them: a consumer sees neither what waits for its next delivery nor, by a selector,
 * what is paged to disk. While it does, nobody sends ({@link SendingLock}).
 */
public final class QueueWithdrawal implements Withdrawal {
  private static final String MANAGEMENT = "activemq.management";
  private static final String DEAD_LETTERS = "DLQ.";
  private static final int PATIENCE_MS = 30_000;
  private final ConnectionFactory connections;

  /**
   * Asks this broker.
   *
   * @param connections Artemis' own, not pooled, as the engine's user, who may manage queues
   */
  public QueueWithdrawal(ConnectionFactory connections) {
    this.connections = connections;
  }

  @Override
  public Map<String, Found> withdraw(String ticket, int upTo, Collection<String> departments)
      throws Away {
    if (!ticket.matches("[A-Z0-9-]{1,40}")) {
      throw new IllegalArgumentException("no ticket");
    }
    String which =
        "laksa_ticket = '%s' and (laksa_seq is null or laksa_seq <= %d)".formatted(ticket, upTo)
            + " and (JMSType is null or JMSType <> '%s')".formatted(WorkOrder.REVOKED_TYPE);
    Map<String, Found> found = new LinkedHashMap<>();
    SendingLock lock = new SendingLock();
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        Session asking = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      lock.take(session);
      ClientSession core = ((ActiveMQSession) asking).getCoreSession();
      // Ends with its session.
      ClientRequestor broker = new ClientRequestor(core, SimpleString.of(MANAGEMENT));
      for (String department : departments) {
        found.put(department, withdraw(core, broker, department, which));
      }
      lock.giveBack();
      return found;
    } catch (JMSException e) {
      throw new Away("The broker is away or busy", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new Away("The broker's management does not answer", e);
    }
  }

  /**
   * The queue before and after its dead letters and what was leased out of it: one may be on its
   * way to the other.
   */
  private static Found withdraw(
      ClientSession session, ClientRequestor broker, String department, String which)
      throws Exception {
    String queue = new Department(department, department).queue();
    int withdrawn = 0;
    int out = 0;
    String its = which + " and %s = '%s'".formatted(LeasedMessage.DEPARTMENT, department);
    for (String name :
        new String[] {queue, OrderLeases.QUEUE, DEAD_LETTERS + queue, queue, OrderLeases.QUEUE}) {
      if (session.queueQuery(SimpleString.of(name)).isExists()) {
        String these = name.equals(OrderLeases.QUEUE) ? its : which;
        withdrawn += ask(session, broker, name, "removeMessages", these);
        out = Math.max(out, ask(session, broker, name, "countDeliveringMessages", these));
      }
    }
    return new Found(withdrawn, out);
  }

  private static int ask(
      ClientSession session, ClientRequestor broker, String queue, String operation, String which)
      throws Exception {
    ClientMessage question = session.createMessage(false);
    ManagementHelper.putOperationInvocation(
        question, ResourceNames.QUEUE + queue, operation, which);
    ClientMessage answer = broker.request(question, PATIENCE_MS);
    if (answer == null || !ManagementHelper.hasOperationSucceeded(answer)) {
      throw new IllegalStateException("The broker can't do " + operation + " on " + queue);
    }
    return ((Number) ManagementHelper.getResult(answer)).intValue();
  }
}
