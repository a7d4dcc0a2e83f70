package id.laksa.broker;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.impl.AckReason;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.activemq.artemis.protocol.amqp.proton.ProtonServerSenderContext;
import org.apache.activemq.artemis.protocol.amqp.proton.transaction.ProtonTransactionImpl;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;

/**
 * What was out on an AMQP connection that broke. Only the order that was out longest counts as
 * tried: a reader takes them one after the other, so it is the one that may have killed him. The
 * others go back uncounted. All wait before they are offered again, as their queue's settings say,
 * longer each time until one is settled. The counted one is then delivered alone, so that it can
 * take no other with it.
 *
 * <p>Queues without a pause before a redelivery, or without a bound on attempts, are left alone.
 */
public final class LostConnectionPlugin implements ActiveMQServerPlugin {
  private static final long LOOK_MS = 200;
  private static final int LONGEST_ALONE_LOOKS = 300;
  private static final int REMEMBERED_SECONDS = 60;
  private static final int MOST_DOUBLINGS = 30;

  private final AtomicLong deliveries = new AtomicLong();
  private final Map<Object, Lost> lost = new ConcurrentHashMap<>();
  private final Map<Long, MessageReference> alone = new ConcurrentHashMap<>();
  private final Map<SimpleString, Integer> inARow = new ConcurrentHashMap<>();
  private volatile ActiveMQServer server;

  /** Noted on a message that is out: when, in the order of all. */
  private record Out(long number) {}

  /** Noted on a message that counted as tried when its connection was lost. */
  private record Suspect() {}

  /** What became of a connection, found once for all its consumers. */
  private record Lost(Optional<MessageReference> oldest, Map<SimpleString, Integer> inARow) {}

  @Override
  public void registered(ActiveMQServer registeredAt) {
    server = registeredAt;
  }

  @Override
  public boolean canAccept(ServerConsumer consumer, MessageReference order) {
    return alone.isEmpty() || !alone.containsKey(consumer.sequentialID());
  }

  /** Nothing else is offered to the consumer between this and its next order. */
  @Override
  public void beforeDeliver(ServerConsumer consumer, MessageReference order) {
    if (isDepartments(consumer)) {
      order.setProtocolData(Out.class, new Out(deliveries.incrementAndGet()));
      if (order.getProtocolData(Suspect.class) != null) {
        alone.put(consumer.sequentialID(), order);
        lookAgain(consumer, order, LONGEST_ALONE_LOOKS);
      }
    }
  }

