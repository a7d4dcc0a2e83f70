package id.laksa.dispatch.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.dev.stores.EmbeddedArtemis;
import id.laksa.dispatch.Withdrawal;
import id.laksa.dispatch.Withdrawal.Found;
import id.laksa.dispatch.jms.WorkOrderQueues.Letter;
import jakarta.jms.Connection;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that no department has taken comes back from wherever it lies on the broker. */
class QueueWithdrawalIT {
  private static final long PATIENCE_MS = 20_000;
  private static final Duration PATIENCE = Duration.ofMillis(PATIENCE_MS);
  private static final String ERASED = "LKS-1";
  private static final List<String> DEPARTMENTS = List.of("DPUPR", "DINKES", "LOST");

  @TempDir Path folder;
  private final int port = Ports.free();
  private DataFolder data;
  private EmbeddedArtemis broker;
  private ActiveMQConnectionFactory engine;
  private WorkOrderQueues queues;
  private Withdrawal withdrawal;

  @BeforeEach
  void startTheBroker() {
    data = DataFolder.open(folder);
    broker = EmbeddedArtemis.start(data, port, "engine", Map.of("dpupr", "p1", "dinkes", "p2"));
    engine = new ActiveMQConnectionFactory(broker.engineUrl(), "laksa", "engine");
    queues = new WorkOrderQueues(engine);
    withdrawal = new QueueWithdrawal(engine);
  }

  @AfterEach
  void stopTheBroker() {
    queues.close();
    engine.close();
    broker.close();
    data.close();
  }

  @Test
  void itLeavesWhatReplacesItAndOtherTickets() throws Exception {
    send(order("a", "DPUPR", ERASED, 3), order("b", "DPUPR", ERASED, 4));
    send(order("c", "DINKES", ERASED, 2), order("d", "DPUPR", "LKS-2", 3));
    assertThat(withdraw(3))
        .containsEntry("DPUPR", new Found(1, 0))
        .containsEntry("DINKES", new Found(1, 0))
        .containsEntry("LOST", new Found(0, 0));
    assertThat(withdraw(3).values()).containsOnly(new Found(0, 0));
    assertThat(lying("opd.dpupr")).containsExactly("b", "d");
    assertThat(lying("opd.dinkes")).isEmpty();
  }

  @Test
  void oneThatIsOutAtAConsumerIsTakenOrComesBackAndGoes() throws Exception {
    send(order("a", "DPUPR", ERASED, 3));
    try (Connection connection = department();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer orders = session.createConsumer(session.createQueue("opd.dpupr"))) {
      assertThat(orders.receive(PATIENCE_MS)).isNotNull();
      assertThat(withdraw(3)).containsEntry("DPUPR", new Found(0, 1));
      session.rollback();
    }
    // It waits for its next delivery, where no consumer sees it.
    await().until(() -> withdraw(3).get("DPUPR").equals(new Found(1, 0)));
    assertThat(lying("opd.dpupr")).isEmpty();
  }

  @Test
  void oneThatWasSettledMeanwhileIsNotOutAnyMore() throws Exception {
    send(order("a", "DPUPR", ERASED, 3));
    try (Connection connection = department();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        MessageConsumer orders = session.createConsumer(session.createQueue("opd.dpupr"))) {
      assertThat(orders.receive(PATIENCE_MS)).isNotNull();
      assertThat(withdraw(3)).containsEntry("DPUPR", new Found(0, 1));
      session.commit();
      await().until(() -> withdraw(3).get("DPUPR").equals(new Found(0, 0)));
    }
  }

  @Test
  void deadLettersGoLikewise() throws Exception {
    try (JMSContext sender = engine.createContext()) {
      sender
          .createProducer()
          .setProperty("laksa_ticket", ERASED)
          .send(sender.createQueue("DLQ.opd.dpupr"), "a dead letter of an earlier version");
    }
    assertThat(withdraw(3)).containsEntry("DPUPR", new Found(1, 0));
    assertThat(lying("DLQ.opd.dpupr")).isEmpty();
  }

  @Test
  void oneThatIsPagedToDiskIsFoundByReadingThrough() throws Exception {
    String large = "x".repeat(40_000);
    for (int i = 0; i < 500; i++) {
      send(new Letter("order-" + i, "DPUPR", "LKS-2", 3, "jalan-rusak", 4, "new", large));
    }
    send(order("last", "DPUPR", ERASED, 3));
    assertThat(broker.isAlive()).isTrue();
    assertThat(folder.resolve("artemis/paging").toFile().list()).isNotEmpty();
    assertThat(withdraw(3)).containsEntry("DPUPR", new Found(1, 0));
    assertThat(lying("opd.dpupr")).hasSize(500).containsOnly(large);
  }

