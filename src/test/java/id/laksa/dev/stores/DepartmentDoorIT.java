package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.broker.DoorLimits;
import id.laksa.broker.DoorRefusal;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one department asks of the broker, and what the others feel of it. */
class DepartmentDoorIT {
  private static final long PATIENCE_MS = 20_000;

  /** Looked at for minutes by a regular expression. */
  private static final String ENDLESS = "'" + "a".repeat(60) + "' LIKE '" + "%a".repeat(25) + "%b'";

  private static final DoorLimits FEW = new DoorLimits(4, 6, 5, 1_000);

  @TempDir static Path folder;
  private static BrokerFixture broker;

  @BeforeAll
  static void startTheBroker() {
    broker = new BrokerFixture(folder, BrokerFixture.DEPARTMENTS, FEW);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  static List<String> selectors() {
    return List.of(
        ENDLESS,
        "laksa_ticket = 'LKS-1'",
        "laksa_update LIKE '%'",
        "laksa_update = 'a' OR 1 = 1",
        "laksa_update = 'a''b'",
        "laksa_update = laksa_update",
        "laksa_update = '" + "a".repeat(150) + "'",
        "((((((((((((((((((((((((((((((1 = 1))))))))))))))))))))))))))))))");
  }

  @ParameterizedTest
  @MethodSource("selectors")
  void aSelectorOfItsOwnIsRefusedToReadersAndBrowsers(String selector) {
    try (JMSContext department = broker.department("kec")) {
      var queue = department.createQueue("opd.kec");
      assertThatThrownBy(() -> department.createConsumer(queue, selector))
          .isInstanceOf(JMSRuntimeException.class)
          .hasMessageContaining("selector: ");
      assertThatThrownBy(() -> department.createBrowser(queue, selector).getEnumeration())
          .isInstanceOfAny(JMSRuntimeException.class, JMSException.class)
          .hasMessageContaining("selector: ");
      assertThat(BrokerFixture.isEmpty(department, "opd.kec")).isTrue();
    }
  }

  @Test
  void aRefusedUpdateCanBePickedByItsId() {
    try (JMSContext engine = broker.engine();
        JMSContext department = broker.department("kec")) {
      for (String update : List.of("KEC-1", "KEC-2 ü {x}")) {
        engine
            .createProducer()
            .setProperty("laksa_update", update)
            .send(engine.createQueue("opd.kec.refused"), update);
      }
      for (String update : List.of("KEC-2 ü {x}", "KEC-1")) {
        try (var reader =
            department.createConsumer(
                department.createQueue("opd.kec.refused"), "laksa_update = '" + update + "'")) {
          assertThat(reader.receiveBody(String.class, PATIENCE_MS)).isEqualTo(update);
        }
      }
    }
  }

  @Test
  void aSelectorWithoutEndHoldsUpNobody() throws Exception {
    send("opd.dpupr", "surat tugas");
    try (RawAmqp hostile = new RawAmqp(broker.port).logIn("dpupr", "p1")) {
      Session session = hostile.session();
      for (int i = 0; i < 3; i++) {
        RawAmqp.reader(session, "reader" + i, "opd.dpupr", selector(ENDLESS));
      }
      hostile.say();
      assertThat(orderOf("dinkes")).isEqualTo("untuk dinkes");
      assertThat(orderOf("kec_benda")).isEqualTo("untuk kec_benda");
    }
    try (JMSContext department = broker.department("dpupr")) {
      var orders = department.createConsumer(department.createQueue("opd.dpupr"));
      assertThat(orders.receiveBody(String.class, PATIENCE_MS)).isEqualTo("surat tugas");
    }
  }

  @Test
  void noOtherFilterPassesForASelector() throws Exception {
    List<Object> filters =
        List.of(
            RawAmqp.described(Symbol.valueOf("apache.org:selector-filter:string"), ENDLESS),
            RawAmqp.described(RawAmqp.SELECTOR_CODE, List.of(ENDLESS)),
            RawAmqp.described(RawAmqp.SELECTOR_CODE, Symbol.valueOf("laksa_update = 'a'")),
            RawAmqp.described(Symbol.valueOf("apache.org:no-local-filter:list"), "x"),
            RawAmqp.described(Symbol.valueOf("apache.org:xquery:string"), "x"),
            ENDLESS);
    try (RawAmqp hostile = new RawAmqp(broker.port).logIn("kec", "p3")) {
      Session session = hostile.session();
      for (Object filter : filters) {
        var reader =
            RawAmqp.reader(session, "by " + filter, "opd.kec", Map.of("jms-selector", filter));
        assertThat(hostile.refusal(reader)).startsWith("selector: ");
      }
      var both =
          RawAmqp.reader(
              session,
              "both",
              "opd.kec",
              Map.of(
                  "a", RawAmqp.described(RawAmqp.SELECTOR_CODE, "laksa_update = 'a'"),
                  "b", RawAmqp.described(RawAmqp.SELECTOR_CODE, ENDLESS)));
      assertThat(hostile.refusal(both)).startsWith("selector: ");
    }
  }

  /** The broker closes the first at once; then it doesn't tell the second as a new one. */
  @Test
  void aLinkThatIsAskedForAgainByItsNameIsLookedAtAgain() throws Exception {
    try (RawAmqp hostile = new RawAmqp(broker.port).logIn("kec", "p3")) {
      Session session = hostile.session();
      var first = RawAmqp.reader(session, "same", "no.such.queue", Map.of());
      assertThat(hostile.refusal(first)).isNotEmpty();
      long before = DoorRefusal.SELECTOR.times();
      // By a client's library no name can be used twice.
      hostile.sayInPlaceOf("copy", "same");
      RawAmqp.reader(session, "copy", "opd.kec", selector(ENDLESS));
      hostile.say();
      await().until(() -> DoorRefusal.SELECTOR.times() == before + 1);
    }
  }

  @Test
  void aUserHasSoManyConnectionsAndASecondUserHisOwn() throws Exception {
    List<RawAmqp> open = new ArrayList<>();
    try {
      for (int i = 0; i < FEW.connections(); i++) {
        open.add(loggedIn("dinkes", "p2"));
      }
      try (RawAmqp tooMany = new RawAmqp(broker.port).logIn("dinkes", "p2")) {
        assertThat(tooMany.refusal()).startsWith("connections: ");
      }
      loggedIn("kec", "p3").close();
      // Lost without a word, it makes place for another.
      open.remove(0).close();
      await().ignoreExceptions().until(() -> open.add(loggedIn("dinkes", "p2")));
    } finally {
      for (RawAmqp one : open) {
        one.close();
      }
    }
  }

  @Test
  void aUserHasSoManySessions() throws Exception {
    try (RawAmqp one = loggedIn("kec_benda", "p4");
        RawAmqp other = loggedIn("kec_benda", "p4")) {
      for (int i = 0; i < FEW.sessions(); i++) {
        Session session = (i % 2 == 0 ? one : other).session();
        (i % 2 == 0 ? one : other)
            .await(() -> session.getRemoteState() != EndpointState.UNINITIALIZED);
      }
      one.session();
      assertThat(one.refusal()).startsWith("sessions: ");
      assertThat(other.isOver()).isFalse();
    }
  }

  @Test
  void aUserHasSoManyConsumersAndAnOrderlyEndMakesPlace() throws Exception {
    try (RawAmqp one = loggedIn("dpupr", "p1");
        RawAmqp other = loggedIn("dpupr", "p1")) {
      Session session = one.session();
      var first = RawAmqp.reader(session, "first", "opd.dpupr", Map.of());
      assertThat(one.refusal(first)).isEmpty();
      Session second = other.session();
      for (int i = 1; i < FEW.consumers(); i++) {
        var reader = RawAmqp.reader(second, "reader" + i, "opd.dpupr.refused", Map.of());
        assertThat(other.refusal(reader)).isEmpty();
      }
      var tooMany = RawAmqp.reader(session, "too many", "opd.dpupr", Map.of());
      assertThat(one.refusal(tooMany)).startsWith("consumers: ");
      first.close();
      one.await(() -> first.getRemoteState() == EndpointState.CLOSED);
      var again = RawAmqp.reader(session, "again", "opd.dpupr", Map.of());
      assertThat(one.refusal(again)).isEmpty();
    }
  }

  @Test
  void whoDoesNotLogInIsSentAway() throws Exception {
    long before = DoorRefusal.LOGIN.times();
    try (RawAmqp silent = new RawAmqp(broker.port);
        RawAmqp wrong = new RawAmqp(broker.port).logIn("kec", "wrong");
        RawAmqp halfway = new RawAmqp(broker.port)) {
      halfway.sayHello();
      halfway.awaitEnd();
      wrong.awaitEnd();
      silent.sayHello();
      silent.awaitEnd();
    }
    assertThat(DoorRefusal.LOGIN.times()).isGreaterThanOrEqualTo(before + 2);
  }

  @Test
  void whoStaysLoggedInIsNot() throws Exception {
    try (RawAmqp patient = loggedIn("kec", "p3");
        RawAmqp late = new RawAmqp(broker.port)) {
      late.sayHello();
      late.awaitEnd();
      Session session = patient.session();
      var reader = RawAmqp.reader(session, "reader", "opd.kec", Map.of());
      assertThat(patient.refusal(reader)).isEmpty();
    }
  }

  @Test
  void manyStrangersTakeNoPlaceFromADepartment() throws Exception {
    List<RawAmqp> strangers = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        RawAmqp stranger = new RawAmqp(broker.port);
        stranger.sayHello();
        strangers.add(stranger);
      }
      loggedIn("kec", "p3").close();
      strangers.get(0).awaitEnd();
    } finally {
      for (RawAmqp one : strangers) {
        one.close();
      }
    }
  }

  @Test
  void theReasonsThatFiguresAreGivenByAreStable() {
    assertThat(DoorRefusal.values())
        .extracting(DoorRefusal::reason)
        .containsExactly("selector", "connections", "sessions", "consumers", "links", "login");
  }

  private static RawAmqp loggedIn(String user, String password) throws IOException {
    RawAmqp client = new RawAmqp(broker.port).logIn(user, password);
    client.await(() -> client.connection().getRemoteState() != EndpointState.UNINITIALIZED);
    if (client.isOver()) {
      client.close();
      throw new IOException("refused");
    }
    return client;
  }

  private static Map<String, Object> selector(String text) {
    return Map.of("jms-selector", RawAmqp.described(RawAmqp.SELECTOR_CODE, text));
  }

  private static void send(String queue, String text) {
    try (JMSContext engine = broker.engine()) {
      engine.createProducer().send(engine.createQueue(queue), text);
    }
  }

  private static String orderOf(String department) {
    send("opd." + department, "untuk " + department);
    try (JMSContext reader = broker.department(department)) {
      return reader
          .createConsumer(reader.createQueue("opd." + department))
          .receiveBody(String.class, PATIENCE_MS);
    }
  }
}
