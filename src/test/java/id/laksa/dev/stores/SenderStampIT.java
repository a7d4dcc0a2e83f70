package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;

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
  @ValueSource(booleans = {true, false})
  void theStampIsTheAuthenticatedUserWhateverTheMessageSays(boolean readByAmqp)
      throws JMSException {
    try (JMSContext department = broker.department("kec")) {
      TextMessage message = department.createTextMessage("{}");
      message.setStringProperty(STAMP, "dinkes");
      message.setStringProperty("JMSXUserID", "dinkes");
      message.setStringProperty("_AMQ_VALIDATED_USER", "dinkes");
      department.createProducer().send(updates(department), message);
    }
    Message message = readByAmqp ? receiveByAmqp() : receive();
    assertThat(message.getStringProperty(STAMP)).isEqualTo("kec");
    assertThat(message.getBody(String.class)).isEqualTo("{}");
  }

  @Test
  void aStampOfAnotherTypeIsReplacedToo() throws JMSException {
    try (JMSContext department = broker.department("kec")) {
      JMSProducer producer = department.createProducer().setProperty(STAMP, 7L);
      producer.send(updates(department), "{}");
    }
    assertThat(receive().getObjectProperty(STAMP)).isEqualTo("kec");
  }

  @Test
  void aMessageThatWasNotSentDurableIsMadeSo() throws JMSException {
    try (JMSContext department = broker.department("kec")) {
      JMSProducer producer = department.createProducer();
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT).send(updates(department), "{}");
    }
    Message message = receive();
    assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    assertThat(message.getStringProperty(STAMP)).isEqualTo("kec");
  }

  @Test
  void whatIsSentInATransactionIsStampedToo() throws JMSException {
    try (JMSContext department =
        broker.amqp("").createContext("kec", "p3", JMSContext.SESSION_TRANSACTED)) {
      department.createProducer().setProperty(STAMP, "dinkes").send(updates(department), "{}");
      department.commit();
    }
    assertThat(receive().getStringProperty(STAMP)).isEqualTo("kec");
  }

  @Test
  void oneDepartmentsDuplicateIdDoesNotSwallowAnothersMessage() throws JMSException {
    for (String name : new String[] {"kec", "dinkes"}) {
      try (JMSContext department = broker.department(name)) {
        department
            .createProducer()
            .setProperty("_AMQ_DUPL_ID", "1")
            .send(updates(department), name);
      }
    }
    assertThat(receive().getStringProperty(STAMP)).isEqualTo("kec");
    assertThat(receive().getStringProperty(STAMP)).isEqualTo("dinkes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&amqp.maxFrameSize=4096"})
  void aMessageOfFiveMegabytesIsRefused(String options) {
    try (JMSContext department = broker.department("kec", options)) {
      JMSProducer producer = department.createProducer().setProperty(STAMP, "dinkes");
      Queue updates = updates(department);
      assertThatThrownBy(() -> producer.send(updates, "x".repeat(5_000_000)))
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("at most 100 KB");
    }
    assertThat(nothingWaits()).isTrue();
    assertThat(folder.resolve("artemis/large-messages")).isEmptyDirectory();
  }

  @Test
  void aSenderWhoWasRefusedMayGoOn() throws JMSException {
    try (JMSContext department = broker.department("kec")) {
      JMSProducer producer = department.createProducer();
      Queue updates = updates(department);
      assertThatThrownBy(() -> producer.send(updates, "x".repeat(200_000)))
          .isInstanceOf(JMSRuntimeException.class);
      producer.send(updates, "{}");
    }
    assertThat(receive().getBody(String.class)).isEqualTo("{}");
  }

  @Test
  void theEngineMayPassAMessageOnWithItsFirstStamp() throws JMSException {
    try (JMSContext engine = broker.engine()) {
      engine.createProducer().setProperty(STAMP, "kec").send(updates(engine), "{}");
    }
    assertThat(receive().getStringProperty(STAMP)).isEqualTo("kec");
  }

  private static Queue updates(JMSContext context) {
    return context.createQueue("opd.updates");
  }

  private static Message receive() {
    return receive(broker.engine());
  }

  private static Message receiveByAmqp() {
    return receive(broker.engineByAmqp());
  }

  private static Message receive(JMSContext context) {
    try (JMSContext engine = context) {
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
