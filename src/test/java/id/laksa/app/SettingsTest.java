package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Path CONF = Path.of("conf");

  @Test
  void theCommandLineGoesOverTheEnvironmentAndTheEnvironmentOverTheFile() {
    Map<String, String> environment =
        Map.of("LAKSA_HTTP_PORT", "1111", "LAKSA_KAFKA_CONTROLLER_PORT", "2222");
    Settings settings = Settings.load(CONF, environment, Map.of("laksa.http.port", "3333"));
    assertThat(settings.number("laksa.http.port")).isEqualTo(3333);
    assertThat(settings.number("laksa.kafka.controller-port")).isEqualTo(2222);
    assertThat(settings.number("laksa.amqp.port")).isEqualTo(5672);
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> load("laksa.foo", "1"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("laksa.foo");
  }

  @ParameterizedTest
  @CsvSource({
    "laksa.http.port, abc",
    "laksa.amqp.port, 0",
    "laksa.amqp.port, 65536",
    "laksa.intake.batch, 0",
    "laksa.intake.patience, soon",
    "laksa.relay.poll, often",
    "laksa.retry.first, -1",
    "laksa.events.retention, PT1H",
    "laksa.zone, Tangerang",
    "laksa.mail.starttls, yes",
    "laksa.mail.from, laksa at example",
    "laksa.mail.host, smtp://mail",
    "laksa.mail.user, laksa",
    "laksa.pages.keys, 0",
    "laksa.http.trusted-proxies, proxy"
  })
  void aValueThatCannotBeMeantIsToldWithTheName(String name, String value) {
    assertThatThrownBy(() -> load(name, value))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContainingAll(name, value);
  }

  @ParameterizedTest
  @CsvSource({
    "laksa.http.head-timeout, PT0S",
    "laksa.http.body-timeout, PT-1S",
    "laksa.http.form-timeout, PT2H",
    "laksa.http.idle-timeout, P300D"
  })
  void aTimeForSlowClientsHasBounds(String name, String value) {
    assertThatThrownBy(() -> load(name, value))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining(name.substring("laksa.http.".length()));
  }

  @Test
  void halfATlsIsNone() {
    assertThatThrownBy(() -> load("laksa.http.tls.key", "key.pem"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContainingAll("laksa.http.tls.certificate", "laksa.http.tls.key", "together");
    Map<String, String> both =
        Map.of(
            "laksa.http.tls.certificate",
            "/nowhere.pem",
            "laksa.http.tls.key",
            "/nowhere-else.pem");
    assertThatThrownBy(() -> Settings.load(CONF, Map.of(), both))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContainingAll("laksa.http.tls.certificate", "/nowhere.pem", "can't be read");
  }

  @Test
  void whatIsKafkasOwnIsHandedThroughByKafkasOwnNames() {
    String login = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
    Map<String, String> environment =
        Map.of(
            "LAKSA_KAFKA_CLIENT_SASL_JAAS_CONFIG",
            login,
            "LAKSA_KAFKA_CLIENT_SECURITY_PROTOCOL",
            "SASL_PLAINTEXT");
    Map<String, String> given = Map.of("laksa.kafka.client.security.protocol", "SASL_SSL");
    Settings settings = Settings.load(CONF, environment, given);
    assertThat(settings.kafkaClient())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("sasl.jaas.config", login, "security.protocol", "SASL_SSL"));
    KafkaClients kafka = KafkaClients.outside("kafka:9092", settings.kafkaClient());
    assertThat(kafka.with(Map.of("acks", "all")))
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("sasl.jaas.config", login)
        .containsEntry("acks", "all");
    assertThat(kafka).hasToString("kafka:9092");
  }

  @Test
  void withoutTheFileASentenceSaysWhichIsMissing() {
    assertThatThrownBy(() -> Settings.load(CONF.resolve("nowhere"), Map.of(), Map.of()))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void whatElseIsInTheEnvironmentIsNoSetting() {
    Settings settings = Settings.load(CONF, Map.of("LAKSA_OTHER", "1", "PATH", "/bin"), Map.of());
    assertThat(settings.all()).doesNotContainValue("/bin").doesNotContainKey("laksa.other");
  }

  private static Settings load(String name, String value) {
    return Settings.load(CONF, Map.of(), Map.of(name, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                       | -                                   | true",
        "laksa.kafka.brokers     | -                                   | false",
        "laksa.postgres.url      | -                                   | false",
        "laksa.artemis.url       | -                                   | false",
        "laksa.artemis.url       | laksa.simulator.with-stores-outside | true",
        "laksa.whatsapp.graph-url| -                                   | false",
        "laksa.whatsapp.graph-url| laksa.simulator.with-stores-outside | false"
      })
  void noCityChatsWithItself(@Nullable String set, @Nullable String wanted, boolean simulated) {
    Map<String, String> given = new HashMap<>();
    if (set != null) {
      given.put(set, "tcp://a-place-outside:1");
    }
    if (wanted != null) {
      given.put(wanted, "true");
    }
    assertThat(Settings.load(CONF, Map.of(), given).isWhatsAppSimulated()).isEqualTo(simulated);
  }
}
