package id.laksa.app;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * How every Kafka client of the engine and of its commands reaches Kafka, and who it says it is.
 */
public final class KafkaClients {
  private final Map<String, String> access;

  private KafkaClients(Map<String, String> access) {
    this.access = Map.copyOf(access);
  }

  /**
   * Of a Kafka outside.
   *
   * @param brokers its bootstrap servers
   * @param asItIs Kafka's own client settings: security.protocol, sasl.*, ssl.* and any other
   */
  public static KafkaClients outside(String brokers, Map<String, String> asItIs) {
    Map<String, String> access = new TreeMap<>(asItIs);
    access.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
    return new KafkaClients(access);
  }

  /**
   * Of an embedded Kafka, as one of its users.
   *
   * @param brokers its bootstrap servers
   */
  public static KafkaClients inside(String brokers, String user, String password) {
    return outside(
        brokers,
        Map.of(
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            SecurityProtocol.SASL_PLAINTEXT.name,
            SaslConfigs.SASL_MECHANISM,
            ScramMechanism.SCRAM_SHA_512.mechanismName(),
            SaslConfigs.SASL_JAAS_CONFIG,
            login(user, password, Map.of())));
  }

  /**
   * How a user logs in by SCRAM, in the words of JAAS.
   *
   * @param options further ones, by their names
   */
  public static String login(String user, String password, Map<String, String> options) {
    StringBuilder login = new StringBuilder(ScramLoginModule.class.getName()).append(" required");
    login.append(option("username", user)).append(option("password", password));
    options.forEach((name, value) -> login.append(option(name, value)));
    return login.append(';').toString();
  }

  private static String option(String name, String value) {
    return " %s=\"%s\"".formatted(name, value.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** The settings of a client that needs no others, an admin say. */
  public Map<String, Object> settings() {
    return Map.copyOf(access);
  }

  /**
   * The settings of a producer or consumer.
   *
   * @param own what its promises hang on, by Kafka's names: goes over what a city sets
   */
  public Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> all = new TreeMap<>(access);
    all.putAll(own);
    return all;
  }

  /** Says no password. */
  @Override
  public String toString() {
    return Objects.requireNonNull(access.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
  }
}
