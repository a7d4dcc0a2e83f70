package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String PORT = "laksa.http.port";
  private static final String PATIENCE = "laksa.intake.patience";
  @TempDir Path conf;

  @BeforeEach
  void writeDefaults() throws IOException {
    Files.writeString(
        conf.resolve("application.properties"),
        """
        laksa.http.port=8080
        laksa.kafka.controller-port=0
        laksa.intake.patience=PT10S
        laksa.zone=Asia/Jakarta
        laksa.public.url=
        """);
  }

  @Test
  void theFileHoldsTheDefaults() {
    Settings settings = load(Map.of(), Map.of());
    assertThat(settings.port(PORT)).isEqualTo(8080);
    assertThat(settings.duration(PATIENCE)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
    assertThat(settings.isSet("laksa.public.url")).isFalse();
  }

  @Test
  void theEnvironmentOverridesTheFileAndTheCommandLineOverridesBoth() {
    Map<String, String> environment =
        Map.of("LAKSA_HTTP_PORT", "1", "LAKSA_KAFKA_CONTROLLER_PORT", "2");
    Settings settings = load(environment, Map.of(PORT, "3"));
    assertThat(settings.port(PORT)).isEqualTo(3);
    assertThat(settings.port("laksa.kafka.controller-port")).isEqualTo(2);
  }

  @Test
  void whatElseIsInTheEnvironmentIsNoSetting() {
    assertThat(load(Map.of("LAKSA_OTHER", "1", "PATH", "/bin"), Map.of()).all())
        .hasSize(5)
        .doesNotContainValue("/bin");
  }

  @Test
  void aSettingThatDoesNotExistIsNamed() {
    assertThatThrownBy(() -> load(Map.of(), Map.of("laksa.http.prot", "1")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("laksa.http.prot");
  }

  @Test
  void withoutTheFileASentenceSaysWhichIsMissing() {
    assertThatThrownBy(() -> Settings.load(conf.resolve("nowhere"), Map.of(), Map.of()))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "65536", "80.5", "99999999999"})
  void aPortThatIsNoneIsNamed(String port) {
    assertThatThrownBy(() -> load(Map.of(), Map.of(PORT, port)).port(PORT))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining(PORT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10s", "PT"})
  void aDurationThatIsNoneIsNamed(String duration) {
    assertThatThrownBy(() -> load(Map.of(), Map.of(PATIENCE, duration)).duration(PATIENCE))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining(PATIENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "WIB", "Asia/Tangerang"})
  void aZoneThatIsNoneIsNamed(String zone) {
    assertThatThrownBy(() -> load(Map.of(), Map.of("laksa.zone", zone)).zone())
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("laksa.zone");
  }

  @Test
  void blanksAroundAValueDoNotMatter() {
    assertThat(load(Map.of("LAKSA_HTTP_PORT", " 81 "), Map.of()).port(PORT)).isEqualTo(81);
  }

  @Test
  void theDeliveredDefaultsCanBeRead() {
    Settings settings = Settings.load(Path.of("conf"), Map.of(), Map.of());
    assertThat(settings.all().keySet())
        .allMatch(name -> name.matches("laksa(\\.[a-z]+(-[a-z]+)*)+"));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
  }

  private Settings load(Map<String, String> environment, Map<String, String> given) {
    return Settings.load(conf, environment, given);
  }
}
