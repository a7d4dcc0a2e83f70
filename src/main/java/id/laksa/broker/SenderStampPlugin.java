package id.laksa.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/**
 * Writes on every message which user the broker authenticated, whatever the message itself says,
 * and makes it durable. The trusted user's messages pass as they are, so that a dead letter can be
 * sent again with its first stamp. Of everybody else only plain messages are taken ({@link
 * PlainMessage}).
 *
 * <p>Large messages are refused: a consumer of another protocol gets an AMQP large message as it
 * was sent, without the stamp.
 */
public final class SenderStampPlugin implements ActiveMQServerPlugin {
  /** The property that holds the authenticated user. */
  public static final String SENDER = "laksa_sender";

  /** The plugin's own setting: the user whose messages are left as they are. */
  public static final String TRUSTED_USER = "trustedUser";

  private static final int MOST_BYTES = 100 * 1024;

  /**
   * A duplicate id of one sender would silently swallow another's message; a forged origin would
   * send a dead letter where its author may not write.
   */
  private static final List<SimpleString> ONLY_THE_BROKER_MAY_SAY =
      List.of(
          SimpleString.of(SENDER),
          Message.HDR_DUPLICATE_DETECTION_ID,
          Message.HDR_ORIGINAL_ADDRESS,
          Message.HDR_ORIGINAL_QUEUE,
          SimpleString.of("x-opt-ORIG-ADDRESS"),
          SimpleString.of("x-opt-ORIG-QUEUE"));

  private String trustedUser = "";

  /** Takes {@link #TRUSTED_USER}; without it nobody is trusted. */
  @Override
  public void init(Map<String, String> properties) {
    trustedUser = properties.getOrDefault(TRUSTED_USER, "");
  }

  /** Whether a user's messages are left as they are. */
  public boolean trusts(String user) {
    return user.equals(trustedUser);
  }

  /**
   * Stamps a message before it is routed or stored.
   *
   * @throws ActiveMQException if the sender is unknown, the message isn't plain, or it can't be
   *     stamped so that every reader sees the stamp
   */
  @Override
  public void beforeSend(
      ServerSession session,
      Transaction tx,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue)
      throws ActiveMQException {
    String user = session.getValidatedUser();
    if (user == null || user.isEmpty()) {
      throw MessageRefusal.NO_SENDER.of("nobody");
    }
    if (trusts(user)) {
      return;
    }
    Optional<MessageRefusal> fault;
    try {
      fault = stamped(message, user);
    } catch (ActiveMQException | RuntimeException | Error e) {
      // The broker delivers a message whose plugin fails with anything but an ActiveMQException.
      ActiveMQException refusal = MessageRefusal.UNREADABLE.of(user);
      refusal.initCause(e);
      throw refusal;
    }
    if (fault.isPresent()) {
      throw fault.get().of(user);
    }
  }

  private static Optional<MessageRefusal> stamped(Message message, String user)
      throws ActiveMQException {
    if (isTooLarge(message)) {
      deleteFileOf(message);
      return Optional.of(MessageRefusal.TOO_LARGE);
    }
    // What comes in a tunnel made for brokers is none.
    if (!(message instanceof AMQPMessage amqp)) {
      return Optional.of(MessageRefusal.OTHER_FORMAT);
    }
    stamp(message, user);
    byte[] encoded = encoded(message);
    return namesTheSenderTwice(encoded)
        ? Optional.of(MessageRefusal.NAMES_THE_SENDER)
        : PlainMessage.fault(amqp, encoded);
  }

  private static boolean isTooLarge(Message message) {
    return message.isLargeMessage()
        || message.getEncodeSize() > MOST_BYTES
        || message.containsProperty(Message.HDR_LARGE_COMPRESSED);
  }

  private static void stamp(Message message, String user) {
    for (SimpleString name : ONLY_THE_BROKER_MAY_SAY) {
      message.removeProperty(name);
      message.removeAnnotation(name);
    }
    for (SimpleString name : List.copyOf(message.getPropertyNames())) {
      // Some readers don't tell upper case from lower.
      if (name.toString().equalsIgnoreCase(SENDER)) {
        message.removeProperty(name);
      }
    }
    message.putStringProperty(SENDER, user);
    message.setDurable(true);
    message.reencode();
  }

  /** The broker stamps an AMQP message's first properties; some readers believe its last ones. */
  private static boolean namesTheSenderTwice(byte[] encoded) {
    String text = new String(encoded, ISO_8859_1).toLowerCase(Locale.ROOT);
    return text.indexOf(SENDER) != text.lastIndexOf(SENDER);
  }

  private static byte[] encoded(Message message) {
    ActiveMQBuffer stored = ActiveMQBuffers.dynamicBuffer(message.getPersistSize());
    message.persist(stored);
    byte[] encoded = new byte[stored.readInt()];
    stored.readBytes(encoded);
    return encoded;
  }

  /** The broker forgets the file of a message that it made large itself. */
  private static void deleteFileOf(Message message) throws ActiveMQException {
    if (message instanceof LargeServerMessage large) {
      try {
        large.deleteFile();
      } catch (Exception e) {
        throw new ActiveMQException(
            ActiveMQExceptionType.IO_ERROR, "The file of a refused message stays behind", e);
      }
    }
  }
}
