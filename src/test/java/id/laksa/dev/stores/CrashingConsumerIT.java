package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A department whose system dies with orders in its hands. */
class CrashingConsumerIT {
  private static final String QUEUE = "opd.kec";
  private static final int DEADLY = 3;
  private static final long HOUR_MS = 3_600_000;

  @TempDir Path folder;
  private BrokerFixture broker;
  private Queue queue;

  @BeforeEach
  void start() {
    broker = new BrokerFixture(folder);
    queue = broker.server().locateQueue(QUEUE);
    // Nothing is due by itself, however slow this machine is.
    AddressSettings settings = new AddressSettings();
    settings.setRedeliveryDelay(HOUR_MS).setMaxRedeliveryDelay(1_000 * HOUR_MS);
    settings.setDeadLetterAddress(SimpleString.of("DLQ." + QUEUE));
    broker.server().getAddressSettingsRepository().addMatch(QUEUE, settings);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void onlyTheOldestOrderOfALostConnectionCountsAndAllWait() throws Exception {
    orders(5);
    long before = System.currentTimeMillis();
    crashWith(5);

    await().until(() -> queue.getScheduledCount() == 5);
    assertThat(queue.getScheduledMessages())
        .allSatisfy(
            order ->
                assertThat(order.getScheduledDeliveryTime())
                    .isGreaterThanOrEqualTo(before + HOUR_MS));
    assertThat(counts()).containsExactly(1, 0, 0, 0, 0);
  }

  /** Case 12, without any pause: the first is the one that was out alone each time. */
  @Test
  void seventeenCrashesLoseNoOrderButTheOneThatIsAloneInTheirHands() throws Exception {
    orders(15);
    for (int crash = 0; crash < 17; crash++) {
      offerAgain();
      crashWith(1);
    }
    offerAgain();
    assertThat(taken(14))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(1, 15).boxed().toList());
    assertThat(numberOfTheDeadLetter()).isZero();
  }

  /** It settles each when it has done it, and dies of the fourth. */
  @Test
  void theOrderThatKillsItsReaderIsSetAsideAndTheOthersAreServed() throws Exception {
    orders(6);
    List<Integer> served = restartedUntilNothingIsLeft(true);
    assertThat(served).containsExactlyInAnyOrder(0, 1, 2, 4, 5);
    assertThat(numberOfTheDeadLetter()).isEqualTo(DEADLY);
  }

  /** It settles all when it has done all: what it says of the first ones is lost with it. */
  @Test
  void aReaderThatSettlesLateLosesOnlyWhatKillsItToo() throws Exception {
    orders(6);
    List<Integer> served = restartedUntilNothingIsLeft(false);
    assertThat(served).containsExactlyInAnyOrder(0, 1, 2, 4, 5);
    assertThat(numberOfTheDeadLetter()).isEqualTo(DEADLY);
  }

  @Test
  void eachLossInARowLastsTwiceAsLong() throws Exception {
    orders(2);
    for (int hours : new int[] {1, 2, 4, 8}) {
      long before = System.currentTimeMillis();
      crashWith(1);
      await().until(() -> queue.getScheduledCount() > 0 && queue.getDeliveringCount() == 0);
      assertThat(queue.getScheduledMessages())
          .anySatisfy(
              order ->
                  assertThat(order.getScheduledDeliveryTime())
                      .isGreaterThanOrEqualTo(before + hours * HOUR_MS));
      offerAgain();
    }
  }

  @Test
  void anOrderGivenBackWhileItIsAloneDoesNotHoldUpTheOthers() throws Exception {
    orders(1);
    crashWith(1);
    orders(2);
    offerAgain();
    try (RawAmqp reader = reader()) {
      Receiver orders = credit(reader, 10);
      settle(reader, next(reader, orders), Released.getInstance());
      for (int i = 1; i < 3; i++) {
        settle(reader, next(reader, orders), Accepted.getInstance());
      }
      offerAgain();
      settle(reader, next(reader, orders), Accepted.getInstance());
      await().until(() -> queue.getMessageCount() == 0);
    }
  }

  @Test
  void anOrderlyEndCountsNothing() throws Exception {
    orders(3);
    try (RawAmqp reader = reader()) {
      Receiver orders = credit(reader, 10);
      for (int i = 0; i < 3; i++) {
        next(reader, orders);
      }
      end(reader);
    }
    await().until(() -> queue.getDeliveringCount() == 0);
    assertThat(queue.getScheduledCount()).isZero();
    assertThat(taken(3)).containsExactly(0, 1, 2);
  }

  @Test
  void aStoppedBrokerCountsNothing() throws Exception {
    orders(2);
    try (RawAmqp reader = reader()) {
      Receiver orders = credit(reader, 10);
      next(reader, orders);
      next(reader, orders);
      broker.close();
    }
    broker = new BrokerFixture(folder);
    queue = broker.server().locateQueue(QUEUE);
    assertThat(counts()).containsExactly(0, 0);
  }

  private void orders(int number) {
    long all = queue.getMessageCount() + number;
    try (JMSContext engine = broker.engine()) {
      for (int i = 0; i < number; i++) {
        engine
            .createProducer()
            .setProperty("number", i)
            .send(engine.createQueue(QUEUE), "surat tugas " + i);
      }
    }
    await().until(() -> queue.getMessageCount() == all);
  }

