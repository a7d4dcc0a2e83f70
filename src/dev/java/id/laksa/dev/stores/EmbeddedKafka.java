package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Ports;
import id.laksa.app.Secrets;
import id.laksa.app.StartupFailure;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Kafka inside the engine: one node, on the loopback address only, with its data in the data
 * folder's {@code kafka}. One that can't write any more is started again. At most one a process:
 * Kafka's fatal faults are caught for the whole JVM.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final int port;
  private final Supplier<Map<String, String>> settings;
  private volatile KafkaNode node;
  private final StoreKeeper keeper;

  private EmbeddedKafka(
      DataFolder data, int port, KafkaUsers users, Supplier<Map<String, String>> settings)
      throws Exception {
    this.port = port;
    this.settings = settings;
    this.node = KafkaNode.start(settings.get());
    giveRights(users);
    this.keeper = new StoreKeeper("Kafka", keptStore(), data);
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
    if (controllerPort != 0) {
      Ports.requireFree(controllerPort, "laksa.kafka.controller-port");
    }
    try {
      format(folder);
      return new EmbeddedKafka(
          data, port, users, () -> settings(folder, port, controllerPort, users));
    } catch (Exception e) {
      throw new StartupFailure(
          "Kafka does not start (" + e.getMessage() + "): see the log, then " + folder + ".", e);
    }
  }

  private static Map<String, String> settings(
      Path folder, int port, int controllerPort, KafkaUsers users) {
    int controller = controllerPort == 0 ? Ports.free() : controllerPort;
    return KafkaSettings.of(folder, port, controller, users, Secrets.password());
  }

  private StoreKeeper.Store keptStore() {
    return new StoreKeeper.Store() {
      @Override
      public boolean isAlive() {
        return node.isAlive();
      }

      @Override
      public void startAgain() {
        node.close();
        node = KafkaNode.start(settings.get());
      }
    };
  }

  private void giveRights(KafkaUsers users) throws Exception {
    KafkaClients engine =
        KafkaClients.inside(bootstrapServers(), KafkaUsers.ENGINE, users.enginePassword());
    try (Admin admin = Admin.create(engine.settings())) {
      KafkaRights.give(admin, users);
    } catch (Exception e) {
      node.close();
      throw e;
    }
  }

  /** The address for producers and consumers. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Whether it runs and can write; when it can't (a full disk), it is started again by itself. */
  public boolean isAlive() {
    return node.isAlive();
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

  /** Stops it in an orderly way. */
  @Override
  public void close() {
    keeper.close();
    node.close();
  }
}
