package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ClusterConnectMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateAddressMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateQueueMessage_V2;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSessionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSharedQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionCreateConsumerMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionDeleteQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionQueueQueryMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TCP clients that speak core, without a password or with a department's. */
class StrangersAtTheBrokerIT {
  private static final String ORDERS = "opd.dpupr";
  private static final SimpleString EVIL = SimpleString.of("evil");
  private static final long SESSIONS = 1;
  private static final List<Long> CHANNELS = List.of(0L, SESSIONS, 2L, 3L, 4L, 10L, 11L);

  /** Says nothing of what the broker holds: it is alive, knows nobody, takes nothing up again. */
  private static final Set<Byte> HARMLESS =
      Set.of(
          PacketImpl.PING,
          PacketImpl.EXCEPTION,
          PacketImpl.CLUSTER_TOPOLOGY,
          PacketImpl.CLUSTER_TOPOLOGY_V2,
          PacketImpl.CLUSTER_TOPOLOGY_V3,
          PacketImpl.CLUSTER_TOPOLOGY_V4,
          PacketImpl.CHECK_FOR_FAILOVER_REPLY,
          PacketImpl.REATTACH_SESSION_RESP,
          PacketImpl.DISCONNECT,
          PacketImpl.DISCONNECT_V2,
          PacketImpl.DISCONNECT_V3);

  @TempDir Path folder;
  private BrokerFixture broker;
  private JMSContext engine;

  @BeforeEach
  void aBrokerWithAnOrder() {
    broker = new BrokerFixture(folder);
    engine = broker.engine();
    engine.createProducer().send(engine.createQueue(ORDERS), "surat tugas");
    // The queue counts a message a moment after its sender was told.
    var orders = broker.server().locateQueue(ORDERS);
    await().until(() -> orders.getMessageCount() == 1 && orders.getDurableMessageCount() == 1);
  }

  @AfterEach
  void stop() {
    engine.close();
    broker.close();
  }

  @Test
  void aStrangerMakesNoQueueThatTakesOrders() throws Exception {
    try (RawCore stranger = new RawCore(corePort())) {
      stranger.send(PacketImpl.CREATE_QUEUE, SESSIONS, evilQueue());
      await().until(() -> stranger.isOver() || broker.server().locateQueue(EVIL) != null);
    }
    assertThat(broker.server().locateQueue(EVIL)).isNull();
  }

  @Test
  void noPacketOfAStrangerIsObeyed() throws Exception {
    Map<String, String> before = holdings(broker.server());
    Set<Byte> answers = new TreeSet<>();
    for (byte type : RawCore.types()) {
      for (long channel : CHANNELS) {
        for (byte[] body : bodies(type)) {
          answers.addAll(told(type, channel, body));
        }
      }
    }
    assertThat(answers).isSubsetOf(HARMLESS).contains(PacketImpl.PING);
    assertThat(holdings(broker.server())).isEqualTo(before);
  }

  @Test
  void theDepartmentsDoorUnderstandsNoCore() throws Exception {
    Map<String, String> before = holdings(broker.server());
    Set<Byte> answers = new HashSet<>();
    for (byte type : RawCore.types()) {
      for (byte[] body : bodies(type)) {
        try (RawCore stranger = new RawCore(broker.port)) {
          stranger.send(type, SESSIONS, body);
          stranger.send(PacketImpl.CREATE_QUEUE, SESSIONS, evilQueue());
          stranger.end();
          answers.addAll(stranger.answers());
        }
      }
    }
    assertThat(answers).isEmpty();
    assertThat(holdings(broker.server())).isEqualTo(before);
  }

  @Test
  void aDepartmentsPasswordOpensNoSessionAtTheEnginesDoor() {
    BrokerFixture.DEPARTMENTS.forEach(
        (user, password) -> {
          try (var factory = new ActiveMQConnectionFactory(broker.coreUrl())) {
            assertThatThrownBy(() -> factory.createConnection(user, password))
                .isInstanceOf(JMSSecurityException.class);
          }
        });
  }

  /** Its password is right, so the broker knows it, but it has no session. */
  @Test
  void aDepartmentsPasswordMakesNoPacketObeyed() throws Exception {
    Map<String, String> before = holdings(broker.server());
    try (RawCore stranger = new RawCore(corePort())) {
      stranger.send(PacketImpl.CREATESESSION, SESSIONS, logIn("dpupr", "p1"));
      assertThat(stranger.answer()).isEqualTo(PacketImpl.EXCEPTION);
      stranger.send(PacketImpl.CREATE_QUEUE, SESSIONS, evilQueue());
      assertThat(stranger.answers()).isSubsetOf(HARMLESS);
    }
    assertThat(holdings(broker.server())).isEqualTo(before);
  }

  /** A queue that is made outside of a session asks nobody for the right to make it. */
  @Test
  void noQueueIsMadeBesideTheEnginesSession() throws Exception {
    Map<String, String> before = holdings(broker.server());
    try (RawCore own = new RawCore(corePort())) {
      own.send(
          PacketImpl.CREATESESSION,
          SESSIONS,
          logIn(EmbeddedArtemis.ENGINE_USER, BrokerFixture.ENGINE_PASSWORD));
      assertThat(own.answer()).isEqualTo(PacketImpl.CREATESESSION_RESP);
      own.send(PacketImpl.CREATE_QUEUE, SESSIONS, evilQueue());
      own.answers();
    }
    assertThat(holdings(broker.server())).isEqualTo(before);
  }

