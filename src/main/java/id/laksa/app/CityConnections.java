package id.laksa.app;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;

/** How the city's own routes reach Kafka and the departments' door: as users of their own. */
final class CityConnections {
  private static final String KAFKA = "laksa.city.kafka.";

  private CityConnections() {}

  /**
   * The properties, by name. With a Kafka outside, who they are there is for {@code
   * conf/city.properties} to say.
   *
   * @param password of the user {@link KafkaUsers#CITY} inside
   */
  static Map<String, String> of(Settings settings, String password) {
    Map<String, String> all = new TreeMap<>();
    all.put("laksa.city.amqp.url", "amqp://" + settings.departmentDoor().address());
    if (settings.isSet("laksa.kafka.brokers")) {
      all.put(KAFKA + "brokers", settings.text("laksa.kafka.brokers"));
      return all;
    }
    String brokers = "127.0.0.1:" + settings.number("laksa.kafka.port");
    Map<String, Object> inside = KafkaClients.inside(brokers, KafkaUsers.CITY, password).settings();
    all.put(KAFKA + "brokers", brokers);
    put(all, "security-protocol", inside, CommonClientConfigs.SECURITY_PROTOCOL_CONFIG);
    put(all, "sasl-mechanism", inside, SaslConfigs.SASL_MECHANISM);
    put(all, "sasl-jaas-config", inside, SaslConfigs.SASL_JAAS_CONFIG);
    return all;
  }

  private static void put(
      Map<String, String> all, String name, Map<String, Object> client, String key) {
    all.put(KAFKA + name, String.valueOf(client.get(key)));
  }
}
