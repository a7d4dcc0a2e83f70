package id.laksa.chaos;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;

/** How often each ticket lies in the departments' queues, out of which nobody takes anything. */
final class WorkOrderCount {
  private final Map<String, Integer> byTicket = new HashMap<>();

  private WorkOrderCount() {}

  static WorkOrderCount of(ConnectionFactory broker, Collection<String> departments)
      throws JMSException {
    WorkOrderCount count = new WorkOrderCount();
    try (Connection connection = broker.createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      for (String department : departments) {
        try (QueueBrowser browser =
            session.createBrowser(session.createQueue("opd." + department))) {
          for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); ) {
            String ticket = ((Message) all.nextElement()).getStringProperty("laksa_ticket");
            count.byTicket.merge(ticket, 1, Integer::sum);
          }
        }
      }
    }
    return count;
  }

  int of(String ticket) {
    return byTicket.getOrDefault(ticket, 0);
  }
}