  @Test
  void aSessionIsNotTakenOverByItsName() throws Exception {
    try (var factory = broker.engineFactory()) {
      factory.setConfirmationWindowSize(100_000);
      try (var connection = factory.createConnection();
          var session = connection.createSession()) {
        for (var open : broker.server().getSessions()) {
          told(
              PacketImpl.REATTACH_SESSION,
              SESSIONS,
              RawCore.bodyOf(new ReattachSessionMessage(open.getName(), 0)));
        }
        session.createProducer(session.createQueue(ORDERS)).send(session.createTextMessage("2"));
      }
    }
    assertThat(broker.server().locateQueue(ORDERS).getMessageCount()).isEqualTo(2);
  }

  /** As a client of the engine's does when its connection broke. */
  @Test
  void theEngineFindsItsWayBackOnANewConnection() throws Exception {
    try (var locator = ActiveMQClient.createServerLocator(broker.coreUrl())) {
      locator.setReconnectAttempts(10).setRetryInterval(10).setConfirmationWindowSize(100_000);
      try (var factory = locator.createSessionFactory();
          var session =
              factory.createSession(
                  EmbeddedArtemis.ENGINE_USER,
                  BrokerFixture.ENGINE_PASSWORD,
                  false,
                  true,
                  true,
                  false,
                  0)) {
        factory.getConnection().getTransportConnection().close();
        await()
            .ignoreExceptions()
            .until(() -> session.queueQuery(SimpleString.of(ORDERS)).isExists());
      }
    }
  }

  @Test
  void whatWasRefusedIsCounted() throws Exception {
    long before = broker.coreRefused();
    told(PacketImpl.CREATE_QUEUE, SESSIONS, evilQueue());
    assertThat(broker.coreRefused()).isEqualTo(before + 1);
  }

  /** Everything the broker answered; the last packet is one that it hangs up on. */
  private Collection<Byte> told(byte type, long channel, byte[] body) throws Exception {
    try (RawCore stranger = new RawCore(corePort())) {
      stranger.send(type, channel, body);
      stranger.send(PacketImpl.CREATE_QUEUE, SESSIONS, evilQueue());
      return stranger.answers();
    }
  }

  /** As Artemis would encode it where it does harm, and noise. */
  private static List<byte[]> bodies(byte type) {
    QueueConfiguration evil =
        QueueConfiguration.of(EVIL)
            .setAddress(ORDERS)
            .setRoutingType(RoutingType.ANYCAST)
            .setMaxConsumers(-1)
            .setPurgeOnNoConsumers(false);
    SimpleString orders = SimpleString.of(ORDERS);
    PacketImpl harmful =
        switch (type) {
          case PacketImpl.CREATE_QUEUE_V2 -> new CreateQueueMessage_V2(evil, true);
          case PacketImpl.CREATE_ADDRESS ->
              new CreateAddressMessage(EVIL, EnumSet.of(RoutingType.ANYCAST), true, true);
          case PacketImpl.CREATE_SHARED_QUEUE ->
              new CreateSharedQueueMessage(orders, EVIL, null, true, true);
          case PacketImpl.DELETE_QUEUE -> new SessionDeleteQueueMessage(orders);
          case PacketImpl.SESS_QUEUEQUERY -> new SessionQueueQueryMessage(orders);
          case PacketImpl.SESS_CREATECONSUMER ->
              new SessionCreateConsumerMessage(0, orders, null, 0, false, true);
          case PacketImpl.SESS_SEND -> new SessionSendMessage(order(orders), true, null);
          case PacketImpl.CLUSTER_CONNECT ->
              new ClusterConnectMessage("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!");
          default -> null;
        };
    Stream<byte[]> noise = Stream.of(new byte[0], new byte[256], ones());
    Stream<byte[]> written =
        type == PacketImpl.CREATE_QUEUE
            ? Stream.of(evilQueue())
            : type == PacketImpl.CREATESESSION
                ? Stream.of(logIn("dpupr", "wrong"), logIn(null, null), logIn("laksa", ""))
                : harmful == null ? Stream.of() : Stream.of(RawCore.bodyOf(harmful));
    return Stream.concat(written, noise).toList();
  }

  private static byte[] ones() {
    byte[] ones = new byte[256];
    Arrays.fill(ones, (byte) 1);
    return ones;
  }

  private static CoreMessage order(SimpleString address) {
    CoreMessage message = new CoreMessage(1, 100);
    message.setAddress(address);
    message.getBodyBuffer().writeBytes("{}".getBytes(StandardCharsets.UTF_8));
    return message;
  }

  private static byte[] evilQueue() {
    return RawCore.bodyOf(
        new CreateQueueMessage(SimpleString.of(ORDERS), EVIL, null, true, false, false));
  }

  private static byte[] logIn(String user, String password) {
    return RawCore.bodyOf(
        new CreateSessionMessage(
            "stranger",
            10,
            RawCore.CLIENT_VERSION,
            user,
            password,
            100_000,
            false,
            true,
            true,
            false,
            -1,
            null));
  }

  private int corePort() {
    return URI.create(broker.coreUrl()).getPort();
  }

  /** All queues with everything that was ever done to them, and all addresses. */
  private static Map<String, String> holdings(ActiveMQServer server) {
    Map<String, String> holdings = new HashMap<>();
    server
        .getPostOffice()
        .getAddresses()
        .forEach(address -> holdings.put("address " + address, ""));
    server
        .getPostOffice()
        .getAllBindings()
        .filter(binding -> binding.getBindable() instanceof Queue)
        .map(binding -> (Queue) binding.getBindable())
        .forEach(
            queue ->
                holdings.put(
                    queue.getName().toString(),
                    List.of(
                            queue.getMessagesAdded(),
                            queue.getMessageCount(),
                            queue.getMessagesAcknowledged(),
                            queue.getDeliveringCount(),
                            queue.getConsumerCount())
                        .toString()));
    return holdings;
  }
}
