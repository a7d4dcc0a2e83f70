package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.app.EngineFile;
import id.laksa.broker.AmqpBytes;
import id.laksa.broker.RawAmqp;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.engine.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that want more than they may: none of them steers or stops the inbox. */
class HostileFollowUpIT extends SpineCase {
  private static final String FOLLOW_UP =
      """
      {"type": "id.laksa.followup.v1", "updateId": "%s", "ticket": "%s", "kind": "ACKNOWLEDGED"}
      """;
  private DepartmentSystem dpupr;
  private DepartmentSystem dishub;
  private final int gadgetsBefore = Gadget.timesRead();

  @BeforeEach
  void logIn() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    dishub = new DepartmentSystem(engine, "dishub");
  }

  @AfterEach
  void theInboxGoesOn() throws Exception {
    String ticket = aDamagedRoad();
    dpupr.answer(ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
    dpupr.close();
    dishub.close();
    assertThat(Gadget.timesRead()).as("objects that were read").isEqualTo(gadgetsBefore);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laksa_sender",
        "laKSa_sender",
        "LAKSA_SENDER",
        "JMSXUserID",
        "_AMQ_VALIDATED_USER"
      })
  void aSenderWhoClaimsToBeAnotherIsHimself(String property) throws Exception {
    String ticket = aDamagedRoad();
    String updateId = UUID.randomUUID().toString();
    TextMessage message = dishub.session().createTextMessage(followUp(updateId, ticket));
    message.setStringProperty(property, "dpupr");
    send(dishub, message);
    TextMessage refused = dishub.refused(updateId);
    assertThat(refused.getStringProperty("laksa_reason")).isEqualTo("not-yours");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void headersOfCamelHaveNoEffect() throws Exception {
    String ticket = aDamagedRoad();
    List<String> names =
        List.of(
            "CamelJmsDestinationName",
            "CamelBeanMethodName",
            "camelbeanmethodname",
            "CAMELBEANMETHODNAME",
            "CamelJmsDestination",
            "CamelHttpUri",
            "CamelRedelivered",
            "_AMQ_DUPL_ID",
            "laksa_reason");
    for (String name : names) {
      dpupr.send(followUp(UUID.randomUUID().toString(), ticket), Map.of(name, "opd.dishub"));
    }
    awaitStatus(ticket, "ACKNOWLEDGED");
    String marker = UUID.randomUUID().toString();
    dpupr.send(
        "{\"updateId\": \"" + marker + "\"}", Map.of("CamelJmsDestinationName", "opd.dishub"));
    assertThat(dpupr.refused(marker).getStringProperty("laksa_reason")).isEqualTo("malformed");
    assertThat(lyingAt(dishub, "opd.dishub")).noneMatch(text -> text.contains(marker));
  }

  @Test
  void aReplyAddressIsNotWrittenTo() throws Exception {
    String ticket = aDamagedRoad();
    String updateId = UUID.randomUUID().toString();
    TextMessage good = dpupr.session().createTextMessage(followUp(updateId, ticket));
    good.setJMSReplyTo(dpupr.session().createQueue("opd.dishub"));
    send(dpupr, good);
    awaitStatus(ticket, "ACKNOWLEDGED");
    String marker = UUID.randomUUID().toString();
    TextMessage forged =
        dpupr.session().createTextMessage("{\"type\": \"id.laksa.workorder.v1 " + marker + "\"}");
    forged.setJMSReplyTo(dpupr.session().createQueue("opd.dishub"));
    send(dpupr, forged);
    dpupr.refused(marker);
    dpupr.answer(ticket, "IN_PROGRESS");
    awaitStatus(ticket, "IN_PROGRESS");
    assertThat(lyingAt(dishub, "opd.dishub"))
        .noneMatch(text -> text.contains(marker) || text.contains(updateId));
  }

  @Test
  void bytesAreReadAsUtf8() throws Exception {
    String ticket = aDamagedRoad();
    BytesMessage message = dpupr.session().createBytesMessage();
    message.writeBytes(followUp(UUID.randomUUID().toString(), ticket).getBytes(UTF_8));
    send(dpupr, message);
    awaitStatus(ticket, "ACKNOWLEDGED");
  }

  @Test
  void whatIsNoJsonComesBackAsMalformed() throws Exception {
    Session session = dpupr.session();
    BytesMessage noise = session.createBytesMessage();
    noise.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    BytesMessage gadget = session.createBytesMessage();
    gadget.writeBytes(Gadget.serialized());
    List<Message> messages =
        List.of(noise, gadget, session.createTextMessage(""), session.createBytesMessage());
    for (Message message : messages) {
      send(dpupr, message);
      assertThat(dpupr.refused("").getStringProperty("laksa_reason")).isEqualTo("malformed");
    }
  }

  @Test
  void whatIsNeitherTextNorBytesIsRejectedAtTheDoor() throws Exception {
    Session session = dpupr.session();
    MapMessage map = session.createMapMessage();
    map.setBytes("kind", Gadget.serialized());
    StreamMessage stream = session.createStreamMessage();
    stream.writeBytes(Gadget.serialized());
    List<Message> messages =
        List.of(
            map,
            stream,
            session.createObjectMessage(new Gadget()),
            session.createMessage(),
            session.createTextMessage());
    double before = refusedFor("body-not-plain");
    for (Message message : messages) {
      assertThatThrownBy(() -> send(dpupr, message))
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("body-not-plain");
    }
    assertThat(refusedFor("body-not-plain")).isEqualTo(before + messages.size());
  }

  /** Byte for byte, as no library would send it. */
  @Test
  void noEncodingOfAnObjectIsReadByAnybody() throws Exception {
    byte[] object = Gadget.serialized();
    try (RawAmqp raw = new RawAmqp(amqpPort(), "dpupr", engine.password("dpupr"))) {
      Sender updates = raw.link("opd.updates");
      for (AmqpBytes.Hostile hostile : AmqpBytes.notPlain(object)) {
        assertThat(raw.send(updates, 0, hostile.encoded())).as(hostile.name()).contains("rejected");
      }
      Sender tunnel = raw.link("opd.updates", Symbol.valueOf("AMQ_CORE_MESSAGE_TUNNELING"));
      for (byte kind = 0; kind < 8; kind++) {
        byte[] message = AmqpBytes.tunnelled(kind, object);
        assertThat(raw.send(tunnel, AmqpBytes.TUNNELLED_CORE, message)).contains("other-format");
      }
      for (byte[] message : AmqpBytes.objectsAroundAText(object)) {
        assertThat(raw.send(updates, 0, message)).isEqualTo("accepted");
        assertThat(dpupr.refused("").getStringProperty("laksa_reason")).isEqualTo("malformed");
      }
    }
  }

  /** As if the broker's plugin weren't there: by the engine's own user, in a department's name. */
  @Test
  void anObjectThatGotPastTheDoorIsNotReadEither() throws Exception {
    EngineFile file = engine.file();
    try (var broker =
            new ActiveMQConnectionFactory(
                engine.core(), file.get("artemis.user"), file.get("artemis.password"));
        JMSContext past = broker.createContext()) {
      ObjectMessage object = past.createObjectMessage(new Gadget());
      object.setStringProperty("laksa_sender", "dpupr");
      MapMessage map = past.createMapMessage();
      map.setStringProperty("laksa_sender", "dpupr");
      map.setBytes("kind", Gadget.serialized());
      StreamMessage stream = past.createStreamMessage();
      stream.setStringProperty("laksa_sender", "dpupr");
      stream.writeBytes(Gadget.serialized());
      for (Message message : List.of(object, map, stream)) {
        past.createProducer().send(past.createQueue("opd.updates"), message);
        assertThat(dpupr.refused("").getStringProperty("laksa_reason")).isEqualTo("malformed");
      }
    }
  }

  @Test
  void fiveMegabytesAreRefusedByTheBroker() throws Exception {
    String large = "{\"text\": \"" + "a".repeat(5_000_000) + "\"}";
    try (DepartmentSystem greedy = new DepartmentSystem(engine, "dpupr")) {
      assertThatThrownBy(() -> greedy.send(large, Map.of()))
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("100 KB");
    }
  }

  @Test
  void oneOfNinetyKilobytesComesBackAsMalformed() throws Exception {
    String marker = UUID.randomUUID().toString();
    dpupr.send("{\"text\": \"" + marker + "a".repeat(90_000) + "\"}", Map.of());
    assertThat(dpupr.refused(marker).getStringProperty("laksa_reason")).isEqualTo("malformed");
  }

  private int amqpPort() {
    return URI.create("amqp://" + engine.amqp()).getPort();
  }

  private double refusedFor(String reason) {
    String name = "laksa_broker_refused_total{reason=\"" + reason + "\"} ";
    return engine
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  private static String followUp(String updateId, String ticket) {
    return FOLLOW_UP.formatted(updateId, ticket);
  }

  private static void send(DepartmentSystem sender, Message message) throws JMSException {
    Session session = sender.session();
    try (MessageProducer producer = session.createProducer(session.createQueue("opd.updates"))) {
      producer.send(message);
    }
  }

  private static List<String> lyingAt(DepartmentSystem owner, String queue) throws JMSException {
    List<String> texts = new ArrayList<>();
    try (var browser = owner.session().createBrowser(owner.session().createQueue(queue))) {
      for (var all = browser.getEnumeration(); all.hasMoreElements(); ) {
        Object message = all.nextElement();
        texts.add(message instanceof TextMessage text ? text.getText() : message.toString());
      }
    }
    return texts;
  }
}
