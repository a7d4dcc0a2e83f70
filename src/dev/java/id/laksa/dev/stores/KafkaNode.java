package id.laksa.dev.stores;

import id.laksa.app.Closing;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of Kafka's broker and controller. Put together as Kafka does it itself, but for its
 * farewell: the broker would wait five minutes for a controller that is gone.
 */
final class KafkaNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final BrokerServer broker;
  private final ControllerServer controller;
  private volatile boolean alive = true;

  private KafkaNode(Map<String, String> settings) {
    KafkaConfig config = new KafkaConfig(settings, false);
    var folders = KafkaRaftServer.initializeLogDirs(config, LOG, "");
    QuorumConfig quorum = config.quorumConfig();
    SharedServer shared =
        new SharedServer(
            config,
            folders._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, folders._1().clusterId().orElseThrow()),
            CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
            QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
            new StandardFaultHandlerFactory(),
            ServerSocketFactory.INSTANCE);
    broker = new BrokerServer(shared);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param settings of broker and controller
   */
  static KafkaNode start(Map<String, String> settings) {
    KafkaNode node = new KafkaNode(settings);
    Exit.setExitProcedure((status, message) -> node.giveUp(message));
    Exit.setHaltProcedure((status, message) -> node.giveUp(message));
    boolean up = false;
    try {
      // The broker asks the controller at once.
      node.controller.startup();
      node.broker.startup();
      up = true;
      return node;
    } finally {
      // Whatever was thrown: Scala declares nothing.
      if (!up) {
        node.close();
      }
    }
  }

  /** Whether it runs and can write. */
  boolean isAlive() {
    return alive && broker.logManager() != null && !broker.logManager().hasOfflineLogDirs();
  }

  /** Kafka would end the process here; the other stores and every citizen would go with it. */
  private void giveUp(String message) {
    if (alive) {
      alive = false;
      LOG.warn("Kafka gave up: {}", message);
    }
  }

  /**
   * Whoever tells the broker first how long it may wait is heard, and that may be Kafka itself,
   * with five minutes: one that has given up is told not to wait at all.
   */
  private void stopBroker(boolean inOrder) {
    if (!inOrder && broker.lifecycleManager() != null) {
      broker.lifecycleManager().beginShutdown();
    }
    broker.shutdown(GOODBYE);
    broker.awaitShutdown();
  }

  /** Stops it in an orderly way, as far as that goes. */
  @Override
  public void close() {
    boolean inOrder = isAlive();
    alive = false;
    Closing.part("Kafka's broker", () -> stopBroker(inOrder));
    Closing.part("Kafka's controller", controller::shutdown);
  }
}
