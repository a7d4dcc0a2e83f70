package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.broker.AmqpDoor;
import id.laksa.broker.DoorLimits;
import id.laksa.login.GuessThrottle;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A broker with four departments, two of which have names that begin alike, and its clients. */
final class BrokerFixture implements AutoCloseable {
  static final Map<String, String> DEPARTMENTS =
      Map.of("dpupr", "p1", "dinkes", "p2", "kec", "p3", "kec_benda", "p4");
  static final String ENGINE_PASSWORD = "engine-secret";

  final int port = Ports.free();
  private final DataFolder data;
  private final EmbeddedArtemis artemis;

  BrokerFixture(Path folder) {
    this(folder, DEPARTMENTS);
  }

  BrokerFixture(Path folder, Map<String, String> departments) {
    this(folder, departments, DoorLimits.USUAL, new GuessThrottle(InstantSource.system()));
  }

  BrokerFixture(Path folder, Map<String, String> departments, DoorLimits limits) {
    this(folder, departments, limits, new GuessThrottle(InstantSource.system()));
  }

  BrokerFixture(Path folder, Map<String, String> departments, GuessThrottle guesses) {
    this(folder, departments, DoorLimits.USUAL, guesses);
  }

  private BrokerFixture(
      Path folder, Map<String, String> departments, DoorLimits limits, GuessThrottle guesses) {
    data = DataFolder.open(folder);
    AmqpDoor door = new AmqpDoor("127.0.0.1", port, limits);
    artemis = EmbeddedArtemis.start(data, door, 0, ENGINE_PASSWORD, departments, guesses);
  }

  /** As a department, by AMQP 1.0. */
  JMSContext department(String name) {
    return department(name, "");
  }

  JMSContext department(String name, String options) {
    return amqp(options).createContext(name, DEPARTMENTS.get(name));
  }

  /** The departments' door. */
  ConnectionFactory amqp(String options) {
    return new JmsConnectionFactory(
        "amqp://127.0.0.1:" + port + "?jms.forceSyncSend=true" + options);
  }

  JMSContext engine() {
    return new ActiveMQConnectionFactory(artemis.engineUrl())
        .createContext(EmbeddedArtemis.ENGINE_USER, ENGINE_PASSWORD);
  }

  /** The engine's user at the departments' door: reads what they sent as they would. */
  JMSContext engineByAmqp() {
    return amqp("").createContext(EmbeddedArtemis.ENGINE_USER, ENGINE_PASSWORD);
  }

  /** The door of the engine's commands. */
  String coreUrl() {
    return artemis.coreUrl();
  }

  /** The engine's, which a test can break. */
  ActiveMQConnection engineConnection() throws JMSException {
    return (ActiveMQConnection) engineFactory().createConnection();
  }

  ActiveMQConnectionFactory engineFactory() {
    return new ActiveMQConnectionFactory(coreUrl(), EmbeddedArtemis.ENGINE_USER, ENGINE_PASSWORD);
  }

  long coreRefused() {
    return artemis.coreRefused();
  }

  boolean isAlive() {
    return artemis.isAlive();
  }

  ActiveMQServer server() {
    return artemis.server();
  }

  static boolean isEmpty(JMSContext reader, String queue) {
    try {
      return !reader.createBrowser(reader.createQueue(queue)).getEnumeration().hasMoreElements();
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    artemis.close();
    data.close();
  }
}
