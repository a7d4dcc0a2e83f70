package id.laksa.deadletter.jms;

import id.laksa.deadletter.DeadLetter;
import id.laksa.deadletter.DeadLetterPlace;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's dead letter queues. A replay takes a letter from its queue and puts it into the one
 * it came from in one transaction of the broker: it is never lost and never there twice.
 *
 * <p>Queues are read until the broker's own count is reached: it is slow with what it paged to
 * disk, where a selector finds nothing and a JMS browser takes a pause for the end.
 */
public final class DeadLetterQueues implements DeadLetterPlace {
  /** Before it, {@code DLQ.}; behind it, the queue the letters came from. */
  public static final String PREFIX = "DLQ.";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueues.class);
  private static final boolean BROWSE = true;
  private static final boolean TAKE = false;
  private static final long PATIENCE_MS = 10_000;
  private final ConnectionFactory connections;
  private final List<String> queues;

  /**
   * Looks into these queues.
   *
   * @param connections Artemis' own, as the engine's user, who may say for whom he sends
   * @param queues names that begin with {@link #PREFIX}
   */
  public DeadLetterQueues(ConnectionFactory connections, List<String> queues) {
    this.connections = connections;
    this.queues = List.copyOf(queues);
  }

  /** Also says in the log when it saw fewer than there are. */
  @Override
  public List<DeadLetter> list() {
    List<DeadLetter> letters = new ArrayList<>();
    for (String queue : queues) {
      read(
          queue,
          BROWSE,
          (letter, session) -> {
            letters.add(DeadLetterMessage.of(queue, letter, false));
            return false;
          });
    }
    return letters;
  }

  @Override
  public Optional<DeadLetter> show(String id) {
    AtomicReference<@Nullable DeadLetter> found = new AtomicReference<>();
    queueOf(id)
        .ifPresent(
            queue ->
                read(
                    queue,
                    BROWSE,
                    (letter, session) -> {
                      if (!DeadLetterMessage.idOf(queue, letter).equals(id)) {
                        return false;
                      }
                      found.set(DeadLetterMessage.of(queue, letter, true));
                      return true;
                    }));
    return Optional.ofNullable(found.get());
  }

  @Override
  public boolean replay(String id) {
    AtomicBoolean replayed = new AtomicBoolean();
    queueOf(id)
        .ifPresent(
            queue ->
                read(
                    queue,
                    TAKE,
                    (letter, session) -> {
                      if (!DeadLetterMessage.idOf(queue, letter).equals(id)) {
                        return false;
                      }
                      replay(session, queue, letter.getCoreMessage());
                      replayed.set(true);
                      return true;
                    }));
    return replayed.get();
  }

  /**
   * Removes what mentions something, for good.
   *
   * @param mentioned a whole word, as a letter's text has it
   * @return how many
   */
  public int forget(String mentioned) {
    AtomicInteger forgotten = new AtomicInteger();
    for (String queue : queues) {
      // Looked for first: a letter that is taken and put back is away meanwhile for who reads here.
      AtomicBoolean there = new AtomicBoolean();
      read(
          queue,
          BROWSE,
          (letter, session) -> {
            there.set(DeadLetterMessage.mentions(letter, mentioned));
            return there.get();
          });
      if (there.get()) {
        read(
            queue,
            TAKE,
            (letter, session) -> {
              if (DeadLetterMessage.mentions(letter, mentioned)) {
                letter.getCoreMessage().individualAcknowledge();
                session.commit();
                forgotten.incrementAndGet();
              }
              return false;
            });
      }
    }
    return forgotten.get();
  }

  /** Only this letter: those before it go back to their places when the session is closed. */
  private static void replay(ClientSession session, String queue, ClientMessage letter)
      throws ActiveMQException {
    letter.individualAcknowledge();
    try (ClientProducer origin = session.createProducer(queue.substring(PREFIX.length()))) {
      origin.send(DeadLetterMessage.fresh(letter));
      session.commit();
    }
  }

  private interface Reader {
    boolean isEnough(ActiveMQMessage letter, ClientSession session)
        throws JMSException, ActiveMQException;
  }

  /** Reads a queue from its head, until it is enough. */
  private void read(String queue, boolean browse, Reader reader) {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
      connection.start();
      read(((ActiveMQSession) session).getCoreSession(), queue, browse, reader);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    } catch (ActiveMQException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getType().name(), e);
    }
  }

  private static void read(ClientSession session, String queue, boolean browse, Reader reader)
      throws JMSException, ActiveMQException {
    SimpleString name = SimpleString.of(queue);
    long all = session.queueQuery(name).getMessageCount();
    try (ClientConsumer letters = session.createConsumer(name, browse)) {
      for (long seen = 0; seen < all; seen++) {
        ClientMessage next = letters.receive(PATIENCE_MS);
        if (next == null) {
          LOG.warn("{} holds {} letters, but only {} can be seen now", queue, all, seen);
          return;
        }
        ActiveMQMessage letter = ActiveMQMessage.createMessage(next, session);
        letter.doBeforeReceive();
        if (reader.isEnough(letter, session)) {
          return;
        }
      }
    }
  }

  private Optional<String> queueOf(String id) {
    return queues.stream().filter(queue -> id.startsWith(queue + "/")).findFirst();
  }
}
