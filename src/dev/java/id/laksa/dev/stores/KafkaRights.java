package id.laksa.dev.stores;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import id.laksa.app.KafkaTopics;
import id.laksa.app.KafkaUsers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What the users of the embedded Kafka may do; what isn't here is refused. */
final class KafkaRights {
  private static final int PATIENCE_SECONDS = 30;
  private static final String ANYTHING = "*";

  /** What every group of the engine's own begins with. */
  private static final String OWN_GROUPS = "laksa";

  /** What every topic and group of the city's own routes begins with. */
  private static final String CITYS = "city.";

  private KafkaRights() {}

  /** Gives the rights that are wanted and takes every other. */
  static void give(Admin engine, KafkaUsers users)
      throws ExecutionException, TimeoutException, InterruptedException {
    Set<AclBinding> wanted = of(users);
    Collection<AclBinding> there =
        engine.describeAcls(AclBindingFilter.ANY).values().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    engine
        .createAcls(wanted.stream().filter(right -> !there.contains(right)).toList())
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    engine
        .deleteAcls(
            there.stream()
                .filter(right -> !wanted.contains(right))
                .map(AclBinding::toFilter)
                .toList())
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static Set<AclBinding> of(KafkaUsers users) {
    Set<AclBinding> all = new HashSet<>();
    for (String topic : List.of(KafkaTopics.EVENTS, KafkaTopics.COMPLAINTS)) {
      all.add(right(KafkaUsers.READER, TOPIC, LITERAL, topic, READ, ALLOW));
    }
    all.add(right(KafkaUsers.READER, GROUP, LITERAL, ANYTHING, READ, ALLOW));
    all.add(right(KafkaUsers.READER, GROUP, PREFIXED, OWN_GROUPS, ALL, DENY));
    if (users.cityPassword() != null) {
      city(all);
    }
    for (String source : users.writers().keySet()) {
      all.add(right(source, TOPIC, LITERAL, KafkaTopics.intakeOf(source), WRITE, ALLOW));
    }
    return all;
  }

  private static void city(Set<AclBinding> all) {
    for (String topic : List.of(KafkaTopics.EVENTS, KafkaTopics.COMPLAINTS)) {
      all.add(right(KafkaUsers.CITY, TOPIC, LITERAL, topic, READ, ALLOW));
    }
    for (AclOperation operation : List.of(READ, WRITE, CREATE)) {
      all.add(right(KafkaUsers.CITY, TOPIC, PREFIXED, CITYS, operation, ALLOW));
    }
    all.add(right(KafkaUsers.CITY, GROUP, PREFIXED, CITYS, READ, ALLOW));
  }

  private static AclBinding right(
      String user,
      ResourceType type,
      PatternType pattern,
      String name,
      AclOperation operation,
      AclPermissionType permission) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry("User:" + user, ANYTHING, operation, permission));
  }
}
