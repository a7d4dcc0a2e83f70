package id.laksa.city.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.city.CityRouteFailed;
import id.laksa.rulebook.Fault;
import id.laksa.spine.LogKeeper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are dropped into {@code ext/} while the city's files run. */
class CityJarsTest {
  private static final String REPLACED = "was replaced: the new one counts at the next start";
  private static final String CLERK =
      """
      - beans:
          - name: clerk
            type: "#class:kota.Clerk"
      - route:
          id: ask
          from:
            uri: direct:ask
            steps:
              - setBody: {method: {ref: clerk, method: says}}
              - to: {uri: "file:{{city.out}}", parameters: {fileName: said.txt}}
      """;
  @TempDir Path home;
  private LittleTown town;

  @BeforeEach
  void begin() throws Exception {
    town = new LittleTown(home, Duration.ofSeconds(20));
  }

  @AfterEach
  void end() throws Exception {
    town.close();
  }

  @Test
  void aFileThatWasSetAsideForABeansClassRunsWhenItsJarComes() throws Exception {
    town.file("ask", CLERK);
    town.settle();
    assertThat(town.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).contains("kota.Clerk"));
    HomemadeJar.withAClerk(home.resolve("ext/clerk.jar"), "good morning");
    town.settle();
    assertThat(town.faults()).isEmpty();
    assertThat(said()).isEqualTo("good morning");
  }

  @Test
  void aFileThatWasSetAsideForAComponentRunsWhenItsJarComes() throws Exception {
    town.file("ask", asking("to: {uri: \"fax:office\"}"));
    town.settle();
    assertThat(town.faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.sentence()).contains("fax"));
    HomemadeJar.withAFax(home.resolve("ext/fax.jar"));
    town.settle();
    assertThat(town.faults()).isEmpty();
    assertThat(said()).isEqualTo("faxed to office");
  }

  @Test
  void aRunningRouteThatMissedAComponentFindsItWhenItsJarComes() throws Exception {
    town.file("ask", asking("toD: {uri: \"fax:${body}\"}"));
    town.settle();
    assertThatThrownBy(() -> town.engine.call("ask", "office", Map.of()))
        .isInstanceOf(CityRouteFailed.class);
    HomemadeJar.withAFax(home.resolve("ext/fax.jar"));
    town.settle();
    town.engine.call("ask", "office", Map.of());
    assertThat(home.resolve("out/said.txt")).hasContent("faxed to office");
  }

  @Test
  void aReplacedJarIsTakenAtTheNextStartAndThatIsTold() throws Exception {
    HomemadeJar.withAClerk(home.resolve("ext/clerk.jar"), "good morning");
    town.file("ask", CLERK);
    town.settle();
    try (LogKeeper log = LogKeeper.started()) {
      HomemadeJar.withAClerk(home.resolve("ext/clerk.jar"), "good evening, everybody");
      town.settle();
      assertThat(log.lines()).containsOnlyOnce("ext/clerk.jar " + REPLACED);
    }
    assertThat(town.faults()).containsExactly(new Fault("ext/clerk.jar", 0, REPLACED));
    assertThat(said()).isEqualTo("good morning");
    town.close();
    town = new LittleTown(home, Duration.ofSeconds(20));
    assertThat(town.faults()).isEmpty();
    assertThat(said()).isEqualTo("good evening, everybody");
  }

  private String said() throws Exception {
    town.engine.call("ask", null, Map.of());
    return Files.readString(home.resolve("out/said.txt"));
  }

  private static String asking(String step) {
    return """
        - route:
            id: ask
            from:
              uri: direct:ask
              steps:
                - %s
                - to: {uri: "file:{{city.out}}", parameters: {fileName: said.txt}}
        """
        .formatted(step);
  }
}
