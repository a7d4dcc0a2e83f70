package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't start says why in a sentence, and leaves nothing behind that runs. */
class StartupFailuresIT {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laksa.http.port",
        "laksa.management.port",
        "laksa.amqp.port",
        "laksa.kafka.port",
        "laksa.postgres.port"
      })
  void aTakenPortIsNamedWithItsSetting(String setting) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "" + taken.getLocalPort();
      assertRefused(run("--" + setting + "=" + port), port, setting);
    }
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsNamed() throws Exception {
    assertRefused(program(Map.of(), "run", "--data", "/dev/null/x"), "/dev/null/x", "--data");
  }

  @Test
  void aSecondEngineOnTheSameFolderIsRefused() throws Exception {
    try (DataFolder first = DataFolder.open(folder.resolve("data"))) {
      assertRefused(run(), first.path().toString(), "--data");
    }
  }

  @Test
  void aBrokenTableIsNamedByFileAndLine() throws Exception {
    Path home = folder.resolve("home");
    for (String part : List.of("rules", "conf", "routes")) {
      FileUtils.copyDirectory(
          LaksaProgram.HOME.resolve(part).toFile(), home.resolve(part).toFile());
    }
    Path table = home.resolve("rules/hashtags.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    lines.set(4, "#rusak,tiada-kategori");
    Files.write(table, lines);
    var ending = end(LaksaProgram.start(folder, home, Map.of(), arguments()));
    assertThat(ending.err()).contains("hashtags.csv").contains("5");
    assertFailed(ending);
  }

  @Test
  void anUnknownSettingIsNamed() throws Exception {
    assertRefused(run("--laksa.foo=1"), "laksa.foo");
  }

  @ParameterizedTest
  @CsvSource({
    "laksa.http.port, abc",
    "laksa.amqp.port, 70000",
    "laksa.intake.batch, 0",
    "laksa.intake.patience, soon",
    "laksa.relay.poll, often",
    "laksa.ticket.key, short",
    "laksa.zone, Tangerang"
  })
  void aSettingThatMeansNothingIsNamed(String setting, String value) throws Exception {
    assertRefused(run("--" + setting + "=" + value), setting);
  }

  @Test
  void theEnvironmentSetsWhatTheCommandLineDoesNot() throws Exception {
    Map<String, String> environment = Map.of("LAKSA_HTTP_PORT", "from-environment");
    assertRefused(program(environment, "run"), "laksa.http.port", "from-environment");
    assertRefused(
        program(environment, "run", "--laksa.http.port=from-line"), "laksa.http.port", "from-line");
  }

  @Test
  void aLedgerOutsideNeedsItsKeysSet() throws Exception {
    assertRefused(run("--laksa.postgres.url=jdbc:postgresql://127.0.0.1/x"), "laksa.ticket.key");
  }

  @Test
  void anOptionWithoutItsValueIsExplained() throws Exception {
    var ending = program(Map.of(), "run", "--data");
    assertThat(ending.err()).contains("--data");
    assertNotUnderstood(ending);
  }

  @Test
  void anUnknownCommandIsExplained() throws Exception {
    var ending = program(Map.of(), "fly");
    assertThat(ending.err()).contains("fly").contains("run");
    assertNotUnderstood(ending);
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "run --help"})
  void helpIsAResult(String command) throws Exception {
    var ending = program(Map.of(), command.split(" ", -1));
    assertThat(ending.out()).contains("Usage: laksa").contains("run");
    assertThat(ending.err()).isEmpty();
    assertThat(ending.code()).isZero();
  }

  private LaksaProgram.Ending run(String... settings) throws InterruptedException {
    return program(Map.of(), arguments(settings).toArray(String[]::new));
  }

  private LaksaProgram.Ending program(Map<String, String> environment, String... arguments)
      throws InterruptedException {
    return end(LaksaProgram.start(folder, LaksaProgram.HOME, environment, List.of(arguments)));
  }

  private static LaksaProgram.Ending end(LaksaProgram program) throws InterruptedException {
    try (program) {
      return program.awaitEnd();
    }
  }

  /** What is given last wins. */
  private List<String> arguments(String... settings) {
    List<String> all = new ArrayList<>(List.of("run", "--data", folder.resolve("data").toString()));
    for (String door : List.of("http", "management", "amqp", "kafka", "postgres")) {
      all.add("--laksa." + door + ".port=" + Ports.free());
    }
    all.addAll(Arrays.asList(settings));
    return all;
  }

  private void assertRefused(LaksaProgram.Ending ending, String... named) {
    assertThat(ending.err()).contains(named).hasLineCount(1);
    assertFailed(ending);
  }

  private void assertFailed(LaksaProgram.Ending ending) {
    assertThat(ending.err()).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(ending.out()).isEmpty();
    assertThat(ending.code()).isEqualTo(1);
    assertThat(LaksaProgram.runningOn(folder)).isEmpty();
  }

  private static void assertNotUnderstood(LaksaProgram.Ending ending) {
    assertThat(ending.err()).contains("Usage: laksa").doesNotContain("\tat ");
    assertThat(ending.out()).isEmpty();
    assertThat(ending.code()).isEqualTo(2);
  }
}
