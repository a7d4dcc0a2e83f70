package id.laksa.dispatch.jms;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.activemq.artemis.api.core.ActiveMQQueueMaxConsumerLimitReached;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose turn it is to send orders: one session's of all nodes. The broker knows a repeated order
 * only once the first is stored; while an outcome is open it would take both. So the turn is the
 * broker's own: a consumer on a queue that admits one and holds nothing. The broker takes it from a
 * session that ends, in whatever way, after that session's last commit is stored or undone.
 */
final class SendingLock {
  /** Admits one consumer. */
  static final String QUEUE = "laksa.dispatch.turn";

  private static final Logger LOG = LoggerFactory.getLogger(SendingLock.class);
  private static final int LOOKS = 100;
  private static final long PAUSE_MS = 20;
  private @Nullable MessageConsumer taken;
  private boolean warned;

  /**
   * Takes it for a session, or keeps it. At a broker without the queue everybody has the turn.
   *
   * @throws JMSException if another session still has it, or the broker is away
   */
  void take(Session session) throws JMSException {
    if (taken != null) {
      return;
    }
    try {
      taken = await(session);
    } catch (InvalidDestinationException | JMSSecurityException e) {
      warnOnce(e);
    }
  }

  /** Lets others send: the outcome of all that was sent is known. */
  void giveBack() throws JMSException {
    if (taken != null) {
      taken.close();
      taken = null;
    }
  }

  /** Its session is closed, and the broker takes it back. */
  void forget() {
    taken = null;
  }

  private static MessageConsumer await(Session session) throws JMSException {
    for (int look = 1; ; look++) {
      try {
        return session.createConsumer(ActiveMQDestination.createQueue(QUEUE));
      } catch (JMSException e) {
        if (!(e.getCause() instanceof ActiveMQQueueMaxConsumerLimitReached)) {
          throw e;
        }
        if (look == LOOKS) {
          throw away("The broker has not given up an earlier session that sends work orders", e);
        }
        pause();
      }
    }
  }

  private static void pause() throws JMSException {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("Interrupted before the turn to send work orders", e);
    }
  }

  private static JMSException away(String sentence, Exception cause) {
    JMSException away = new JMSException(sentence);
    away.initCause(cause);
    return away;
  }

  private void warnOnce(JMSException e) {
    if (!warned) {
      warned = true;
      LOG.warn(
          "The broker has no queue {} that the engine may read: orders leave without it, and one"
              + " that is sent again while its first commit is still being stored arrives twice"
              + " ({})",
          QUEUE,
          e.getMessage());
    }
  }
}
