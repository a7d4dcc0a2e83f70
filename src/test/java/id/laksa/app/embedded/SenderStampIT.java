package id.laksa.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.app.embedded.BrokerFixture.Protocol;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SenderStampIT {
  private static final long PATIENCE_MS = 20_000;
  private static final String STAMP = "laksa_sender";

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
  @CsvSource({"AMQP, AMQP", "AMQP, CORE", "CORE, AMQP", "CORE, CORE"})
  void theStampIsTheAuthenticatedUserWhateverTheMessageSays(Protocol written, Protocol read)
      throws JMSException {
    try (JMSContext department = broker.department(written, "kec")) {
      TextMessage message = department.createTextMessage("{}");
      message.setStringProperty(STAMP, "dinkes");
      message.setStringProperty("JMSXUserID", "dinkes");
      message.setStringProperty("_AMQ_VALIDATED_USER", "dinkes");
      department.createProducer().send(updates(department), message);
    }
    Message message = receive(read);
    assertThat(message.getStringProperty(STAMP)).isEqualTo("kec");
    assertThat(message.getBody(String.class)).isEqualTo("{}");
  }

  @ParameterizedTest
  @EnumSource
  void aStampOfAnotherTypeIsReplacedToo(Protocol protocol) throws JMSException {
    try (JMSContext department = broker.department(protocol, "kec")) {
      JMSProducer producer = department.createProducer().setProperty(STAMP, 7L);
      producer.send(updates(department), "{}");
    }
    assertThat(receive(protocol).getObjectProperty(STAMP)).isEqualTo("kec");
  }

  @ParameterizedTest
  @EnumSource
  void aMessageThatWasNotSentDurableIsMadeSo(Protocol protocol) throws JMSException {
    try (JMSContext department = broker.department(protocol, "kec")) {
      JMSProducer producer = department.createProducer();
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT).send(updates(department), "{}");
    }
    Message message = receive(protocol);
    assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    assertThat(message.getStringProperty(STAMP)).isEqualTo("kec");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSentInATransactionIsStampedToo(Protocol protocol) throws JMSException {
    try (JMSContext department =
        protocol
            .factory(broker.port, "")
            .createContext("kec", "p3", JMSContext.SESSION_TRANSACTED)) {
      department.createProducer().setProperty(STAMP, "dinkes").send(updates(department), "{}");
      department.commit();
    }
    assertThat(receive(protocol).getStringProperty(STAMP)).isEqualTo("kec");
  }

  @ParameterizedTest
  @EnumSource
  void oneDepartmentsDuplicateIdDoesNotSwallowAnothersMessage(Protocol protocol)
      throws JMSException {
    for (String name : new String[] {"kec", "dinkes"}) {
      try (JMSContext department = broker.department(protocol, name)) {
        department
            .createProducer()
            .setProperty("_AMQ_DUPL_ID", protocol + "-1")
            .send(updates(department), name);
      }
    }
    assertThat(receive(protocol).getStringProperty(STAMP)).isEqualTo("kec");
    assertThat(receive(protocol).getStringProperty(STAMP)).isEqualTo("dinkes");
  }

  @ParameterizedTest
  @CsvSource({
    "AMQP, ''",
    "AMQP, '&amqp.maxFrameSize=4096'",
    "CORE, ''",
    "CORE, '&minLargeMessageSize=100000000'",
    "CORE, '&minLargeMessageSize=1024'",
    "CORE, '&compressLargeMessage=true'"
  })
  void aMessageOfFiveMegabytesIsRefused(Protocol protocol, String options) {
    try (JMSContext department = broker.department(protocol, "kec", options)) {
      JMSProducer producer = department.createProducer().setProperty(STAMP, "dinkes");
      Queue updates = updates(department);
      assertThatThrownBy(() -> producer.send(updates, "x".repeat(5_000_000)))
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("at most 100 KB");
    }
    assertThat(nothingWaits()).isTrue();
    assertThat(folder.resolve("artemis/large-messages")).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void aSenderWhoWasRefusedMayGoOn(Protocol protocol) throws JMSException {
    try (JMSContext department = broker.department(protocol, "kec")) {
      JMSProducer producer = department.createProducer();
      Queue updates = updates(department);
      assertThatThrownBy(() -> producer.send(updates, "x".repeat(200_000)))
          .isInstanceOf(JMSRuntimeException.class);
      producer.send(updates, "{}");
    }
    assertThat(receive(protocol).getBody(String.class)).isEqualTo("{}");
  }

  @Test
  void theEngineMayPassAMessageOnWithItsFirstStamp() throws JMSException {
    try (JMSContext engine = broker.engine()) {
      engine.createProducer().setProperty(STAMP, "kec").send(updates(engine), "{}");
    }
    assertThat(receive(Protocol.CORE).getStringProperty(STAMP)).isEqualTo("kec");
  }

  private static Queue updates(JMSContext context) {
    return context.createQueue("opd.updates");
  }

  private static Message receive(Protocol protocol) {
    try (JMSContext engine = broker.engine(protocol)) {
      Message message = engine.createConsumer(updates(engine)).receive(PATIENCE_MS);
      assertThat(message).isNotNull();
      return message;
    }
  }

  private static boolean nothingWaits() {
    try (JMSContext engine = broker.engine()) {
      return BrokerFixture.isEmpty(engine, "opd.updates");
    }
  }
}
