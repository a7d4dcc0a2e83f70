package id.laksa.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.app.embedded.BrokerFixture.Protocol;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DepartmentIsolationIT {
  private static final long PATIENCE_MS = 20_000;

  @TempDir static Path folder;
  private static BrokerFixture broker;

  @BeforeAll
  static void startTheBroker() {
    broker = new BrokerFixture(folder);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource
  void itsOwnQueueCanBeBrowsedAndRead(Protocol protocol) throws Exception {
    try (JMSContext engine = broker.engine();
        JMSContext department = broker.department(protocol, "kec")) {
      engine.createProducer().send(engine.createQueue("opd.kec"), "surat tugas");
      var queue = department.createQueue("opd.kec");
      assertThat(BrokerFixture.isEmpty(department, "opd.kec")).isFalse();
      var message = department.createConsumer(queue).receive(PATIENCE_MS);
      assertThat(message.getBody(String.class)).isEqualTo("surat tugas");
    }
  }

  @ParameterizedTest
  @EnumSource
  void itMaySendUpdates(Protocol protocol) {
    try (JMSContext engine = broker.engine();
        JMSContext department = broker.department(protocol, "kec")) {
      department.createProducer().send(department.createQueue("opd.updates"), "{}");
      var message = engine.createConsumer(engine.createQueue("opd.updates")).receive(PATIENCE_MS);
      assertThat(message).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AMQP, opd.dinkes", "CORE, opd.dinkes",
    "AMQP, opd.dinkes.refused", "CORE, opd.dinkes.refused",
    "AMQP, opd.kec_benda", "CORE, opd.kec_benda",
    "AMQP, DLQ.opd.kec", "CORE, DLQ.opd.kec",
    "AMQP, opd.updates", "CORE, opd.updates",
    "AMQP, DLQ.opd.updates", "CORE, DLQ.opd.updates",
    "AMQP, opd.#", "CORE, opd.#",
    "AMQP, opd.kec::opd.dinkes", "CORE, opd.kec::opd.dinkes",
    "AMQP, activemq.notifications", "CORE, activemq.notifications",
    "AMQP, $sys.mqtt.sessions", "CORE, $sys.mqtt.sessions"
  })
  void nothingElseCanBeReadOrBrowsed(Protocol protocol, String queue) {
    try (JMSContext department = broker.department(protocol, "kec")) {
      assertThatThrownBy(() -> department.createConsumer(department.createQueue(queue)).receive(1))
          .isInstanceOf(JMSRuntimeException.class);
    }
    try (JMSContext department = broker.department(protocol, "kec")) {
      assertThatThrownBy(
              () -> department.createBrowser(department.createQueue(queue)).getEnumeration())
          .isInstanceOfAny(JMSRuntimeException.class, JMSException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AMQP, opd.kec", "CORE, opd.kec",
    "AMQP, opd.kec.refused", "CORE, opd.kec.refused",
    "AMQP, opd.dinkes", "CORE, opd.dinkes",
    "AMQP, opd.kec_benda", "CORE, opd.kec_benda",
    "AMQP, opd.updates.more", "CORE, opd.updates.more",
    "AMQP, DLQ.opd.updates", "CORE, DLQ.opd.updates",
    "AMQP, activemq.management", "CORE, activemq.management",
    "AMQP, unheard.of", "CORE, unheard.of"
  })
  void nothingElseCanBeWritten(Protocol protocol, String queue) {
    try (JMSContext department = broker.department(protocol, "kec")) {
      assertThatThrownBy(
              () -> department.createProducer().send(department.createQueue(queue), "{}"))
          .isInstanceOf(JMSRuntimeException.class);
    }
    assertThat(isEmpty(queue)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theUpdatesAreNoDetourToAnotherQueue(Protocol protocol) {
    try (JMSContext department = broker.department(protocol, "kec")) {
      var detour = department.createQueue("opd.updates::opd.dinkes");
      department.createProducer().send(detour, "{}");
    }
    assertThat(isEmpty("opd.dinkes")).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void noTemporaryQueueCanBeMade(Protocol protocol) {
    try (JMSContext department = broker.department(protocol, "kec")) {
      assertThatThrownBy(department::createTemporaryQueue).isInstanceOf(JMSRuntimeException.class);
    }
  }

  @Test
  void noQueueCanBeMadeOrDeleted() throws Exception {
    try (var locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + broker.port);
        var factory = locator.createSessionFactory();
        var session = factory.createSession("kec", "p3", false, true, true, false, 0)) {
      assertThatThrownBy(() -> session.createQueue(QueueConfiguration.of("opd.kec.mine")))
          .isInstanceOf(ActiveMQSecurityException.class);
      assertThatThrownBy(
              () -> session.createQueue(QueueConfiguration.of("spy").setAddress("opd.updates")))
          .isInstanceOf(ActiveMQSecurityException.class);
      assertThatThrownBy(() -> session.deleteQueue("opd.kec"))
          .isInstanceOf(ActiveMQSecurityException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyEntersWithoutNameAndPassword(Protocol protocol) {
    var door = protocol.factory(broker.port, "");
    assertThatThrownBy(() -> door.createContext().createQueue("opd.kec"))
        .isInstanceOf(JMSRuntimeException.class);
    assertThatThrownBy(() -> door.createContext("kec", "wrong").createQueue("opd.kec"))
        .isInstanceOf(JMSRuntimeException.class);
    assertThatThrownBy(() -> door.createContext("stranger", "p3").createQueue("opd.kec"))
        .isInstanceOf(JMSRuntimeException.class);
  }

  private static boolean isEmpty(String queue) {
    if (queue.equals("activemq.management")
        || queue.equals("unheard.of")
        || queue.equals("opd.updates.more")) {
      return true;
    }
    try (JMSContext engine = broker.engine()) {
      return BrokerFixture.isEmpty(engine, queue);
    }
  }
}
