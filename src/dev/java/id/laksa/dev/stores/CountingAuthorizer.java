package id.laksa.dev.stores;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * Kafka's own authorizer, and how often the embedded Kafka turned somebody away since this process
 * began. Made by Kafka, by its name; at most one Kafka runs in a process.
 */
public final class CountingAuthorizer extends StandardAuthorizer {
  private static final String DOORS =
      "kafka.server:type=socket-server-metrics,listener=*,networkProcessor=*";
  private static final LongAdder REFUSED = new LongAdder();

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    List<AuthorizationResult> results = super.authorize(context, actions);
    for (int i = 0; i < results.size(); i++) {
      // What is only left out of a list, nobody asked for.
      if (results.get(i) == AuthorizationResult.DENIED && actions.get(i).logIfDenied()) {
        REFUSED.increment();
      }
    }
    return results;
  }

  /** How many requests were refused, for want of a right. */
  public static double refusedRequests() {
    return REFUSED.sum();
  }

  /** How many logins were refused by the Kafka that runs now; 0 when none does. */
  public static double refusedLogins() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    double all = 0;
    try {
      for (ObjectName door : beans.queryNames(new ObjectName(DOORS), null)) {
        all += ((Number) beans.getAttribute(door, "failed-authentication-total")).doubleValue();
      }
    } catch (JMException e) {
      // One that went away in between counted for nothing.
    }
    return all;
  }
}
