package id.laksa.city.camel;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityPropertiesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = folder.resolve("city.properties");
    Files.writeString(file, "telegram.token=from the file\nother.base-url=http://old\n");
  }

  @Test
  void whatTheEnvironmentDoesNotNameIsTakenFromTheFile() {
    assertThat(read(Map.of()).values())
        .containsOnly(
            Map.entry("telegram.token", "from the file"),
            Map.entry("other.base-url", "http://old"));
  }

  @Test
  void theEnvironmentGoesOverTheFileDotsAndHyphensBeingUnderscores() {
    CityProperties read =
        read(Map.of("TELEGRAM_TOKEN", "from outside", "OTHER_BASE_URL", "http://new"));
    assertThat(read.values())
        .containsEntry("telegram.token", "from outside")
        .containsEntry("other.base-url", "http://new");
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void theFileThatTheEnvironmentNamesGoesOverBothWithoutItsLineBreak() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "from a secret file\n");
    CityProperties read =
        read(Map.of("TELEGRAM_TOKEN", "x", "TELEGRAM_TOKEN_FILE", secret.toString()));
    assertThat(read.values()).containsEntry("telegram.token", "from a secret file");
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void withoutTheFileThatTheEnvironmentNamesThereIsNoValueAtAllAndThatIsTold() {
    CityProperties read =
        read(
            Map.of(
                "TELEGRAM_TOKEN", "x", "TELEGRAM_TOKEN_FILE", folder.resolve("nobody").toString()));
    assertThat(read.values()).containsOnlyKeys("other.base-url");
    assertThat(read.faults())
        .containsExactly(
            new Fault(
                "conf/city.properties",
                0,
                "the file that TELEGRAM_TOKEN_FILE names can't be read: telegram.token isn't set"));
  }

  @Test
  void whatTheFileDoesNotNameIsNotTakenFromTheEnvironment() {
    assertThat(read(Map.of("JAVA_HOME", "/opt/java", "LAKSA_TICKET_KEY", "secret")).values())
        .containsOnlyKeys("telegram.token", "other.base-url");
  }

  @Test
  void aCityWithoutAFileHasNoPropertiesAndThatIsNoFault() {
    CityProperties none = CityProperties.read(folder.resolve("none"), Map.of("A_B", "x"));
    assertThat(none.values()).isEmpty();
    assertThat(none.faults()).isEmpty();
  }

  @Test
  void aFileThatIsNoneIsTold() throws IOException {
    Files.writeString(file, "broken=\\u12x\n");
    assertThat(read(Map.of()).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).startsWith("can't be read"));
  }

  @Test
  void whatTheFileSaysGoesOverWhatTheEngineGives() {
    CityProperties all = read(Map.of()).over(Map.of("telegram.token", "x", "laksa.a", "b"));
    assertThat(all.values())
        .containsEntry("telegram.token", "from the file")
        .containsEntry("laksa.a", "b");
  }

  private CityProperties read(Map<String, String> environment) {
    return CityProperties.read(file, environment);
  }
}
