package id.laksa.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.deadletter.jms.DeadLetterQueues;
import id.laksa.dev.stores.EmbeddedArtemis;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterQueuesIT {
  private static final long PATIENCE_MS = 20_000;
  private static final int REJECTED = 2;
  private static final String ORDERS = "opd.dpupr";
  private static final String UPDATES = "opd.updates";

  @TempDir Path folder;
  private final int port = Ports.free();
  private DataFolder data;
  private EmbeddedArtemis broker;
  private DeadLetters letters;

  @BeforeEach
  void startTheBroker() {
    data = DataFolder.open(folder);
    broker = EmbeddedArtemis.start(data, port, "engine", Map.of("dpupr", "p1"));
    letters =
        new DeadLetters(
            List.of(
                new DeadLetterQueues(
                    new ActiveMQConnectionFactory(broker.engineUrl(), "laksa", "engine"),
                    List.of("DLQ.opd.updates", "DLQ.opd.dpupr", "DLQ.opd.dpupr.refused"))));
  }

  @AfterEach
  void stopTheBroker() {
    broker.close();
    data.close();
  }

  @Test
  void aRejectedWorkOrderIsListedWithoutItsBody() throws JMSException {
    rejectAnOrder();
    DeadLetter letter = only();
    assertThat(letter.id()).startsWith("DLQ.opd.dpupr/");
    assertThat(letter.source()).isEqualTo("DLQ.opd.dpupr");
    assertThat(letter.reason()).contains(ORDERS);
    assertThat(letter.original()).isNull();
    assertThat(letters.show(letter.id()).orElseThrow().original()).isEqualTo("surat tugas");
    assertThat(letter.toString()).doesNotContain("surat tugas");
  }

  @Test
  void aReplayedWorkOrderIsInItsQueueAgainAsItWas() throws JMSException {
    rejectAnOrder();
    assertThat(letters.replay(only().id())).isTrue();
    assertThat(letters.list()).isEmpty();
    try (JMSContext department = amqp("dpupr", "p1", JMSContext.AUTO_ACKNOWLEDGE)) {
      Message order = receive(department, ORDERS);
      assertThat(order.getBody(String.class)).isEqualTo("surat tugas");
      assertThat(order.getStringProperty("laksa_ticket")).isEqualTo("LKS-1");
      assertThat(order.getJMSType()).isEqualTo("id.laksa.workorder.v1");
      assertThat(order.getJMSPriority()).isEqualTo(7);
      assertThat(isEmpty(department, ORDERS)).isTrue();
    }
  }

  @Test
  void itCanDieAndBeReplayedAgain() throws JMSException {
    rejectAnOrder();
    assertThat(letters.replayAll()).isEqualTo(1);
    reject();
    assertThat(letters.replayAll()).isEqualTo(1);
    assertThat(letters.replayAll()).isZero();
  }

  @Test
  void aReplayedUpdateKeepsTheStampOfItsSender() throws JMSException {
    try (JMSContext department = amqp("dpupr", "p1", JMSContext.AUTO_ACKNOWLEDGE)) {
      department.createProducer().send(department.createQueue(UPDATES), "{}");
    }
    rejectUpdate();
    DeadLetter letter = only();
    assertThat(letter.source()).isEqualTo("DLQ.opd.updates");
    assertThat(letters.show(letter.id()).orElseThrow().original()).isEqualTo("{}");
    assertThat(letters.replay(letter.id())).isTrue();
    try (JMSContext engine = engine()) {
      Message update = receive(engine, UPDATES);
      assertThat(update.getStringProperty("laksa_sender")).isEqualTo("dpupr");
      assertThat(update.getBody(String.class)).isEqualTo("{}");
    }
  }

  @Test
  void anUpdateInBytesIsShownAsText() throws JMSException {
    try (JMSContext department = amqp("dpupr", "p1", JMSContext.AUTO_ACKNOWLEDGE)) {
      byte[] bytes = "{\"é\"}".getBytes(StandardCharsets.UTF_8);
      department.createProducer().send(department.createQueue(UPDATES), bytes);
    }
    rejectUpdate();
    assertThat(letters.show(only().id()).orElseThrow().original()).isEqualTo("{\"é\"}");
    assertThat(letters.replayAll()).isEqualTo(1);
    try (JMSContext engine = engine()) {
      assertThat(new String(receive(engine, UPDATES).getBody(byte[].class), StandardCharsets.UTF_8))
          .isEqualTo("{\"é\"}");
    }
  }

  @Test
  void aLetterThatTheEngineBuriedSaysWhy() {
    bury("DLQ.opd.updates", "no department sent this message");
    assertThat(only().reason()).isEqualTo("no department sent this message");
    assertThat(letters.replayAll()).isEqualTo(1);
    try (JMSContext engine = engine()) {
      assertThat(isEmpty(engine, UPDATES)).isFalse();
    }
  }

  @Test
  void onlyTheNamedLetterIsReplayed() {
    bury("DLQ.opd.dpupr.refused", "first");
    bury("DLQ.opd.dpupr.refused", "second");
    DeadLetter second = letters.list().get(1);
    assertThat(letters.replay(second.id())).isTrue();
    assertThat(only().reason()).isEqualTo("first");
    assertThat(letters.replay(second.id())).isFalse();
  }

  @Test
  void lettersThatWerePagedToDiskAreListedShownAndReplayed() {
    int many = 250;
    String large = "x".repeat(90_000);
    try (JMSContext engine = engine();
        JMSContext together = engine.createContext(JMSContext.SESSION_TRANSACTED)) {
      for (int number = 0; number < many; number++) {
        together
            .createProducer()
            .setProperty("laksa_reason", "number " + number)
            .send(together.createQueue("DLQ.opd.dpupr"), large);
      }
      together.commit();
    }
    DeadLetter last = letters.list().get(many - 1);
    assertThat(last.reason()).isEqualTo("number " + (many - 1));
    assertThat(letters.show(last.id()).orElseThrow().original()).isEqualTo(large);
    assertThat(letters.replay(last.id())).isTrue();
    assertThat(letters.list())
        .hasSize(many - 1)
        .first()
        .satisfies(first -> assertThat(first.reason()).isEqualTo("number 0"));
    assertThat(letters.replayAll()).isEqualTo(many - 1);
    assertThat(letters.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db-1",
        "DLQ.opd.dpupr",
        "DLQ.opd.dpupr/' or '1' = '1",
        "DLQ.opd.dpupr/1",
        "x/1"
      })
  void anUnknownIdIsNoLetter(String id) throws JMSException {
    rejectAnOrder();
    assertThat(letters.show(id)).isEmpty();
    assertThat(letters.replay(id)).isFalse();
    assertThat(letters.list()).hasSize(1);
  }

  private DeadLetter only() {
    List<DeadLetter> all = letters.list();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void bury(String queue, String reason) {
    try (JMSContext engine = engine()) {
      JMSProducer producer = engine.createProducer().setProperty("laksa_reason", reason);
      producer.send(engine.createQueue(queue), "{}");
    }
  }

  private void rejectAnOrder() throws JMSException {
    try (JMSContext engine = engine()) {
      engine
          .createProducer()
          .setPriority(7)
          .setJMSType("id.laksa.workorder.v1")
          .setProperty("laksa_ticket", "LKS-1")
          .setProperty("_AMQ_DUPL_ID", "order-1")
          .send(engine.createQueue(ORDERS), "surat tugas");
    }
    reject();
  }

  private void reject() throws JMSException {
    reject("dpupr", "p1", ORDERS);
  }

  private void rejectUpdate() throws JMSException {
    reject("laksa", "engine", UPDATES);
  }

  private void reject(String user, String password, String queue) throws JMSException {
    try (JMSContext reader = amqp(user, password, JMSContext.CLIENT_ACKNOWLEDGE)) {
      Message message = receive(reader, queue);
      message.setIntProperty("JMS_AMQP_ACK_TYPE", REJECTED);
      message.acknowledge();
    }
    await().atMost(Duration.ofMillis(PATIENCE_MS)).until(() -> letters.list().size() == 1);
  }

  private JMSContext amqp(String user, String password, int mode) {
    ConnectionFactory factory = new JmsConnectionFactory("amqp://127.0.0.1:" + port);
    return factory.createContext(user, password, mode);
  }

  private JMSContext engine() {
    return new ActiveMQConnectionFactory(broker.engineUrl()).createContext("laksa", "engine");
  }

  private static Message receive(JMSContext reader, String queue) {
    try (var consumer = reader.createConsumer(reader.createQueue(queue))) {
      Message message = consumer.receive(PATIENCE_MS);
      assertThat(message).isNotNull();
      return message;
    }
  }

  private static boolean isEmpty(JMSContext reader, String queue) {
    try {
      return !reader.createBrowser(reader.createQueue(queue)).getEnumeration().hasMoreElements();
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }
}
