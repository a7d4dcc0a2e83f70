package id.laksa.app.embedded;

import id.laksa.app.DataFolder;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A broker with four departments, two of which have names that begin alike, and its clients. */
final class BrokerFixture implements AutoCloseable {
  static final Map<String, String> DEPARTMENTS =
      Map.of("dpupr", "p1", "dinkes", "p2", "kec", "p3", "kec_benda", "p4");
  private static final String ENGINE_PASSWORD = "engine-secret";

  /** What a department's system may speak. */
  enum Protocol {
    AMQP {
      @Override
      ConnectionFactory factory(int port, String options) {
        return new JmsConnectionFactory(
            "amqp://127.0.0.1:" + port + "?jms.forceSyncSend=true" + options);
      }
    },
    CORE {
      @Override
      ConnectionFactory factory(int port, String options) {
        return new ActiveMQConnectionFactory(
            "tcp://127.0.0.1:" + port + "?blockOnNonDurableSend=true" + options);
      }
    };

    abstract ConnectionFactory factory(int port, String options);
  }

  final int port = Ports.free();
  private final DataFolder data;
  private final EmbeddedArtemis artemis;

  BrokerFixture(Path folder) {
    this(folder, DEPARTMENTS);
  }

  BrokerFixture(Path folder, Map<String, String> departments) {
    data = DataFolder.open(folder);
    artemis = EmbeddedArtemis.start(data, port, ENGINE_PASSWORD, departments);
  }

  JMSContext department(Protocol protocol, String name) {
    return department(protocol, name, "");
  }

  JMSContext department(Protocol protocol, String name, String options) {
    return protocol.factory(port, options).createContext(name, DEPARTMENTS.get(name));
  }

  JMSContext engine() {
    return new ActiveMQConnectionFactory(artemis.engineUrl())
        .createContext(EmbeddedArtemis.ENGINE_USER, ENGINE_PASSWORD);
  }

  JMSContext engine(Protocol protocol) {
    return protocol.factory(port, "").createContext(EmbeddedArtemis.ENGINE_USER, ENGINE_PASSWORD);
  }

  /** The engine's, which a test can break. */
  ActiveMQConnection engineConnection() throws JMSException {
    return (ActiveMQConnection) engineFactory().createConnection();
  }

  ActiveMQConnectionFactory engineFactory() {
    return new ActiveMQConnectionFactory(
        "tcp://127.0.0.1:" + port, EmbeddedArtemis.ENGINE_USER, ENGINE_PASSWORD);
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