  @Test
  void whatWasWithdrawnOrTakenIsInNoFileOfTheBrokerOnceItsJournalIsCleaned() throws Exception {
    send(naming("Rukmanawati", ERASED), naming("Sulistyowati", "LKS-2"));
    for (int i = 0; i < 400; i++) {
      send(new Letter("order-" + i, "DINKES", "LKS-3", 3, "jalan", 4, "new", "x".repeat(30_000)));
    }
    assertThat(files("Rukmanawati")).isNotEmpty();
    assertThat(withdraw(3)).containsEntry("DPUPR", new Found(1, 0));
    assertThat(broker.cleanJournal(PATIENCE)).isTrue();
    assertThat(files("Rukmanawati")).isEmpty();
    assertThat(files("Sulistyowati")).isNotEmpty();
    assertThat(lying("opd.dpupr")).containsExactly("Sulistyowati");
    assertThat(broker.cleanJournal(PATIENCE)).isTrue();
    assertThat(files("Sulistyowati")).isEmpty();
    assertThat(lying("opd.dinkes")).hasSize(400);
  }

  @Test
  void whatWasTakenIsInNoFileEitherAfterARestart() throws Exception {
    send(naming("Rukmanawati", ERASED));
    assertThat(lying("opd.dpupr")).hasSize(1);
    stopTheBroker();
    startTheBroker();
    send(order("other", "DPUPR", "LKS-2", 3));
    assertThat(broker.cleanJournal(PATIENCE)).isTrue();
    assertThat(files("Rukmanawati")).isEmpty();
    assertThat(lying("opd.dpupr")).containsExactly("other");
  }

  @Test
  void whileAnotherSendsItWaitsForItsTurn() throws Exception {
    try (Connection one = engine.createConnection()) {
      Session first = one.createSession(Session.SESSION_TRANSACTED);
      new SendingLock().take(first);
      assertThatThrownBy(() -> withdraw(3)).isInstanceOf(Withdrawal.Away.class);
    }
    assertThat(withdraw(3)).containsEntry("DPUPR", new Found(0, 0));
  }

  @Test
  void withTheBrokerAwayNothingIsKnown() {
    broker.close();
    assertThatThrownBy(() -> withdraw(3)).isInstanceOf(Withdrawal.Away.class);
  }

  private Map<String, Found> withdraw(int upTo) throws Withdrawal.Away {
    return withdrawal.withdraw(ERASED, upTo, DEPARTMENTS);
  }

  /** The broker's files in which this stands, in either way that text is kept. */
  private List<String> files(String said) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (bytes.contains(said)) {
          found.add(file.toString());
        }
      }
    }
    return found;
  }

  private void send(Letter... letters) throws JMSException {
    assertThat(queues.send(List.of(letters))).isEmpty();
  }

  private static Letter order(String id, String department, String ticket, int seq) {
    return new Letter(id, department, ticket, seq, "jalan-rusak", 4, "new", id);
  }

  private static Letter naming(String person, String ticket) {
    return new Letter("order of " + ticket, "DPUPR", ticket, 3, "jalan-rusak", 4, "new", person);
  }

  private Connection department() throws JMSException {
    Connection connection =
        new JmsConnectionFactory("amqp://127.0.0.1:" + port + "?jms.prefetchPolicy.all=1")
            .createConnection("dpupr", "p1");
    connection.start();
    return connection;
  }

  /** What lies there, taken out; an empty look ends it. */
  private List<String> lying(String queue) throws JMSException {
    List<String> bodies = new ArrayList<>();
    try (JMSContext reader = engine.createContext()) {
      reader.createProducer().send(reader.createQueue(queue), "the end");
      try (var orders = reader.createConsumer(reader.createQueue(queue))) {
        for (Message next = orders.receive(PATIENCE_MS); next != null; ) {
          String body = next.getBody(String.class);
          if (body.equals("the end")) {
            return bodies;
          }
          bodies.add(body);
          next = orders.receive(PATIENCE_MS);
        }
      }
    }
    throw new AssertionError("what was put at its end isn't there: " + bodies.size());
  }
}
