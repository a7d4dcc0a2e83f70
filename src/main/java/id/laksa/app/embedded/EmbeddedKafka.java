package id.laksa.app.embedded;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaClients;
import id.laksa.app.Secrets;
import id.laksa.app.StartupFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka inside the engine: one node, on the loopback address only, with its data in the data
 * folder's {@code kafka}. At most one a process: Kafka's fatal faults are caught for the whole JVM.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  private final int port;
  private final KafkaRaftServer server;
  private volatile boolean alive = true;

  private EmbeddedKafka(int port, KafkaRaftServer server) {
    this.port = port;
    this.server = server;
  }

  /**
   * Starts it and waits until it answers; the first time, its folder is made. Whoever connects is
   * asked for a user and a password, also by a folder that an older engine left without any.
   *
   * @param data the folder that this engine owns
   * @param port to listen on, 1 to 65535
   * @param controllerPort for Kafka's own use, 1 to 65535, or 0 for any free one
   * @param users who may log in from now on
   * @throws StartupFailure if it can't be started, with what to do about it
   */
  public static EmbeddedKafka start(
      DataFolder data, int port, int controllerPort, KafkaUsers users) {
    Path folder = data.folder("kafka");
    Ports.requireFree(port, "laksa.kafka.port");
    int controller = controllerPort == 0 ? Ports.free() : controllerPort;
    Ports.requireFree(controller, "laksa.kafka.controller-port");
    try {
      format(folder);
      EmbeddedKafka kafka =
          start(port, KafkaSettings.of(folder, port, controller, users, Secrets.password()));
      kafka.giveRights(users);
      return kafka;
    } catch (Exception e) {
      throw new StartupFailure(
          "Kafka does not start (" + e.getMessage() + "): see the log, then " + folder + ".", e);
    }
  }

  private void giveRights(KafkaUsers users) throws Exception {
    KafkaClients engine =
        KafkaClients.inside(bootstrapServers(), KafkaUsers.ENGINE, users.enginePassword());
    try (Admin admin = Admin.create(engine.settings())) {
      KafkaRights.give(admin, users);
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private static EmbeddedKafka start(int port, Map<String, String> settings) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    EmbeddedKafka kafka = new EmbeddedKafka(port, server);
    Exit.setExitProcedure((status, message) -> kafka.giveUp(message));
    Exit.setHaltProcedure((status, message) -> kafka.giveUp(message));
    try {
      server.startup();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** The address for producers and consumers. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Whether it runs; it stays away after a fatal fault (a full disk), and the engine goes on. */
  public boolean isAlive() {
    return alive;
  }

  static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .run();
  }

  /** Kafka would end the process here; the other stores and every citizen would go with it. */
  private void giveUp(String message) {
    if (alive) {
      alive = false;
      LOG.error("Kafka gave up and stays away until the engine is started again: {}", message);
    }
  }

  /** Stops it in an orderly way. */
  @Override
  public void close() {
    alive = false;
    server.shutdown();
    server.awaitShutdown();
  }
}
