package id.laksa.dev.chaos;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How often each ticket lay in the departments' queues, which are empty afterwards. */
final class WorkOrderCount {
  private static final long QUIET_MS = 2_000;
  private static final int AT_ONCE = 500;
  private final Map<String, Integer> byTicket = new HashMap<>();

  private WorkOrderCount() {}

  static WorkOrderCount of(ConnectionFactory broker, Collection<String> departments)
      throws JMSException {
    WorkOrderCount count = new WorkOrderCount();
    try (Connection connection = broker.createConnection();
        Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      connection.start();
      for (String department : departments) {
        // Taken, not browsed: a browser ends early on a queue that was paged to disk.
        try (MessageConsumer consumer =
            session.createConsumer(session.createQueue("opd." + department))) {
          int taken = 0;
          Message order = consumer.receive(QUIET_MS);
          while (order != null) {
            count.byTicket.merge(order.getStringProperty("laksa_ticket"), 1, Integer::sum);
            // From disk the broker reads no more while so many are taken and not acknowledged.
            if (++taken % AT_ONCE == 0) {
              session.commit();
            }
            order = consumer.receive(QUIET_MS);
          }
          session.commit();
        }
      }
    }
    return count;
  }

  int of(String ticket) {
    return byTicket.getOrDefault(ticket, 0);
  }
}
