package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void itsOwnQueueCanBeBrowsedAndRead() throws Exception {
    try (JMSContext engine = broker.engine();
        JMSContext department = broker.department("kec")) {
      engine.createProducer().send(engine.createQueue("opd.kec"), "surat tugas");
      var queue = department.createQueue("opd.kec");
      assertThat(BrokerFixture.isEmpty(department, "opd.kec")).isFalse();
      var message = department.createConsumer(queue).receive(PATIENCE_MS);
      assertThat(message.getBody(String.class)).isEqualTo("surat tugas");
    }
  }

  @Test
  void itMaySendUpdates() {
    try (JMSContext engine = broker.engine();
        JMSContext department = broker.department("kec")) {
      department.createProducer().send(department.createQueue("opd.updates"), "{}");
      var message = engine.createConsumer(engine.createQueue("opd.updates")).receive(PATIENCE_MS);
      assertThat(message).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opd.dinkes",
        "opd.dinkes.refused",
        "opd.kec_benda",
        "DLQ.opd.kec",
        "opd.updates",
        "DLQ.opd.updates",
        "opd.#",
        "opd.kec::opd.dinkes",
        "activemq.notifications",
        "$sys.mqtt.sessions"
      })
  void nothingElseCanBeReadOrBrowsed(String queue) {
    try (JMSContext department = broker.department("kec")) {
      assertThatThrownBy(() -> department.createConsumer(department.createQueue(queue)).receive(1))
          .isInstanceOf(JMSRuntimeException.class);
    }
    try (JMSContext department = broker.department("kec")) {
      assertThatThrownBy(
              () -> department.createBrowser(department.createQueue(queue)).getEnumeration())
          .isInstanceOfAny(JMSRuntimeException.class, JMSException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opd.kec",
        "opd.kec.refused",
        "opd.dinkes",
        "opd.kec_benda",
        "opd.updates.more",
        "DLQ.opd.updates",
        "activemq.management",
        "unheard.of"
      })
  void nothingElseCanBeWritten(String queue) {
    try (JMSContext department = broker.department("kec")) {
      assertThatThrownBy(
              () -> department.createProducer().send(department.createQueue(queue), "{}"))
          .isInstanceOf(JMSRuntimeException.class);
    }
    assertThat(isEmpty(queue)).isTrue();
  }

  @Test
  void theUpdatesAreNoDetourToAnotherQueue() {
    try (JMSContext department = broker.department("kec")) {
      var detour = department.createQueue("opd.updates::opd.dinkes");
      department.createProducer().send(detour, "{}");
    }
    assertThat(isEmpty("opd.dinkes")).isTrue();
  }

  @Test
  void noTemporaryQueueCanBeMade() {
    try (JMSContext department = broker.department("kec")) {
      assertThatThrownBy(department::createTemporaryQueue).isInstanceOf(JMSRuntimeException.class);
    }
  }

  @Test
  void nobodyEntersWithoutNameAndPassword() {
    var door = broker.amqp("");
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
