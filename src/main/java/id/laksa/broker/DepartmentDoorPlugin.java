package id.laksa.broker;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.LoggerFactory;

/**
 * Nobody at the departments' door can shut it for others: each AMQP connection gets a {@link
 * DoorGuard}, who logs in late is sent away, and so is who waited longest for his login where too
 * many wait. What is there at the moment is counted, so that a lost connection can't be forgotten.
 */
public final class DepartmentDoorPlugin implements ActiveMQServerPlugin {
  /** The plugin's own setting: the user who has no bounds. */
  public static final String TRUSTED_USER = "trustedUser";

  private static final int MOST_BEFORE_LOGIN = 200;

  private final BrokerRefusalLog refusals =
      new BrokerRefusalLog(LoggerFactory.getLogger(DepartmentDoorPlugin.class), System::nanoTime);
  private String trustedUser = "";
  private DoorLimits limits = DoorLimits.USUAL;
  private volatile ActiveMQServer server;

  /** Takes {@link #TRUSTED_USER} and those of {@link DoorLimits}. */
  @Override
  public void init(Map<String, String> properties) {
    trustedUser = properties.getOrDefault(TRUSTED_USER, "");
    limits = DoorLimits.of(properties);
  }

  /** The bounds in force. */
  public DoorLimits limits() {
    return limits;
  }

  /** Whether a user has no bounds. */
  public boolean trusts(String user) {
    return !user.isEmpty() && user.equals(trustedUser);
  }

  /** The same, by code. */
  public DepartmentDoorPlugin with(String trusted, DoorLimits bounds) {
    trustedUser = trusted;
    limits = bounds;
    return this;
  }

  @Override
  public void registered(ActiveMQServer registeredAt) {
    server = registeredAt;
  }

  @Override
  public void afterCreateConnection(RemotingConnection connection) {
    if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
      AMQPConnectionContext context = amqp.getAmqpConnection();
      DoorGuard guard = new DoorGuard(context, this);
      context.addEventHandler(guard);
      Future<?> unused =
          server
              .getScheduledPool()
              .schedule(guard::sendAwayUnlessLoggedIn, limits.loginMs(), TimeUnit.MILLISECONDS);
      sendOldestStrangerAway();
    }
  }

  /** A new one is let in all the same: whoever means to log in does so at once. */
  private void sendOldestStrangerAway() {
    List<AMQPConnectionContext> strangers =
        connections().stream().filter(one -> one.getValidatedUser() == null).toList();
    if (strangers.size() >= MOST_BEFORE_LOGIN) {
      strangers.stream()
          .min(Comparator.comparingLong(AMQPConnectionContext::getCreationTime))
          .ifPresent(oldest -> new DoorGuard(oldest, this).sendAwayUnlessLoggedIn());
    }
  }

  void note(DoorRefusal refusal, String user) {
    refusal.count();
    refusals.note("%s refused to %s at the departments' door".formatted(refusal.reason(), user));
  }

  long connectionsOf(String user) {
    return connections().stream().filter(one -> user.equals(one.getValidatedUser())).count();
  }

  long sessionsOf(String user) {
    return server.getSessions().stream()
        .filter(session -> user.equals(session.getValidatedUser()))
        .count();
  }

  long consumersOf(String user) {
    return server.getSessions().stream()
        .filter(session -> user.equals(session.getValidatedUser()))
        .mapToLong(ServerSession::getConsumerCount)
        .sum();
  }

  private List<AMQPConnectionContext> connections() {
    return server.getRemotingService().getConnections().stream()
        .filter(ActiveMQProtonRemotingConnection.class::isInstance)
        .map(one -> ((ActiveMQProtonRemotingConnection) one).getAmqpConnection())
        .toList();
  }
}