  /** What waits for its time is offered now, and is there. */
  private void offerAgain() throws Exception {
    await().until(() -> queue.getDeliveringCount() == 0);
    queue.deliverScheduledMessages("");
    await().until(() -> queue.getScheduledCount() == 0);
  }

  private RawAmqp reader() throws IOException {
    return new RawAmqp(broker.port).logIn("kec", "p3");
  }

  private static Receiver credit(RawAmqp reader, int credit) throws IOException {
    Receiver orders = RawAmqp.reader(reader.session(), "orders", QUEUE, Map.of());
    orders.flow(credit);
    reader.say();
    return orders;
  }

  /** Takes some, settles none, and is gone without a word. */
  private void crashWith(int number) throws IOException {
    try (RawAmqp reader = reader()) {
      Receiver orders = credit(reader, 100);
      for (int i = 0; i < number; i++) {
        next(reader, orders);
      }
    }
  }

  private List<Integer> restartedUntilNothingIsLeft(boolean settlesEach) throws Exception {
    List<Integer> served = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              offerAgain();
              served.addAll(servedUntilDeath(settlesEach));
              return queue.getMessageCount() == 0;
            });
    return served;
  }

  private List<Integer> servedUntilDeath(boolean settlesEach) throws IOException {
    List<Integer> served = new ArrayList<>();
    try (RawAmqp reader = reader()) {
      Receiver orders = credit(reader, 0);
      for (List<Delivery> batch = all(reader, orders);
          !batch.isEmpty();
          batch = all(reader, orders)) {
        List<Delivery> done = new ArrayList<>();
        for (Delivery order : batch) {
          if (number(order) == DEADLY) {
            return served;
          }
          done.add(order);
          if (settlesEach) {
            served.addAll(settled(reader, done));
          }
        }
        served.addAll(settled(reader, done));
      }
      end(reader);
      return served;
    }
  }

  /** What the broker has to give now. */
  private static List<Delivery> all(RawAmqp reader, Receiver orders) throws IOException {
    orders.drain(100);
    reader.await(() -> !orders.draining());
    List<Delivery> all = new ArrayList<>();
    for (Delivery order = orders.current(); order != null; order = orders.current()) {
      all.add(taken(orders, order));
    }
    return all;
  }

  private static Delivery next(RawAmqp reader, Receiver orders) throws IOException {
    reader.await(() -> orders.current() != null && !orders.current().isPartial());
    return taken(orders, orders.current());
  }

  private static Delivery taken(Receiver orders, Delivery order) {
    byte[] bytes = new byte[order.pending()];
    orders.recv(bytes, 0, bytes.length);
    Message message = Proton.message();
    message.decode(bytes, 0, bytes.length);
    order.setContext(message.getApplicationProperties().getValue().get("number"));
    orders.advance();
    return order;
  }

  private static int number(Delivery order) {
    return (Integer) order.getContext();
  }

  /** Accepts them, empties the list, and waits until the broker knows. */
  private List<Integer> settled(RawAmqp reader, List<Delivery> orders) throws IOException {
    long known = queue.getMessagesAcknowledged() + orders.size();
    List<Integer> numbers = orders.stream().map(CrashingConsumerIT::number).toList();
    for (Delivery order : orders) {
      settle(reader, order, Accepted.getInstance());
    }
    await().until(() -> queue.getMessagesAcknowledged() == known);
    orders.clear();
    return numbers;
  }

  private static void settle(RawAmqp reader, Delivery order, DeliveryState outcome)
      throws IOException {
    order.disposition(outcome);
    order.settle();
    reader.say();
  }

  private static void end(RawAmqp reader) throws IOException {
    reader.connection().close();
    reader.await(reader::isOver);
  }

  /** How often each was tried, by its number. */
  private List<Integer> counts() {
    List<MessageReference> all = new ArrayList<>(queue.getScheduledMessages());
    queue.iterator().forEachRemaining(all::add);
    return all.stream()
        .sorted(Comparator.comparingLong(MessageReference::getMessageID))
        .map(MessageReference::getDeliveryCount)
        .toList();
  }

  private List<Integer> taken(int number) {
    try (JMSContext department = broker.department("kec")) {
      var orders = department.createConsumer(department.createQueue(QUEUE));
      return IntStream.range(0, number).mapToObj(i -> numberOf(orders.receive(10_000))).toList();
    }
  }

  private int numberOfTheDeadLetter() throws Exception {
    Queue dead = broker.server().locateQueue("DLQ." + QUEUE);
    await().until(() -> dead.getMessageCount() == 1);
    // It was hurried above by a means that leaves its mark on it.
    dead.deliverScheduledMessages("");
    try (JMSContext engine = broker.engine()) {
      var letters = engine.createConsumer(engine.createQueue("DLQ." + QUEUE));
      int number = numberOf(letters.receive(10_000));
      assertThat(letters.receiveNoWait()).isNull();
      return number;
    }
  }

  private static int numberOf(jakarta.jms.Message message) {
    try {
      return message.getIntProperty("number");
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }
}
