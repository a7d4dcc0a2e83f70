package id.laksa.dev.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A department's own system: AMQP 1.0 for orders and answers, HTTP for photos. It takes the orders
 * of tickets that it is asked for; all others stay where they are.
 */
final class DepartmentDesk implements AutoCloseable {
  /** Qpid's own way to acknowledge. */
  private static final int EACH_BY_ITSELF = 101;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LEFT_MS = 200;
  private final String user;
  private final String password;
  private final HttpDoor city;
  private final InstantSource time;
  private final Connection connection;
  private final Session session;

  /** A photo of finished work, as the engine keeps it. */
  record Evidence(String id, String sha256) {}

  /**
   * Logs in.
   *
   * @param broker {@code amqp://host:port}
   * @param user the department's code in lower case
   */
  DepartmentDesk(URI broker, String user, String password, HttpDoor city, InstantSource time)
      throws JMSException {
    this.user = user;
    this.password = password;
    this.city = city;
    this.time = time;
    JmsConnectionFactory factory =
        new JmsConnectionFactory(broker + "?jms.prefetchPolicy.all=1&jms.forceSyncSend=true");
    this.connection = factory.createConnection(user, password);
    connection.start();
    this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
  }

  String code() {
    return user.toUpperCase(Locale.ROOT);
  }

  /**
   * Takes the orders of a ticket until one is as wanted.
   *
   * @throws Unexpected if there is none within the patience
   */
  JsonNode order(String ticket, String expected, Predicate<JsonNode> wanted) throws JMSException {
    try (Session looking = connection.createSession(EACH_BY_ITSELF);
        MessageConsumer orders = looking.createConsumer(looking.createQueue("opd." + user))) {
      while (true) {
        JsonNode order = json(next(orders, ticket, Poll.PATIENCE.toMillis()), expected);
        if (wanted.test(order)) {
          return order;
        }
      }
    }
  }

  /** Takes what orders of a ticket are left. */
  void clears(String ticket) throws JMSException {
    try (Session looking = connection.createSession(EACH_BY_ITSELF);
        MessageConsumer orders = looking.createConsumer(looking.createQueue("opd." + user))) {
      while (next(orders, ticket, LEFT_MS) != null) {
        // Nobody needs it any more.
      }
    }
  }

  /** Takes one of a ticket; others go back, uncounted, with the end of the session. */
  private static @Nullable Message next(MessageConsumer orders, String ticket, long patienceMs)
      throws JMSException {
    for (Message order = orders.receive(patienceMs);
        order != null;
        order = orders.receive(patienceMs)) {
      if (ticket.equals(order.getStringProperty("laksa_ticket"))) {
        order.acknowledge();
        return order;
      }
    }
    return null;
  }

  /** A photo of a work order, with the department's login. */
  DoorAnswer photo(String url) {
    return city.get(url, basicAuth()).with(200);
  }

  /** Uploads a photo of finished work. */
  Evidence upload(String ticket, byte[] photo) {
    FormBody form = new FormBody().field("ticket", ticket).photo(photo);
    JsonNode kept = city.postForm("/opd/v1/evidence", form, basicAuth()).with(201).json();
    return new Evidence(kept.path("evidenceId").asText(), kept.path("sha256").asText());
  }

  /** Says something about a ticket on {@code opd.updates}; gives the update's id. */
  String says(String kind, String ticket, @Nullable String text, List<String> evidence)
      throws JMSException {
    String updateId = UUID.randomUUID().toString();
    ObjectNode followUp = JSON.createObjectNode().put("type", "id.laksa.followup.v1");
    followUp.put("updateId", updateId).put("ticket", ticket).put("kind", kind);
    followUp.put("text", text).put("at", time.instant().toString());
    evidence.forEach(followUp.putArray("evidence")::add);
    try (MessageProducer updates = session.createProducer(session.createQueue("opd.updates"))) {
      updates.send(session.createTextMessage(followUp.toString()));
    }
    return updateId;
  }

  /** Takes back an update that was refused; gives its reason and the sentence. */
  String refusal(String updateId) throws JMSException {
    try (MessageConsumer refused =
        session.createConsumer(
            session.createQueue("opd." + user + ".refused"), "laksa_update = '" + updateId + "'")) {
      Message message = refused.receive(Poll.PATIENCE.toMillis());
      Unexpected.unless(message != null, "the refused update", "nothing");
      return message.getStringProperty("laksa_reason")
          + ": "
          + message.getStringProperty("laksa_detail");
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }

  private JsonNode json(@Nullable Message message, String expected) throws JMSException {
    if (!(message instanceof TextMessage text)) {
      throw new Unexpected(expected + " in opd." + user, "nothing");
    }
    try {
      return JSON.readTree(text.getText());
    } catch (JsonProcessingException e) {
      throw new Unexpected("a work order in JSON", text.getText());
    }
  }

  private Map<String, String> basicAuth() {
    String pair = user + ":" + password;
    return Map.of(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}