  /** Some ways to settle say nothing to a plugin. Who keeps it for long has survived it. */
  private void lookAgain(ServerConsumer consumer, MessageReference order, int looks) {
    Runnable look =
        () -> {
          if (looks > 0 && !consumer.isClosed() && isOut(consumer, order)) {
            lookAgain(consumer, order, looks - 1);
          } else {
            alone.remove(consumer.sequentialID());
            // Adds nothing, but has the queue offer again what it passed over.
            consumer.getQueue().addHead(List.of(), false);
          }
        };
    Future<?> unused = server.getScheduledPool().schedule(look, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  private static boolean isOut(ServerConsumer consumer, MessageReference order) {
    return consumer.getDeliveringMessages().contains(order);
  }

  @Override
  public void beforeCloseConsumer(ServerConsumer consumer, boolean failed) {
    if (!isDepartments(consumer) || !(failed || isLost(consumer))) {
      return;
    }
    boolean stopping = server.getState() != ActiveMQServer.SERVER_STATE.STARTED;
    Lost connection =
        stopping
            ? new Lost(Optional.empty(), Map.of())
            : lost.computeIfAbsent(consumer.getConnectionID(), this::lost);
    AddressSettings settings = settings(consumer);
    int times = connection.inARow.getOrDefault(consumer.getQueue().getName(), 1);
    for (MessageReference order : consumer.getDeliveringMessages()) {
      boolean counts = connection.oldest.isPresent() && connection.oldest.get() == order;
      count(order, failed, counts);
      if (!stopping) {
        long pause = pause(settings, counts ? Math.max(times, order.getDeliveryCount()) : times);
        order.setScheduledDeliveryTime(System.currentTimeMillis() + pause);
      }
      if (counts) {
        order.setProtocolData(Suspect.class, new Suspect());
      }
    }
  }

  /** The broker itself takes the attempt back from each unless it knows that the client failed. */
  private static void count(MessageReference order, boolean failed, boolean counts) {
    if (failed && !counts) {
      order.decrementDeliveryCount();
    } else if (counts && !failed) {
      order.incrementDeliveryCount();
    }
  }

  /**
   * Whether the line broke before the client ended the connection, and we didn't either. The
   * broker's own word for it depends on which of its threads comes first.
   */
  private static boolean isLost(ServerConsumer consumer) {
    AMQPConnectionContext connection =
        ((ProtonServerSenderContext) consumer.getProtocolContext())
            .getSessionContext()
            .getAMQPConnectionContext();
    Connection client = connection.getHandler().getConnection();
    return connection.getConnectionCallback().getProtonConnectionDelegate().isDestroyed()
        && client.getRemoteState() != EndpointState.CLOSED
        && (client.getCondition() == null || client.getCondition().getCondition() == null);
  }

  /** Before anything of the connection is given back. */
  private Lost lost(Object connection) {
    Future<?> unused =
        server
            .getScheduledPool()
            .schedule(() -> lost.remove(connection), REMEMBERED_SECONDS, TimeUnit.SECONDS);
    List<ServerConsumer> consumers =
        server.getSessions(String.valueOf(connection)).stream()
            .flatMap(session -> session.getServerConsumers().stream())
            .filter(this::isDepartments)
            .toList();
    Map<SimpleString, Integer> times = new HashMap<>();
    for (ServerConsumer consumer : consumers) {
      SimpleString queue = consumer.getQueue().getName();
      if (!times.containsKey(queue) && !consumer.getDeliveringMessages().isEmpty()) {
        times.put(queue, inARow.merge(queue, 1, Integer::sum));
      }
    }
    return new Lost(
        consumers.stream()
            .flatMap(consumer -> consumer.getDeliveringMessages().stream())
            .min(Comparator.comparingLong(LostConnectionPlugin::number)),
        times);
  }

  private static long number(MessageReference order) {
    Out out = order.getProtocolData(Out.class);
    return out == null ? Long.MAX_VALUE : out.number;
  }

  /** What was accepted in a transaction that was never ended was not the fault of any order. */
  @Override
  public void messageAcknowledged(
      Transaction tx, MessageReference order, AckReason reason, ServerConsumer consumer) {
    if (consumer == null || !isDepartments(consumer)) {
      return;
    }
    if (tx instanceof ProtonTransactionImpl proton) {
      proton.addOperation(
          new TransactionOperationAbstract() {
            @Override
            public void beforeRollback(Transaction broken) {
              if (!proton.isDischarged()) {
                order.decrementDeliveryCount();
              }
            }
          });
    } else if (reason == AckReason.NORMAL) {
      inARow.remove(consumer.getQueue().getName());
    }
  }

  private boolean isDepartments(ServerConsumer consumer) {
    AddressSettings settings = settings(consumer);
    return !consumer.isBrowseOnly()
        && consumer.getProtocolContext() instanceof ProtonServerSenderContext
        && settings.getRedeliveryDelay() > 0
        && settings.getMaxDeliveryAttempts() > 0;
  }

  private AddressSettings settings(ServerConsumer consumer) {
    return server
        .getAddressSettingsRepository()
        .getMatch(consumer.getQueue().getAddress().toString());
  }

  private static long pause(AddressSettings settings, int times) {
    int doublings = Math.min(Math.max(times, 1) - 1, MOST_DOUBLINGS);
    double pause =
        settings.getRedeliveryDelay() * Math.pow(settings.getRedeliveryMultiplier(), doublings);
    return Math.min((long) pause, settings.getMaxRedeliveryDelay());
  }
}
