package id.laksa.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Writes on every message which user the broker authenticated, whatever the message itself says,
 * and makes it durable. The trusted user's messages pass as they are, so that a dead letter can be
 * sent again with its first stamp.
 *
 * <p>Large messages are refused: a consumer of another protocol gets an AMQP large message as it
 * was sent, without the stamp.
 */
public final class SenderStampPlugin implements ActiveMQServerPlugin {
  /** The property that holds the authenticated user. */
  public static final SimpleString SENDER = SimpleString.of("laksa_sender");

  /** The plugin's own setting: the user whose messages are left as they are. */
  public static final String TRUSTED_USER = "trustedUser";

  private static final int MOST_BYTES = 100 * 1024;

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
   * @throws ActiveMQException if the sender is unknown, or the message is too large to be stamped
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
      throw new ActiveMQIllegalStateException("The broker does not know who sends this message.");
    }
    if (!trusts(user)) {
      refuseWhatCannotBeStamped(message);
      forgetWhatOnlyTheBrokerMaySay(message);
      message.putStringProperty(SENDER, SimpleString.of(user));
      message.setDurable(true);
      message.reencode();
    }
  }

  private static void refuseWhatCannotBeStamped(Message message) throws ActiveMQException {
    if (message.isLargeMessage()
        || message.getEncodeSize() > MOST_BYTES
        || message.containsProperty(Message.HDR_LARGE_COMPRESSED)) {
      deleteBody(message);
      throw new ActiveMQIllegalStateException(
          "A message to this broker has at most 100 KB and is not compressed.");
    }
  }

  /** The broker forgets the file of a message that it made large itself. */
  private static void deleteBody(Message message) throws ActiveMQException {
    if (message instanceof LargeServerMessage large) {
      try {
        large.deleteFile();
      } catch (Exception e) {
        throw new ActiveMQIOErrorException("A refused message's file stays behind", e);
      }
    }
  }

  /**
   * A duplicate id of one sender would silently swallow another's message; a forged origin would
   * send a dead letter where its author may not write.
   */
  private static void forgetWhatOnlyTheBrokerMaySay(Message message) {
    message.removeProperty(SENDER);
    message.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
    message.removeAnnotation(Message.HDR_ORIGINAL_ADDRESS);
    message.removeAnnotation(Message.HDR_ORIGINAL_QUEUE);
  }
}
