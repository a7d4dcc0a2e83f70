package id.laksa.dev.stores;

import id.laksa.app.StartupFailure;
import id.laksa.app.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The broker's queues, who may do what with them, and how they deliver. Follow-ups go to one reader
 * of all nodes, the next in line when it dies, without a pause that would let a later one pass.
 */
public final class BrokerTopology {
  /** The role that may do everything. */
  public static final String ENGINE_ROLE = "engine";

  /** The role of every department, beside the role of its own name. */
  public static final String DEPARTMENT_ROLE = "department";

  /** Into which the engine puts a message and takes it out again, to see whether all is well. */
  public static final String PROBE = Stores.PROBE_QUEUE;

  /** More of them than ever lie there at once, unless many were never fetched. */
  private static final long PROBES_KEPT = 100;

  private static final String UPDATES = "opd.updates";
  private static final String TURN = "laksa.dispatch.turn";
  private static final String LEASED = "laksa.leased";
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,60}");
  private static final Set<String> RESERVED =
      Set.of("updates", "operator", "laksa", ENGINE_ROLE, DEPARTMENT_ROLE);

  private final List<String> departments;

  /**
   * The topology for some departments.
   *
   * @param departments their codes in lower case: letters, digits, hyphen, underscore
   * @throws StartupFailure if a code can't be a queue's and a user's name
   */
  public BrokerTopology(Collection<String> departments) {
    this.departments = List.copyOf(departments);
    for (String department : this.departments) {
      if (!NAME.matcher(department).matches() || RESERVED.contains(department)) {
        throw new StartupFailure(
            "'" + department + "' can't be a department's queue and user: choose another code.");
      }
    }
  }

  /** Writes it into a broker's configuration. */
  public void applyTo(Configuration broker) {
    broker.addAddressSetting("#", everywhere());
    broker.addAddressSetting("opd.#", forDepartments());
    broker.putSecurityRoles("#", Set.of(engine()));
    broker.putSecurityRoles(UPDATES, Set.of(engine(), role(DEPARTMENT_ROLE, true, false)));
    for (String department : departments) {
      broker.putSecurityRoles(
          "opd." + department + ".#", Set.of(engine(), role(department, false, true)));
    }
    broker.addAddressConfiguration(address(TURN, queue(TURN).setMaxConsumers(1)));
    broker.addAddressConfiguration(address(LEASED, queue(LEASED)));
    broker.addAddressConfiguration(address(PROBE, queue(PROBE).setRingSize(PROBES_KEPT)));
    add(broker, queue(UPDATES).setExclusive(true), new AddressSettings().setRedeliveryDelay(0));
    departments.stream()
        .flatMap(
            department ->
                Stream.of("", ".refused", ".escalations").map(queue -> "opd." + department + queue))
        .forEach(queue -> add(broker, queue(queue), new AddressSettings()));
  }

  private static void add(
      Configuration broker, QueueConfiguration queue, AddressSettings delivery) {
    String name = queue.getName().toString();
    String deadLetters = "DLQ." + name;
    broker.addAddressSetting(name, delivery.setDeadLetterAddress(SimpleString.of(deadLetters)));
    broker.addAddressConfiguration(address(name, queue));
    broker.addAddressConfiguration(address(deadLetters, queue(deadLetters)));
  }

  /**
   * Nothing is made by a mistyped name, dropped for its age, blocked by a full memory, or lost
   * because there is no dead letter queue to move it to.
   */
  private static AddressSettings everywhere() {
    return new AddressSettings()
        .setAutoCreateQueues(false)
        .setAutoCreateAddresses(false)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(20 * 1024 * 1024)
        .setPageSizeBytes(2 * 1024 * 1024)
        .setMaxDeliveryAttempts(-1)
        .setNoExpiry(true);
  }

  /** Ten attempts take about a quarter of an hour. */
  private static AddressSettings forDepartments() {
    return new AddressSettings()
        .setMaxDeliveryAttempts(10)
        .setRedeliveryDelay(1_000)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(300_000)
        .setIDCacheSize(20_000);
  }

  private static CoreAddressConfiguration address(String name, QueueConfiguration queue) {
    return new CoreAddressConfiguration()
        .setName(name)
        .addRoutingType(RoutingType.ANYCAST)
        .addQueueConfig(queue);
  }

  private static QueueConfiguration queue(String name) {
    return QueueConfiguration.of(name).setRoutingType(RoutingType.ANYCAST).setDurable(true);
  }

  private static Role engine() {
    return new Role(
        ENGINE_ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
  }

  private static Role role(String name, boolean send, boolean read) {
    return new Role(
        name, send, read, false, false, false, false, false, read, false, false, false, false);
  }
}
