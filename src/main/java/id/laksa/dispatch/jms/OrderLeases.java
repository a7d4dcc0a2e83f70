package id.laksa.dispatch.jms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Department;
import id.laksa.dispatch.jdbc.TakenOrders;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;

/**
 * Orders in the hands of departments' systems that ask over HTTP. A leased order lies in a queue of
 * the engine's own, in which nobody else reads, until its department says that it took it, or its
 * time is over and it goes back. Each way between the queues is one transaction of the broker, so
 * that an order is in one place whoever dies, and on any node. That one was taken is true as soon
 * as the ledger has it. Thread-safe.
 */
public final class OrderLeases implements AutoCloseable {
  /** How long a department has an order to itself. */
  public static final Duration TIME = Duration.ofMinutes(5);

  /** Where leased orders lie. */
  static final String QUEUE = "laksa.leased";

  private static final int AT_ONCE = 200;
  private static final Pattern WORK_ORDER = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final SecureRandom RANDOM = new SecureRandom();
  private final ConnectionFactory connections;
  private final TakenOrders taken;
  private final ObjectMapper json;
  private final int mostOfOne;
  private final InstantSource time;
  private final Map<String, Deque<Instant>> given = new HashMap<>();
  private @Nullable Connection connection;
  private @Nullable ClientSession session;

  /**
   * An order that its department has to itself.
   *
   * @param lease names it: a secret of the department's
   * @param json as it lay in the queue
   */
  public record Lease(String lease, Instant until, String json) {}

  /** What became of a department's word that it took an order. */
  public enum Word {
    /** The order is the department's. */
    TAKEN,
    /** Its lease is over, or the order was revoked. */
    OVER,
    /** The department never had such an order. */
    UNKNOWN
  }

  /** What is done within one transaction of the broker. */
  @FunctionalInterface
  private interface Work<T> {
    T with(ClientSession session) throws ActiveMQException;
  }

  /**
   * Wires it.
   *
   * @param connections Artemis' own, not pooled, as the engine's user
   * @param mostOfOne orders of one department that this node leases to it at a time: what is leased
   *     has to be found again, and it may never say that it took any
   */
  public OrderLeases(
      ConnectionFactory connections,
      TakenOrders taken,
      ObjectMapper json,
      int mostOfOne,
      InstantSource time) {
    this.connections = connections;
    this.taken = taken;
    this.json = json;
    this.mostOfOne = mostOfOne;
    this.time = time;
  }

  /**
   * Gives a department orders of its own, those first whose lease is over; none while it has as
   * many as it may.
   *
   * @param most how many
   * @throws JMSException if the broker is away; no order is lost
   */
  public synchronized List<Lease> lease(Department department, int most) throws JMSException {
    Deque<Instant> its = given.computeIfAbsent(department.code(), code -> new ArrayDeque<>());
    Instant now = time.instant();
    its.removeIf(until -> !now.isBefore(until));
    int room = Math.min(most, mostOfOne - its.size());
    if (room <= 0) {
      return List.of();
    }
    List<Lease> leases = inOneTransaction(broker -> lease(broker, department, room));
    leases.forEach(lease -> its.add(lease.until()));
    return leases;
  }

  /**
   * Hears that a department took an order. It may say so again.
   *
   * @throws JMSException if the broker is away; it may say so again
   */
  public synchronized Word take(Department department, String workOrderId, String lease)
      throws JMSException {
    String hash = hash(lease);
    if (!WORK_ORDER.matcher(workOrderId).matches()) {
      return Word.UNKNOWN;
    }
    if (taken.isNoted(hash, department.code(), workOrderId)) {
      return Word.TAKEN;
    }
    boolean found = inOneTransaction(broker -> take(broker, department, workOrderId, hash));
    if (found) {
      given.getOrDefault(department.code(), new ArrayDeque<>()).poll();
    }
    // Another node may have heard the same.
    if (found || taken.isNoted(hash, department.code(), workOrderId)) {
      return Word.TAKEN;
    }
    return taken.isOf(department.code(), workOrderId) ? Word.OVER : Word.UNKNOWN;
  }

  /**
   * Gives back to the departments' queues whatever wasn't taken in its time.
   *
   * @throws JMSException if the broker is away
   */
  public void giveBack() throws JMSException {
    taken.forgetOld();
    int given;
    do {
      given = giveSomeBack();
    } while (given == AT_ONCE);
  }

  @Override
  public synchronized void close() {
    Connection old = connection;
    connection = null;
    session = null;
    if (old != null) {
      try {
        old.close();
      } catch (JMSException e) {
        // It was given up because it is broken; that it can't even be closed tells nothing new.
      }
    }
  }

  private synchronized int giveSomeBack() throws JMSException {
    return inOneTransaction(
        broker -> {
          int given = 0;
          try (ClientConsumer leased = consumer(broker, QUEUE, isOver())) {
            for (ClientMessage over : unlessTaken(receive(leased, AT_ONCE))) {
              if (broker.queueQuery(SimpleString.of(LeasedMessage.home(over))).isExists()) {
                LeasedMessage.giveBack(broker, over);
                given++;
              }
            }
          }
          return given;
        });
  }

