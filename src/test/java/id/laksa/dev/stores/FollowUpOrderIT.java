package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follow-ups are taken in the order in which they were sent, however many nodes take them. */
class FollowUpOrderIT {
  private static final long PATIENCE_MS = 20_000;
  private static final String UPDATES = "opd.updates";

  @TempDir Path folder;

  @Test
  void oneOfManyReadersGetsThemAll() {
    try (BrokerFixture broker = new BrokerFixture(folder);
        JMSContext one = broker.engine();
        JMSContext other = broker.engine();
        JMSConsumer first = one.createConsumer(one.createQueue(UPDATES));
        JMSConsumer second = other.createConsumer(other.createQueue(UPDATES))) {
      send(broker);
      assertThat(take(first, 6)).containsExactly("1", "2", "3", "4", "5", "6");
      assertThat(second.receiveNoWait()).isNull();
    }
  }

  @Test
  void theNextReaderBeginsWhereOneThatDiedStopped() throws JMSException {
    try (BrokerFixture broker = new BrokerFixture(folder);
        ActiveMQConnection dying = broker.engineConnection();
        JMSContext other = broker.engine()) {
      Session session = dying.createSession(Session.SESSION_TRANSACTED);
      MessageConsumer first = session.createConsumer(session.createQueue(UPDATES));
      dying.start();
      try (JMSConsumer second = other.createConsumer(other.createQueue(UPDATES))) {
        send(broker);
        first.receive(PATIENCE_MS);
        session.commit();
        first.receive(PATIENCE_MS);
        first.receive(PATIENCE_MS);
        dying.getSessionFactory().getConnection().getTransportConnection().close();
        assertThat(take(second, 5)).containsExactly("2", "3", "4", "5", "6");
      }
    }
  }

  private static void send(BrokerFixture broker) {
    try (JMSContext department = broker.department("dpupr")) {
      IntStream.rangeClosed(1, 6)
          .forEach(
              number ->
                  department
                      .createProducer()
                      .send(department.createQueue(UPDATES), Integer.toString(number)));
    }
  }

  private static List<String> take(JMSConsumer reader, int many) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      taken.add(reader.receiveBody(String.class, PATIENCE_MS));
    }
    return taken;
  }
}
