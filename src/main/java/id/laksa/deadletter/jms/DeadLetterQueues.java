package id.laksa.deadletter.jms;

import id.laksa.deadletter.DeadLetter;
import id.laksa.deadletter.DeadLetterPlace;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The broker's dead letter queues. A replay takes a letter from its queue and puts it into the one
 * it came from in one transaction of the broker: it is never lost and never there twice.
 */
public final class DeadLetterQueues implements DeadLetterPlace {
  /** Before it, {@code DLQ.}; behind it, the queue the letters came from. */
  public static final String PREFIX = "DLQ.";

  private static final long PATIENCE_MS = 10_000;
  private final ConnectionFactory connections;
  private final List<String> queues;

  /**
   * Looks into these queues.
   *
   * @param connections as the engine's user, who may say for whom he sends
   * @param queues names that begin with {@link #PREFIX}
   */
  public DeadLetterQueues(ConnectionFactory connections, List<String> queues) {
    this.connections = connections;
    this.queues = List.copyOf(queues);
  }

  @Override
  public List<DeadLetter> list() {
    return read(queues, null);
  }

  @Override
  public Optional<DeadLetter> show(String id) {
    return queueOf(id).flatMap(queue -> read(List.of(queue), id).stream().findFirst());
  }

  @Override
  public boolean replay(String id) {
    Optional<String> queue = queueOf(id);
    if (queue.isEmpty() || show(id).isEmpty()) {
      return false;
    }
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
      return replay(context, queue.get(), id);
    } catch (JMSException e) {
      throw fault(e);
    }
  }

  private static boolean replay(JMSContext context, String queue, String id) throws JMSException {
    String selector = Letter.selector(id.substring(queue.length() + 1));
    try (JMSConsumer letters = context.createConsumer(context.createQueue(queue), selector)) {
      Message letter = letters.receive(PATIENCE_MS);
      if (letter == null) {
        return false;
      }
      Queue origin = context.createQueue(queue.substring(PREFIX.length()));
      int priority = letter.getJMSPriority();
      context.createProducer().setPriority(priority).send(origin, Letter.fresh(letter));
      context.commit();
      return true;
    }
  }

  /** Browses; with {@code only}, just the letters of that id, each with its original. */
  private List<DeadLetter> read(List<String> from, @Nullable String only) {
    List<DeadLetter> letters = new ArrayList<>();
    try (JMSContext context = connections.createContext()) {
      for (String queue : from) {
        read(context, queue, only, letters);
      }
    } catch (JMSException e) {
      throw fault(e);
    }
    return letters;
  }

  private static void read(
      JMSContext context, String queue, @Nullable String only, List<DeadLetter> letters)
      throws JMSException {
    try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
      Enumeration<?> waiting = browser.getEnumeration();
      while (waiting.hasMoreElements()) {
        Message message = (Message) waiting.nextElement();
        if (only == null || Letter.idOf(queue, message).equals(only)) {
          letters.add(Letter.of(queue, message, only != null));
        }
      }
    }
  }

  private Optional<String> queueOf(String id) {
    return queues.stream().filter(queue -> id.startsWith(queue + "/")).findFirst();
  }

  private static JMSRuntimeException fault(JMSException e) {
    return new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
  }
}
