package id.laksa.dev.stores;

import id.laksa.app.Closing;
import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.app.StartupFailure;
import id.laksa.app.Stores;
import id.laksa.app.Trial;
import id.laksa.broker.AmqpDoor;
import id.laksa.broker.CoreDoorPlugin;
import id.laksa.broker.DepartmentDoorPlugin;
import id.laksa.broker.LostConnectionPlugin;
import id.laksa.broker.SenderStampPlugin;
import id.laksa.login.GuessThrottle;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMRegistry;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Artemis inside the engine, with its data in the data folder's {@code artemis}. One that stopped
 * itself is started again. Three doors: the engine's within this process ({@link #engineUrl}), the
 * departments' on the loopback address (AMQP 1.0), and there as well one for the engine's own
 * commands ({@link #coreUrl}).
 */
public final class EmbeddedArtemis implements Trial.Broker {
  /** The engine's own user, who may do everything. */
  public static final String ENGINE_USER = Stores.BROKER_USER;

  private static final long MEMORY_FOR_MESSAGES = 128L * 1024 * 1024;

  /** With less, departments wait with what they send; the engine takes nothing in long before. */
  private static final long DISK_LEFT_FREE = 64L * 1024 * 1024;

  /** In one process each broker has a number of its own, as tests need it. */
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private static final String LOOPBACK = "127.0.0.1";
  private final Supplier<ActiveMQServer> fresh;
  private final int number;
  private final int corePort;
  private final CoreDoorPlugin coreDoor;
  private volatile ActiveMQServer server;
  private @Nullable StoreKeeper keeper;

  private EmbeddedArtemis(
      Supplier<ActiveMQServer> fresh, int number, int corePort, CoreDoorPlugin coreDoor) {
    this.fresh = fresh;
    this.server = fresh.get();
    this.number = number;
    this.corePort = corePort;
    this.coreDoor = coreDoor;
  }

  /** The same, with the engine's commands on any free port and guesses counted for itself. */
  public static EmbeddedArtemis start(
      DataFolder data, int port, String enginePassword, Map<String, String> departments) {
    GuessThrottle guesses = new GuessThrottle(InstantSource.system());
    return start(data, AmqpDoor.inside(port), 0, enginePassword, departments, guesses);
  }

  /**
   * Starts it with all its queues; those of new departments are added.
   *
   * @param data the folder that this engine owns
   * @param door for departments
   * @param corePort for the engine's commands; 0 for any free one
   * @param enginePassword of {@link #ENGINE_USER}
   * @param departments the password of each department's user, by its code in lower case
   * @param guesses the throttle of every door
   * @throws StartupFailure if it can't be started, with what to do about it
   */
  public static EmbeddedArtemis start(
      DataFolder data,
      AmqpDoor door,
      int corePort,
      String enginePassword,
      Map<String, String> departments,
      GuessThrottle guesses) {
    Path folder = data.folder("artemis");
    Ports.requireFree(door.port(), "laksa.amqp.port");
    if (corePort != 0) {
      Ports.requireFree(corePort, "laksa.artemis.port");
    }
    int engines = corePort == 0 ? Ports.free() : corePort;
    int number = NUMBERS.getAndIncrement();
    CoreDoorPlugin coreDoor = new CoreDoorPlugin();
    Supplier<ActiveMQServer> fresh =
        () ->
            new ActiveMQServerImpl(
                configuration(folder, door, engines, number, departments, coreDoor),
                new BrokerLogins(users(enginePassword, departments), strong(departments), guesses));
    EmbeddedArtemis artemis = new EmbeddedArtemis(fresh, number, engines, coreDoor);
    try {
      artemis.server.start();
      artemis.keeper = new StoreKeeper("Artemis", artemis.keptStore(), data);
    } catch (Exception e) {
      artemis.close();
      throw new StartupFailure(
          "Artemis does not start (" + e.getMessage() + "): see the log, then " + folder + ".", e);
    }
    return artemis;
  }

  /** Where the engine connects, within this process, as {@link #ENGINE_USER}. */
  @Override
  public String engineUrl() {
    return "vm://" + number;
  }

  /** Where the engine's own commands connect, by the core protocol as {@link #ENGINE_USER}. */
  @Override
  public String coreUrl() {
    return "tcp://" + LOOPBACK + ":" + corePort;
  }

  /** How many core packets and sessions of others than the engine were refused since the start. */
  public long coreRefused() {
    return coreDoor.refused();
  }

  /** Whether it runs; after a disk fault it stops itself, and is started again by itself. */
  @Override
  public boolean isAlive() {
    return server.getState() == ActiveMQServer.SERVER_STATE.STARTED && server.isActive();
  }

  private StoreKeeper.Store keptStore() {
    return new StoreKeeper.Store() {
      @Override
      public boolean isAlive() {
        // While it is still stopping nothing can take its place.
        return server.getState() == ActiveMQServer.SERVER_STATE.STOPPING
            || EmbeddedArtemis.this.isAlive();
      }

      @Override
      public void startAgain() throws Exception {
        Closing.part("what is left of Artemis", server::stop);
        if (InVMRegistry.instance.getAcceptor(number) != null) {
          InVMRegistry.instance.unregisterAcceptor(number);
        }
        server = fresh.get();
        server.start();
        if (!EmbeddedArtemis.this.isAlive()) {
          throw new IllegalStateException("See the log");
        }
      }
    };
  }

  /**
   * Writes its journal anew, so that nothing is left in its files of what was taken out of queues.
   * Pages of queues that overflow stay until all that is in them was taken out.
   *
   * @param patience how long to wait for it
   * @return false if it hasn't ended by then; nothing is lost either way
   * @throws IllegalStateException if it can't be done
   */
  @Override
  public boolean cleanJournal(Duration patience) {
    if (!(server.getStorageManager().getMessageJournal() instanceof JournalImpl journal)) {
      throw new IllegalStateException("Artemis has no journal of its own");
    }
    File last = journal.getCurrentFile().getFile().getJavaFile();
    try {
      journal.scheduleCompactAndBlock((int) patience.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      throw new IllegalStateException("Artemis can't write its journal anew", e);
    }
    return !last.exists();
  }

  /** The broker itself, for tests that look inside. */
  ActiveMQServer server() {
    return server;
  }

  private static Configuration configuration(
      Path folder,
      AmqpDoor departmentsDoor,
      int corePort,
      int number,
      Map<String, String> departments,
      CoreDoorPlugin coreDoor) {
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
            // None (0 is refused): a file that is kept to be used again keeps what was in it.
            .setJournalPoolFiles(1)
            .setPersistIDCache(true)
            .setGlobalMaxSize(MEMORY_FOR_MESSAGES)
            .setMaxDiskUsage(-1)
            .setMinDiskFree(DISK_LEFT_FREE)
            .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.LOG)
            .setJMXManagementEnabled(false)
            .setSecurityEnabled(true)
            .addAcceptorConfiguration(
                new TransportConfiguration(
                    InVMAcceptorFactory.class.getName(),
                    Map.of("serverId", String.valueOf(number)),
                    "engine"))
            .addAcceptorConfiguration(
                door(
                    "departments",
                    departmentsDoor.host(),
                    departmentsDoor.port(),
                    Map.of("protocols", "AMQP", "saslMechanisms", "PLAIN")))
            .addAcceptorConfiguration(
                door("commands", LOOPBACK, corePort, Map.of("protocols", "CORE")));
    new BrokerTopology(departments.keySet()).applyTo(broker);
    SenderStampPlugin stamp = new SenderStampPlugin();
    stamp.init(Map.of(SenderStampPlugin.TRUSTED_USER, ENGINE_USER));
    broker.registerBrokerPlugin(stamp);
    coreDoor.init(Map.of(CoreDoorPlugin.TRUSTED_USER, ENGINE_USER));
    broker.registerBrokerPlugin(coreDoor);
    broker.registerBrokerPlugin(
        new DepartmentDoorPlugin().with(ENGINE_USER, departmentsDoor.limits()));
    broker.registerBrokerPlugin(new LostConnectionPlugin());
    return broker;
  }

  /**
   * No STOMP, whose NACK loses messages, and no MQTT, which drains a queue by subscribing. Nobody
   * but the engine's commands needs core, whose doors are many.
   */
  private static TransportConfiguration door(
      String name, String host, int port, Map<String, String> protocols) {
    Map<String, Object> settings = new HashMap<>(protocols);
    settings.put("host", host);
    settings.put("port", Integer.toString(port));
    return new TransportConfiguration(NettyAcceptorFactory.class.getName(), settings, name);
  }

  /** Whether each department's password is too long to be guessed. */
  private static Map<String, Boolean> strong(Map<String, String> departments) {
    return departments.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, user -> user.getValue().length() >= GuessThrottle.STRONG));
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
      if (keeper != null) {
        keeper.close();
      }
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Artemis did not stop in an orderly way", e);
    }
  }
}
