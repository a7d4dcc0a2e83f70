package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./laksa routes check}: every fault of the city's files, without a running engine. */
class RoutesCheckIT {
  private static final String SOUND =
      """
      - route:
          id: write
          from:
            uri: direct:write
            steps:
              - to: {uri: "file:{{city.out}}"}
              - to: {uri: "kamelet:laksa-submit", parameters: {channel: DESK}}
      """;
  @TempDir Path folder;
  private Path city;

  @BeforeEach
  void aCity() throws IOException {
    city = folder.resolve("city");
    for (String part : new String[] {"routes/city", "kamelets", "conf"}) {
      Files.createDirectories(city.resolve(part));
    }
    Files.copy(
        LaksaProgram.HOME.resolve("kamelets/laksa-submit.kamelet.yaml"),
        city.resolve("kamelets/laksa-submit.kamelet.yaml"));
    Files.writeString(city.resolve("routes/city/a.camel.yaml"), SOUND);
    Files.writeString(city.resolve("conf/city.properties"), "city.out=\n");
  }

  @Test
  void soundFilesAreCountedAndItsCodeIsNought() throws Exception {
    LaksaProgram.Ending ending =
        check(Map.of("CITY_OUT", folder.resolve("out").toString()), city.toString());
    assertThat(ending.out())
        .contains("The city's files are sound: 1 of routes, 1 kamelets.")
        .doesNotContain(".yaml:");
    assertThat(ending.code()).isZero();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void everyFaultIsToldByFileLineAndReasonAndItsCodeIsOne() throws Exception {
    Files.writeString(city.resolve("routes/city/b.camel.yaml"), SOUND);
    Files.writeString(city.resolve("routes/city/c.camel.yaml"), SOUND.replace("write", "fax:x\n["));
    Files.writeString(
        city.resolve("routes/city/d.camel.yaml"),
        SOUND.replace("write", "send").replace("file:{{city.out}}", "fax:office"));
    Files.writeString(city.resolve("kamelets/broken.kamelet.yaml"), "kind: Pipe\n");
    LaksaProgram.Ending ending = check(Map.of("CITY_OUT", "out"), city.toString());
    assertThat(ending.out())
        .contains("routes/city/b.camel.yaml:2: id write is taken: routes/city/a.camel.yaml has it")
        .containsPattern("(?m)^routes/city/c\\.camel\\.yaml:\\d+: is no YAML")
        .containsPattern("(?m)^routes/city/d\\.camel\\.yaml:6: .*fax")
        .contains("kamelets/broken.kamelet.yaml:1: must be a Kamelet")
        .doesNotContain("are sound");
    assertThat(ending.code()).isEqualTo(1);
  }

  @Test
  void aSecretsFileThatIsNotThereIsAFaultAndSoIsWhoeverNamesIt() throws Exception {
    LaksaProgram.Ending ending = check(Map.of("CITY_OUT_FILE", "/no/such"), city.toString());
    assertThat(ending.out())
        .contains("conf/city.properties: the file that CITY_OUT_FILE names can't be read")
        .containsPattern("(?m)^routes/city/a\\.camel\\.yaml:6: .*city\\.out");
    assertThat(ending.code()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsToldAndItsCodeIsOne() throws Exception {
    LaksaProgram.Ending ending = check(Map.of(), folder.resolve("nowhere").toString());
    assertThat(ending.err()).contains(folder.resolve("nowhere") + " is no folder.");
    assertThat(ending.code()).isEqualTo(1);
  }

  private LaksaProgram.Ending check(Map<String, String> environment, String named)
      throws InterruptedException {
    List<String> command = List.of("routes", "check", named);
    try (LaksaProgram check = LaksaProgram.start(folder, LaksaProgram.HOME, environment, command)) {
      return check.awaitEnd();
    }
  }
}
