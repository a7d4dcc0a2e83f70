package id.laksa.deadletter.jms;

import id.laksa.deadletter.DeadLetter;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.jspecify.annotations.Nullable;

/** How a message in a dead letter queue is read and made fit to be sent again. */
final class DeadLetterMessage {
  private static final String REASON = "laksa_reason";
  private static final String ORIGIN = "_AMQ_ORIG_QUEUE";
  private static final String NUMBER = "_AMQ_ORIG_MESSAGE_ID";
  private static final Pattern BROKERS_OWN =
      Pattern.compile("_AMQ_.*|NATIVE_MESSAGE_ID|JMS_AMQP_MA_x-opt-ORIG-.*");
  private static final String JMS_ID = "ID:";

  private DeadLetterMessage() {}

  static DeadLetter of(String queue, Message message, boolean whole) throws JMSException {
    return new DeadLetter(
        idOf(queue, message),
        queue,
        reason(message),
        Instant.ofEpochMilli(message.getJMSTimestamp()),
        0,
        whole ? text(message) : null);
  }

  /** By the broker's own number: the JMS id of what an AMQP client sent is new at each reading. */
  static String idOf(String queue, Message message) throws JMSException {
    Object number = message.getObjectProperty(NUMBER);
    String id = String.valueOf(number == null ? message.getJMSMessageID() : number);
    return queue + "/" + (id.startsWith(JMS_ID) ? id.substring(JMS_ID.length()) : id);
  }

  /**
   * The same message, stamp included, without what the broker noted on it: with its first duplicate
   * id the broker would drop it unseen.
   */
  static ClientMessage fresh(ClientMessage letter) {
    for (SimpleString name : Set.copyOf(letter.getPropertyNames())) {
      if (BROKERS_OWN.matcher(name).matches()) {
        letter.removeProperty(name);
      }
    }
    letter.setRoutingType(RoutingType.ANYCAST);
    return letter;
  }

  /** Whether its text has this in it. */
  static boolean mentions(Message message, String word) throws JMSException {
    String text = text(message);
    return text != null && text.contains(word);
  }

  private static String reason(Message message) throws JMSException {
    String said = message.getStringProperty(REASON);
    if (said != null) {
      return said;
    }
    String origin = message.getStringProperty(ORIGIN);
    return origin == null ? "unknown" : "given back or rejected too often by who reads " + origin;
  }

  private static @Nullable String text(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText();
    }
    if (message instanceof BytesMessage bytes) {
      return new String(bytes.getBody(byte[].class), StandardCharsets.UTF_8);
    }
    return "(" + ((ActiveMQMessage) message).getCoreMessage().getBodySize() + " bytes, no text)";
  }
}