  private List<Lease> lease(ClientSession broker, Department department, int most)
      throws ActiveMQException {
    List<Lease> leases = new ArrayList<>();
    try (ClientConsumer leased = consumer(broker, QUEUE, of(department) + isOver())) {
      for (ClientMessage over : unlessTaken(receive(leased, most))) {
        leases.add(lease(broker, over, department, order(over)));
      }
    }
    leases.addAll(leaseFresh(broker, department, most - leases.size()));
    return leases;
  }

  private boolean take(ClientSession broker, Department department, String order, String hash)
      throws ActiveMQException {
    String which =
        of(department)
            + "%s = '%s' and %s = '%s'"
                .formatted(LeasedMessage.LEASE, hash, LeasedMessage.ORDER, order);
    try (ClientConsumer leased = consumer(broker, QUEUE, which)) {
      ClientMessage message = leased.receiveImmediate();
      if (message == null || !time.instant().isBefore(until(message))) {
        return false;
      }
      taken.note(hash, department.code(), order);
      message.individualAcknowledge();
      return true;
    }
  }

  private static List<ClientMessage> receive(ClientConsumer from, int most)
      throws ActiveMQException {
    List<ClientMessage> received = new ArrayList<>();
    while (received.size() < most) {
      ClientMessage message = from.receiveImmediate();
      if (message == null) {
        break;
      }
      received.add(message);
    }
    return received;
  }

  /** Those that nobody took; the others, of which the broker hadn't heard, go. */
  private List<ClientMessage> unlessTaken(List<ClientMessage> over) throws ActiveMQException {
    Set<String> gone = taken.among(over.stream().map(OrderLeases::hashOf).toList());
    List<ClientMessage> left = new ArrayList<>();
    for (ClientMessage message : over) {
      if (gone.contains(hashOf(message))) {
        message.individualAcknowledge();
      } else {
        left.add(message);
      }
    }
    return left;
  }

  private List<Lease> leaseFresh(ClientSession broker, Department department, int most)
      throws ActiveMQException {
    List<Lease> leases = new ArrayList<>();
    if (most <= 0 || !holdsAny(broker, SimpleString.of(department.queue()))) {
      return leases;
    }
    try (ClientConsumer orders = consumer(broker, department.queue(), null)) {
      for (ClientMessage message : receive(orders, most)) {
        String id = workOrderId(LeasedMessage.text(message));
        if (WORK_ORDER.matcher(id).matches()) {
          leases.add(lease(broker, message, department, id));
        } else {
          LeasedMessage.bury(broker, message, department);
        }
      }
    }
    return leases;
  }

  private static boolean holdsAny(ClientSession broker, SimpleString queue)
      throws ActiveMQException {
    ClientSession.QueueQuery found = broker.queueQuery(queue);
    return found.isExists() && found.getMessageCount() > 0;
  }

  private Lease lease(
      ClientSession broker, ClientMessage message, Department department, String workOrderId)
      throws ActiveMQException {
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    String lease = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant until = time.instant().plus(TIME);
    String text = LeasedMessage.text(message);
    LeasedMessage.lease(broker, message, department, workOrderId, hash(lease), until);
    return new Lease(lease, until, text);
  }

  private String workOrderId(String order) {
    try {
      return json.readTree(order).path("workOrderId").asText("");
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private <T> T inOneTransaction(Work<T> work) throws JMSException {
    boolean through = false;
    try {
      ClientSession broker = broker();
      T done = work.with(broker);
      broker.commit();
      through = true;
      return done;
    } catch (ActiveMQException e) {
      JMSException away = new JMSException("The broker is away");
      away.initCause(e);
      throw away;
    } finally {
      if (!through) {
        close();
      }
    }
  }

  private ClientSession broker() throws JMSException, ActiveMQException {
    if (session == null) {
      connection = connections.createConnection();
      connection.start();
      session =
          ((ActiveMQSession) connection.createSession(Session.SESSION_TRANSACTED)).getCoreSession();
      if (!session.queueQuery(SimpleString.of(QUEUE)).isExists()) {
        // A broker outside that was set up before there was any.
        session.createQueue(
            QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST).setDurable(true));
      }
    }
    return session;
  }

  /** One at a time: what it doesn't ask for others may have. */
  private static ClientConsumer consumer(ClientSession broker, String queue, @Nullable String which)
      throws ActiveMQException {
    return broker.createConsumer(
        SimpleString.of(queue), which == null ? null : SimpleString.of(which), 0, -1, false);
  }

  private static String of(Department department) {
    if (!department.code().matches("[A-Z0-9_-]{1,60}")) {
      throw new IllegalArgumentException("no department's code");
    }
    return LeasedMessage.DEPARTMENT + " = '" + department.code() + "' and ";
  }

  private String isOver() {
    return LeasedMessage.UNTIL + " <= " + time.instant().toEpochMilli();
  }

  private static Instant until(ClientMessage leased) {
    return Instant.ofEpochMilli(leased.getLongProperty(LeasedMessage.UNTIL));
  }

  private static String order(ClientMessage leased) {
    return leased.getStringProperty(LeasedMessage.ORDER);
  }

  private static String hashOf(ClientMessage leased) {
    return leased.getStringProperty(LeasedMessage.LEASE);
  }

  private static String hash(String lease) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(lease.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
