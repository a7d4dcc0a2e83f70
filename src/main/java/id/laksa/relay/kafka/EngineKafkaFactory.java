package id.laksa.relay.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;

/** Lets Camel's {@code kafka:} reach the engine's Kafka as the engine does. */
public final class EngineKafkaFactory extends DefaultKafkaClientFactory {
  private final Map<String, Object> access;

  /**
   * Takes the engine's way.
   *
   * @param access brokers, login and whatever else every client needs, by Kafka's names
   */
  public EngineKafkaFactory(Map<String, Object> access) {
    this.access = Map.copyOf(access);
  }

  @Override
  public String getBrokers(KafkaConfiguration configuration) {
    return String.valueOf(access.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public Producer getProducer(Properties kafkaProps) {
    Map<String, Object> all = new TreeMap<>();
    kafkaProps.forEach((name, value) -> all.put(String.valueOf(name), value));
    all.putAll(access);
    return new FailFastProducer<>(new KafkaProducer<Object, Object>(all));
  }
}
