package id.laksa.broker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionResponseMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.SessionCallback;
import org.slf4j.LoggerFactory;

/**
 * Keeps the core protocol for the engine: nobody else gets a session by any protocol but AMQP, and
 * a connection without such a session may do nothing by core but ask for one. Artemis itself obeys
 * some core packets of strangers (CVE-2026-49362: a queue on any address).
 *
 * <p>The brokers of a pair, where cluster connections are configured, may speak to each other.
 */
public final class CoreDoorPlugin implements ActiveMQServerPlugin, Interceptor {
  /** The plugin's own setting: the user who may speak core. */
  public static final String TRUSTED_USER = "trustedUser";

  private static final String AMQP = "AMQP";

  /** What a client says before it has a session, by channel. */
  private static final Map<Long, Set<Byte>> BEFORE_A_SESSION =
      Map.of(
          CHANNEL_ID.PING.id,
          Set.of(PacketImpl.PING, PacketImpl.SUBSCRIBE_TOPOLOGY, PacketImpl.SUBSCRIBE_TOPOLOGY_V2),
          CHANNEL_ID.SESSION.id,
          Set.of(
              PacketImpl.CREATESESSION,
              PacketImpl.CREATESESSION_V2,
              PacketImpl.CHECK_FOR_FAILOVER));

  /** Where Artemis itself asks for the cluster's user. */
  private static final Set<Long> BETWEEN_BROKERS =
      Set.of(CHANNEL_ID.CLUSTER.id, CHANNEL_ID.REPLICATION.id);

  private static final LongAdder ALL = new LongAdder();
  private final BrokerRefusalLog refusals =
      new BrokerRefusalLog(LoggerFactory.getLogger(CoreDoorPlugin.class), System::nanoTime);
  private final Set<Object> known = ConcurrentHashMap.newKeySet();
  private String trustedUser = "";
  private volatile boolean isOneOfAPair;
  private volatile String clusterUser = "";

  /** Takes {@link #TRUSTED_USER}; without it nobody may speak core. */
  @Override
  public void init(Map<String, String> properties) {
    trustedUser = properties.getOrDefault(TRUSTED_USER, "");
  }

  /** Whether a user may speak core. */
  public boolean trusts(String user) {
    return !user.isEmpty()
        && (user.equals(trustedUser) || (isOneOfAPair && user.equals(clusterUser)));
  }

  /** How many packets and sessions were refused since the start. */
  public long refused() {
    return refusals.count();
  }

  /** The same, of every broker in this process. */
  public static long refusedByAll() {
    return ALL.sum();
  }

  private void refuse(String sentence) {
    ALL.increment();
    refusals.note(sentence);
  }

  @Override
  public void registered(ActiveMQServer server) {
    isOneOfAPair = !server.getConfiguration().getClusterConfigurations().isEmpty();
    clusterUser = server.getConfiguration().getClusterUser();
    server.getRemotingService().addIncomingInterceptor(this);
  }

  /**
   * Lets a session be made; its user and password were found right before.
   *
   * @throws ActiveMQException if the protocol isn't the user's to speak
   */
  @Override
  public void beforeCreateSession(
      String name,
      String username,
      int minLargeMessageSize,
      RemotingConnection connection,
      boolean autoCommitSends,
      boolean autoCommitAcks,
      boolean preAcknowledge,
      boolean xa,
      String defaultAddress,
      SessionCallback callback,
      boolean autoCreateQueues,
      OperationContext context,
      Map<SimpleString, RoutingType> prefixes)
      throws ActiveMQException {
    if (!AMQP.equals(connection.getProtocolName()) && (username == null || !trusts(username))) {
      refuse("A session by another protocol than AMQP was refused to a user");
      throw new ActiveMQSecurityException("Only AMQP 1.0 is spoken here.");
    }
  }

  @Override
  public void afterCreateSession(ServerSession session) {
    RemotingConnection connection = session.getRemotingConnection();
    Object id = connection.getID();
    if (!AMQP.equals(connection.getProtocolName()) && known.add(id)) {
      connection.addCloseListener(() -> known.remove(id));
    }
  }

  /** Whether the broker may obey a packet. Never throws: then the broker would obey it. */
  @Override
  public boolean intercept(Packet packet, RemotingConnection connection) {
    long channel = packet.getChannelID();
    byte type = packet.getType();
    if (BEFORE_A_SESSION.getOrDefault(channel, Set.of()).contains(type)
        || (isOneOfAPair && BETWEEN_BROKERS.contains(channel))) {
      return true;
    }
    if (type == PacketImpl.REATTACH_SESSION) {
      // By its name alone a stranger could take over a session; its owner makes a new one.
      ((CoreRemotingConnection) connection)
          .getChannel(CHANNEL_ID.SESSION.id, -1)
          .send(new ReattachSessionResponseMessage(-1, false));
      return false;
    }
    if (channel != CHANNEL_ID.SESSION.id && known.contains(connection.getID())) {
      return true;
    }
    refuse("A core packet without a session was refused");
    connection.getTransportConnection().close();
    return false;
  }
}
