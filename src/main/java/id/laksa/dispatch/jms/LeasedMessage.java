package id.laksa.dispatch.jms;

import id.laksa.department.Department;
import java.time.Instant;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.reader.TextMessageUtil;

/** Moves an order between queues as it is, within the session's transaction. */
final class LeasedMessage {
  /** SHA-256 of the lease. */
  static final String LEASE = "laksa_lease";

  /** Milliseconds. */
  static final String UNTIL = "laksa_lease_until";

  static final String DEPARTMENT = "laksa_department";
  static final String ORDER = "laksa_order";
  private static final String HOME = "laksa_home";
  private static final Set<String> OURS = Set.of(LEASE, UNTIL, DEPARTMENT, ORDER, HOME);

  private LeasedMessage() {}

  /** The order's JSON; empty when it has none. */
  static String text(ClientMessage message) {
    SimpleString text =
        message.getType() == Message.TEXT_TYPE
            ? TextMessageUtil.readBodyText(message.getBodyBuffer())
            : null;
    return text == null ? "" : text.toString();
  }

  /** Puts an order of a department's into the queue of leased ones. */
  static void lease(
      ClientSession session,
      ClientMessage order,
      Department department,
      String workOrderId,
      String lease,
      Instant until)
      throws ActiveMQException {
    ClientMessage leased = copy(session, order);
    leased.putStringProperty(LEASE, lease);
    leased.putLongProperty(UNTIL, until.toEpochMilli());
    leased.putStringProperty(DEPARTMENT, department.code());
    leased.putStringProperty(ORDER, workOrderId);
    leased.putStringProperty(HOME, department.queue());
    move(session, order, leased, OrderLeases.QUEUE);
  }

  /** Puts it back where it came from. */
  static void giveBack(ClientSession session, ClientMessage leased) throws ActiveMQException {
    move(session, leased, copy(session, leased), home(leased));
  }

  /** Puts what is no order where dead letters of its queue lie. */
  static void bury(ClientSession session, ClientMessage message, Department department)
      throws ActiveMQException {
    move(session, message, copy(session, message), "DLQ." + department.queue());
  }

  /** Where a leased one came from. */
  static String home(ClientMessage leased) {
    return leased.getStringProperty(HOME);
  }

  /** Without what the broker had noted on it: by its duplicate id it would be dropped. */
  private static ClientMessage copy(ClientSession session, ClientMessage from) {
    ClientMessage to =
        session.createMessage(
            from.getType(), true, from.getExpiration(), from.getTimestamp(), from.getPriority());
    to.setUserID(from.getUserID());
    to.setRoutingType(RoutingType.ANYCAST);
    for (SimpleString name : from.getPropertyNames()) {
      String plain = name.toString();
      if (!plain.startsWith("_AMQ") && !plain.startsWith("__AMQ") && !OURS.contains(plain)) {
        to.putObjectProperty(name, from.getObjectProperty(name));
      }
    }
    if (from.getType() == Message.TEXT_TYPE) {
      TextMessageUtil.writeBodyText(
          to.getBodyBuffer(), TextMessageUtil.readBodyText(from.getBodyBuffer()));
    } else {
      byte[] body = new byte[from.getBodyBuffer().readableBytes()];
      from.getBodyBuffer().readBytes(body);
      to.getBodyBuffer().writeBytes(body);
    }
    return to;
  }

  private static void move(
      ClientSession session, ClientMessage from, ClientMessage to, String queue)
      throws ActiveMQException {
    try (ClientProducer producer = session.createProducer(SimpleString.of(queue))) {
      producer.send(to);
    }
    // The plain word would settle all before it, too.
    from.individualAcknowledge();
  }
}
