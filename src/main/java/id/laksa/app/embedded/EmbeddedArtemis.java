package id.laksa.app.embedded;

import id.laksa.app.DataFolder;
import id.laksa.app.StartupFailure;
import id.laksa.broker.SenderStampPlugin;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

/**
 * Artemis inside the engine: reached by the engine through {@link #engineUrl}, by departments on
 * the loopback address (AMQP 1.0 and core), with its data in the data folder's {@code artemis}.
 */
public final class EmbeddedArtemis implements AutoCloseable {
  /** The engine's own user, who may do everything. */
  public static final String ENGINE_USER = "laksa";

  private static final long MEMORY_FOR_MESSAGES = 128L * 1024 * 1024;
  private static final long DISK_LEFT_FREE = 256L * 1024 * 1024;

  /** In one process each broker has a number of its own, as tests need it. */
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final ActiveMQServer server;
  private final int number;

  private EmbeddedArtemis(ActiveMQServer server, int number) {
    this.server = server;
    this.number = number;
  }

  /**
   * Starts it with all its queues; those of new departments are added.
   *
   * @param data the folder that this engine owns
   * @param port for departments, 1 to 65535
   * @param enginePassword of {@link #ENGINE_USER}
   * @param departments the password of each department's user, by its code in lower case
   * @throws StartupFailure if it can't be started, with what to do about it
   */
  public static EmbeddedArtemis start(
      DataFolder data, int port, String enginePassword, Map<String, String> departments) {
    Path folder = data.folder("artemis");
    Ports.requireFree(port, "laksa.amqp.port");
    int number = NUMBERS.getAndIncrement();
    ActiveMQServer server =
        new ActiveMQServerImpl(
            configuration(folder, port, number, departments),
            new ActiveMQJAASSecurityManager(
                InVMLoginModule.class.getName(), users(enginePassword, departments)));
    EmbeddedArtemis artemis = new EmbeddedArtemis(server, number);
    try {
      server.start();
    } catch (Exception e) {
      artemis.close();
      throw new StartupFailure(
          "Artemis does not start (" + e.getMessage() + "): see the log, then " + folder + ".", e);
    }
    return artemis;
  }

  /** Where the engine connects, within this process, as {@link #ENGINE_USER}. */
  public String engineUrl() {
    return "vm://" + number;
  }

  /** Whether it runs; after a disk fault it stops itself. */
  public boolean isAlive() {
    return server.isActive();
  }

  /** The broker itself, for tests that look inside. */
  ActiveMQServer server() {
    return server;
  }

  private static Configuration configuration(
      Path folder, int port, int number, Map<String, String> departments) {
    Configuration broker =
        new ConfigurationImpl()
            .setName("laksa")
            .setJournalType(JournalType.NIO)
            .setJournalSyncTransactional(true)
            .setJournalSyncNonTransactional(true)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setPersistIDCache(true)
            .setGlobalMaxSize(MEMORY_FOR_MESSAGES)
            .setMinDiskFree(DISK_LEFT_FREE)
            .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG)
            .setJMXManagementEnabled(false)
            .setSecurityEnabled(true)
            .addAcceptorConfiguration(
                new TransportConfiguration(
                    InVMAcceptorFactory.class.getName(),
                    Map.of("serverId", String.valueOf(number)),
                    "engine"))
            .addAcceptorConfiguration(departmentsDoor(port));
    new BrokerTopology(departments.keySet()).applyTo(broker);
    SenderStampPlugin stamp = new SenderStampPlugin();
    stamp.init(Map.of(SenderStampPlugin.TRUSTED_USER, ENGINE_USER));
    broker.registerBrokerPlugin(stamp);
    return broker;
  }

  /** No STOMP, whose NACK loses messages, and no MQTT, which drains a queue by subscribing. */
  private static TransportConfiguration departmentsDoor(int port) {
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(),
        Map.of(
            "host", "127.0.0.1",
            "port", Integer.toString(port),
            "protocols", "AMQP,CORE",
            "saslMechanisms", "PLAIN"),
        "departments");
  }

  private static SecurityConfiguration users(
      String enginePassword, Map<String, String> departments) {
    SecurityConfiguration users = new SecurityConfiguration();
    users.addUser(ENGINE_USER, enginePassword);
    users.addRole(ENGINE_USER, BrokerTopology.ENGINE_ROLE);
    departments.forEach(
        (department, password) -> {
          users.addUser(department, password);
          users.addRole(department, department);
          users.addRole(department, BrokerTopology.DEPARTMENT_ROLE);
        });
    return users;
  }

  /** Stops it in an orderly way. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Artemis did not stop in an orderly way", e);
    }
  }
}
