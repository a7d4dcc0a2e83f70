package id.laksa.dev.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.broker.AmqpBytes;
import id.laksa.broker.AmqpBytes.Hostile;
import id.laksa.broker.MessageRefusal;
import id.laksa.broker.RawAmqp;
import jakarta.jms.JMSContext;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.engine.Sender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A department that sends what is no text, no bytes, or no message at all. */
class RefusedBodiesIT {
  private static final long PATIENCE_MS = 20_000;
  private static final Symbol TUNNEL = Symbol.valueOf("AMQ_CORE_MESSAGE_TUNNELING");

  @TempDir static Path folder;
  private static BrokerFixture broker;
  private RawAmqp department;

  @BeforeAll
  static void startTheBroker() {
    broker = new BrokerFixture(folder);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @BeforeEach
  void logIn() throws Exception {
    department = logInAs("kec");
  }

  /** Nothing but this arrives, from the same sender or another. */
  @AfterEach
  void theNextTextIsTaken() throws Exception {
    RawAmqp next = department.isOver() ? logInAs("kec") : department;
    assertThat(send(next, next.link("opd.updates"), "{}")).isEqualTo("accepted");
    next.close();
    try (JMSContext engine = broker.engine();
        var updates = engine.createConsumer(engine.createQueue("opd.updates"))) {
      assertThat(updates.receive(PATIENCE_MS).getBody(String.class)).isEqualTo("{}");
      assertThat(updates.receiveNoWait()).isNull();
    }
    assertThat(broker.server().locateQueue("DLQ.opd.updates").getMessageCount()).isZero();
  }

  static List<Hostile> refused() {
    return Stream.of(AmqpBytes.notPlain("object".getBytes(UTF_8)), AmqpBytes.unreadable())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void itIsRejectedWithAReasonAndMayGoOn(Hostile hostile) throws Exception {
    assertThat(department.send(department.link("opd.updates"), 0, hostile.encoded()))
        .startsWith("rejected " + hostile.reason() + ": ");
    assertThat(department.isOver()).isFalse();
  }

  /** The broker takes headers apart before it asks its plugin. */
  @ParameterizedTest
  @MethodSource("id.laksa.broker.AmqpBytes#noMessage")
  void whatIsNoMessageEndsItsOwnConnectionAlone(Hostile hostile) throws Exception {
    try (RawAmqp other = logInAs("dinkes")) {
      Sender before = other.link("opd.updates");
      assertThat(department.send(department.link("opd.updates"), 0, hostile.encoded()))
          .startsWith("closed");
      assertThat(send(other, before, "")).isEqualTo("accepted");
    }
    takeOne();
  }

  @ParameterizedTest
  @MethodSource("coreKinds")
  void aCoreMessageInAmqpsClothesIsRejected(byte kind) throws Exception {
    byte[] message = AmqpBytes.tunnelled(kind, "object".getBytes(UTF_8));
    Sender tunnel = department.link("opd.updates", TUNNEL);
    assertThat(department.send(tunnel, AmqpBytes.TUNNELLED_CORE, message))
        .startsWith("rejected other-format: ");
  }

  static Stream<Byte> coreKinds() {
    return IntStream.rangeClosed(0, 7).mapToObj(kind -> (byte) kind);
  }

  @Test
  void aMessageOfAnUnknownFormatIsRejected() throws Exception {
    byte[] text = AmqpBytes.encode(new AmqpValue("{}"));
    assertThat(department.send(department.link("opd.updates"), 77, text))
        .startsWith("rejected other-format: ");
  }

  /**
   * With a stack that is full the stamp would fail, and the broker would deliver the forged one.
   */
  @Test
  void aForgedSenderDoesNotPassBesideAPropertyThatFillsTheStack() throws Exception {
    long before = MessageRefusal.UNREADABLE.times() + MessageRefusal.PROPERTY_NOT_SIMPLE.times();
    int sent = 0;
    for (int depth = 500; depth < 9_000; depth += 500) {
      assertThat(
              department.send(
                  department.link("opd.updates"), 0, AmqpBytes.forgedBesideLists("dinkes", depth)))
          .startsWith("rejected ");
      sent++;
    }
    assertThat(MessageRefusal.UNREADABLE.times() + MessageRefusal.PROPERTY_NOT_SIMPLE.times())
        .isEqualTo(before + sent);
  }

  /** Here bodies are read by the broker itself. */
  @ParameterizedTest
  @MethodSource("id.laksa.broker.AmqpBytes#unreadable")
  void theDoorOfTheTransactionsHoldsToo(Hostile hostile) throws Exception {
    Sender coordinator = department.coordinator();
    department.sendWithoutWaiting(coordinator, hostile.encoded());
  }

  private static RawAmqp logInAs(String user) throws Exception {
    return new RawAmqp(broker.port, user, BrokerFixture.DEPARTMENTS.get(user));
  }

  private static String send(RawAmqp sender, Sender link, String text) throws Exception {
    return sender.send(link, 0, AmqpBytes.encode(new AmqpValue(text)));
  }

  private static void takeOne() {
    try (JMSContext engine = broker.engine();
        var updates = engine.createConsumer(engine.createQueue("opd.updates"))) {
      assertThat(updates.receive(PATIENCE_MS)).isNotNull();
    }
  }
}
