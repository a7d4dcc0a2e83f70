package id.laksa.broker;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.protocol.amqp.proton.AMQPConnectionContext;
import org.apache.activemq.artemis.protocol.amqp.proton.AmqpSupport;
import org.apache.activemq.artemis.protocol.amqp.proton.handler.EventHandler;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;

/**
 * Looks at what one AMQP connection asks for before the broker does: a plugin of the broker would
 * be asked only after a selector was read, which can take a thread for good.
 */
final class DoorGuard implements EventHandler {
  private static final EnumSet<EndpointState> OPEN = EnumSet.of(EndpointState.ACTIVE);
  private static final int LONGEST_SELECTOR = 160;
  private static final Pattern SELECTOR = Pattern.compile("laksa_update ?= ?'[^']*'");

  private final AMQPConnectionContext context;
  private final DepartmentDoorPlugin door;

  /** Guards a connection. */
  DoorGuard(AMQPConnectionContext context, DepartmentDoorPlugin door) {
    this.context = context;
    this.door = door;
  }

  /** Ends the connection if nobody has logged in on it; by any thread. */
  void sendAwayUnlessLoggedIn() {
    context.runLater(
        () -> {
          if (context.getValidatedUser() == null && !isOver(context.getHandler().getConnection())) {
            end(DoorRefusal.LOGIN);
          }
        });
  }

  /** Its login was accepted by now, or it was closed. */
  @Override
  public void onRemoteOpen(Connection connection) {
    if (isBounded(connection) && door.connectionsOf(user()) > door.limits().connections()) {
      end(DoorRefusal.CONNECTIONS);
    }
  }

  @Override
  public void onInit(Session session) {
    if (isBounded(session.getConnection()) && door.sessionsOf(user()) >= door.limits().sessions()) {
      end(DoorRefusal.SESSIONS);
    }
  }

  @Override
  public void onInit(Link link) {
    watch(link);
  }

  /**
   * The broker runs this in place of its own opening of the link, once. It is set again each time:
   * a link that the broker closed can be asked for again by its name.
   */
  private void watch(Link link) {
    link.attachments()
        .set(AmqpSupport.AMQP_LINK_INITIALIZER_KEY, Runnable.class, () -> openOrRefuse(link));
  }

  private void openOrRefuse(Link link) {
    Connection connection = link.getSession().getConnection();
    try {
      if (!isBounded(connection)) {
        context.onRemoteOpen(link);
        return;
      }
      if (linksOf(connection) >= door.limits().consumers()) {
        end(DoorRefusal.LINKS);
        return;
      }
      Optional<DoorRefusal> refusal = refusal(link);
      if (refusal.isPresent()) {
        refuse(link, refusal.get());
      } else {
        context.onRemoteOpen(link);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      watch(link);
    }
  }

  private Optional<DoorRefusal> refusal(Link link) {
    if (!(link instanceof Sender)) {
      return Optional.empty();
    }
    if (link.getRemoteSource() instanceof Source source
        && source.getFilter() != null
        && !isPermitted(source.getFilter())) {
      return Optional.of(DoorRefusal.SELECTOR);
    }
    return door.consumersOf(user()) >= door.limits().consumers()
        ? Optional.of(DoorRefusal.CONSUMERS)
        : Optional.empty();
  }

  /** Also what the broker would only pass over: a reader must not believe that it is applied. */
  private static boolean isPermitted(Map<?, ?> filters) {
    return filters.values().stream()
        .allMatch(
            filter ->
                filter instanceof DescribedType described
                    && isSelector(described.getDescriptor())
                    && described.getDescribed() instanceof String text
                    && text.length() <= LONGEST_SELECTOR
                    && SELECTOR.matcher(text).matches());
  }

  private static boolean isSelector(Object descriptor) {
    for (Object id : AmqpSupport.JMS_SELECTOR_FILTER_IDS) {
      if (id.equals(descriptor)) {
        return true;
      }
    }
    return false;
  }

  private static int linksOf(Connection connection) {
    int links = 0;
    for (Link link = connection.linkHead(OPEN, OPEN); link != null; link = link.next(OPEN, OPEN)) {
      links++;
    }
    return links;
  }

  private void refuse(Link link, DoorRefusal refusal) {
    door.note(refusal, user());
    link.setSource(null);
    link.setCondition(refusal.condition());
    link.close();
  }

  /** In two steps: what is said now must be on its way before the line is cut. */
  private void end(DoorRefusal refusal) {
    door.note(refusal, context.getValidatedUser() == null ? "a stranger" : user());
    Connection connection = context.getHandler().getConnection();
    connection.setCondition(refusal.condition());
    connection.close();
    context.runLater(() -> context.close(refusal.condition()));
  }

  /** Not the engine's own, and not one that is being closed. */
  private boolean isBounded(Connection connection) {
    String user = context.getValidatedUser();
    return user != null && !door.trusts(user) && !isOver(connection);
  }

  private static boolean isOver(Connection connection) {
    return connection.getLocalState() == EndpointState.CLOSED;
  }

  private String user() {
    return String.valueOf(context.getValidatedUser());
  }
}
