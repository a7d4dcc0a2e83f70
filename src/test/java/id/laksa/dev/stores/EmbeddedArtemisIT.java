package id.laksa.dev.stores;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.app.StartupFailure;
import id.laksa.broker.AmqpDoor;
import id.laksa.broker.DoorLimits;
import id.laksa.login.GuessThrottle;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedArtemisIT {
  private static final long PATIENCE_MS = 20_000;
  private static final int REJECTED = 2;

  @TempDir Path folder;

  @Test
  void aSecondStartFindsTheWorkOrdersOfTheFirst() {
    try (BrokerFixture broker = new BrokerFixture(folder);
        JMSContext engine = broker.engine()) {
      engine.createProducer().send(engine.createQueue("opd.dpupr"), "surat tugas");
    }
    try (BrokerFixture broker = new BrokerFixture(folder);
        JMSContext department = broker.department("dpupr")) {
      assertThat(receive(department, "opd.dpupr")).isEqualTo("surat tugas");
    }
  }

  @Test
  void aDepartmentThatIsAddedGetsItsQueueAtTheNextStart() {
    new BrokerFixture(folder, Map.of("dpupr", "p1")).close();
    try (BrokerFixture broker = new BrokerFixture(folder);
        JMSContext engine = broker.engine();
        JMSContext department = broker.department("dinkes")) {
      engine.createProducer().send(engine.createQueue("opd.dinkes.refused"), "ditolak");
      assertThat(receive(department, "opd.dinkes.refused")).isEqualTo("ditolak");
    }
  }

  @Test
  void aDuplicateIsKnownAlsoAfterARestart() throws JMSException {
    try (BrokerFixture broker = new BrokerFixture(folder)) {
      sendOnce(broker, "first");
    }
    try (BrokerFixture broker = new BrokerFixture(folder)) {
      sendOnce(broker, "again");
      try (JMSContext department = broker.department("dpupr")) {
        assertThat(receive(department, "opd.dpupr")).isEqualTo("first");
        assertThat(department.createConsumer(department.createQueue("opd.dpupr")).receiveNoWait())
            .isNull();
      }
    }
  }

  @Test
  void whatADepartmentRejectsIsKeptAsADeadLetter() throws JMSException {
    try (BrokerFixture broker = new BrokerFixture(folder);
        JMSContext engine = broker.engine();
        JMSContext department =
            broker.amqp("").createContext("dpupr", "p1", JMSContext.CLIENT_ACKNOWLEDGE)) {
      engine.createProducer().send(engine.createQueue("opd.dpupr"), "surat tugas");
      var consumer = department.createConsumer(department.createQueue("opd.dpupr"));
      Message workOrder = consumer.receive(PATIENCE_MS);
      workOrder.setIntProperty("JMS_AMQP_ACK_TYPE", REJECTED);
      workOrder.acknowledge();
      assertThat(receive(engine, "DLQ.opd.dpupr")).isEqualTo("surat tugas");
    }
  }

  @Test
  void aBrokerThatStoppedItselfIsStartedAgainWithAllItsDoors() {
    try (BrokerFixture broker = new BrokerFixture(folder);
        JMSContext engine = broker.engine()) {
      engine.createProducer().send(engine.createQueue("opd.dpupr"), "surat tugas");
      // As it does when its journal can't be written.
      ((ActiveMQServerImpl) broker.server()).stopTheServer(true);
      await().atMost(1, MINUTES).until(() -> broker.isAlive());
      try (JMSContext again = broker.engine();
          JMSContext department = broker.department("dpupr")) {
        again.createProducer().send(again.createQueue("opd.dpupr"), "sesudahnya");
        assertThat(receive(department, "opd.dpupr")).isEqualTo("surat tugas");
        assertThat(receive(department, "opd.dpupr")).isEqualTo("sesudahnya");
        department.createProducer().send(department.createQueue("opd.updates"), "selesai");
        assertThat(receive(again, "opd.updates")).isEqualTo("selesai");
      }
    }
  }

  @Test
  void theDepartmentsDoorIsAtTheAddressThatIsSetAndAtNoOther() throws Exception {
    int port = Ports.free();
    AmqpDoor door = new AmqpDoor("127.0.0.2", port, DoorLimits.USUAL);
    GuessThrottle guesses = new GuessThrottle(InstantSource.system());
    try (DataFolder data = DataFolder.open(folder);
        EmbeddedArtemis artemis =
            EmbeddedArtemis.start(data, door, 0, "secret", Map.of("dpupr", "p1"), guesses);
        JMSContext department = at(door.address())) {
      assertThat(artemis.isAlive()).isTrue();
      department.createProducer().send(department.createQueue("opd.updates"), "selesai");
      assertThatThrownBy(() -> at("127.0.0.1:" + port)).hasMessageContaining("refused");
    }
  }

  @Test
  void aDoorOnEveryAddressIsReachedFromThisMachineByLoopback() {
    assertThat(new AmqpDoor("0.0.0.0", 5672, DoorLimits.USUAL).address())
        .isEqualTo("127.0.0.1:5672");
  }

  private static JMSContext at(String address) {
    return new JmsConnectionFactory("amqp://" + address).createContext("dpupr", "p1");
  }

  @Test
  void aTakenPortIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DataFolder data = DataFolder.open(folder)) {
      assertThatThrownBy(
              () -> EmbeddedArtemis.start(data, taken.getLocalPort(), "secret", Map.of()))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("laksa.amqp.port");
    }
  }

  private static void sendOnce(BrokerFixture broker, String text) throws JMSException {
    try (JMSContext engine = broker.engine()) {
      TextMessage message = engine.createTextMessage(text);
      message.setStringProperty("_AMQ_DUPL_ID", "work-order-1");
      engine.createProducer().send(engine.createQueue("opd.dpupr"), message);
    }
  }

  private static String receive(JMSContext reader, String queue) {
    try (var consumer = reader.createConsumer(reader.createQueue(queue))) {
      Message message = consumer.receive(PATIENCE_MS);
      return message == null ? "nothing" : message.getBody(String.class);
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }
}
