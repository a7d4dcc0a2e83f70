package id.laksa.dev.stores;

import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaUsers;
import java.util.Map;

/** An embedded Kafka's users in tests. */
final class KafkaFixture {
  static final KafkaUsers USERS =
      new KafkaUsers("engine-secret", "reader-secret", Map.of("bulk", "bulk-secret"));

  private KafkaFixture() {}

  static KafkaClients client(int port, String user) {
    return KafkaClients.inside("127.0.0.1:" + port, user, USERS.passwords().get(user));
  }
}
