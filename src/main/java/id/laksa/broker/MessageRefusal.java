package id.laksa.broker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.slf4j.LoggerFactory;

/**
 * Why a message of a department is not taken. The sender gets AMQP's {@code rejected} with the
 * reason and a sentence; nothing is stored.
 */
public enum MessageRefusal {
  NO_SENDER("no-sender", "The broker does not know who sends this message."),
  TOO_LARGE("too-large", "A message to this broker has at most 100 KB and is not compressed."),
  OTHER_FORMAT("other-format", "Only AMQP 1.0 messages of the standard format are taken."),
  BODY_NOT_PLAIN(
      "body-not-plain",
      "The body of a message is one text (amqp-value) or one data section; objects, maps, lists,"
          + " streams and several sections are not taken."),
  PROPERTY_NOT_SIMPLE(
      "property-not-simple",
      "Properties and annotations are texts, numbers, times or bytes, never lists or maps."),
  NAMES_THE_SENDER(
      "names-the-sender", "A message must not contain the word " + SenderStampPlugin.SENDER + "."),
  UNREADABLE("unreadable", "The broker can't read this message.");

  private static final Map<MessageRefusal, BrokerRefusalLog> ALL = all();
  private final String reason;
  private final String sentence;

  MessageRefusal(String reason, String sentence) {
    this.reason = reason;
    this.sentence = sentence;
  }

  private static Map<MessageRefusal, BrokerRefusalLog> all() {
    Map<MessageRefusal, BrokerRefusalLog> all = new EnumMap<>(MessageRefusal.class);
    for (MessageRefusal refusal : values()) {
      all.put(
          refusal,
          new BrokerRefusalLog(LoggerFactory.getLogger(MessageRefusal.class), System::nanoTime));
    }
    return all;
  }

  /** The word for it, which stays. */
  public String reason() {
    return reason;
  }

  /** How often it was the reason in this process. */
  public long times() {
    return log().count();
  }

  private BrokerRefusalLog log() {
    return Objects.requireNonNull(ALL.get(this));
  }

  /**
   * Counts one, and logs it now and then.
   *
   * @param user whose message it is; not a person
   * @return what the broker must be told, since it delivers a message whose plugin throws anything
   *     else
   */
  ActiveMQException of(String user) {
    log().note("A message of " + user + " was refused: " + reason);
    return new ActiveMQException(ActiveMQExceptionType.ILLEGAL_STATE, reason + ": " + sentence);
  }
}
