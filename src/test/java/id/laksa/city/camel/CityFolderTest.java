package id.laksa.city.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.city.CityRouteFailed;
import id.laksa.city.NoSuchCityRoute;
import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityFolderTest {
  private static final String SOUND =
      """
      - route:
          id: %s
          description: Writes what it is told into a folder.
          from:
            uri: direct:%s
            steps:
              - to: {uri: "file:%s", parameters: {fileName: "%s"}}
      """;
  @TempDir Path home;
  private LittleTown town;
  private CityEngine engine;
  private CityFolder folder;

  @BeforeEach
  void begin() throws Exception {
    town = new LittleTown(home, Duration.ofSeconds(20));
    engine = town.engine;
    folder = town.folder;
  }

  @AfterEach
  void end() throws Exception {
    town.close();
  }

  @Test
  void aFileRunsWhenItLiesThereAndNoLongerWhenItIsDeleted() throws Exception {
    aSoundFile("write", "one.txt");
    settle();
    engine.call("write", "said", Map.of());
    assertThat(home.resolve("out/one.txt")).hasContent("said");
    assertThat(folder.overview().running()).containsExactly("routes/city/write.camel.yaml");

    Files.delete(home.resolve("routes/city/write.camel.yaml"));
    folder.look();
    assertThatThrownBy(() -> engine.call("write", "said", Map.of()))
        .isInstanceOf(NoSuchCityRoute.class)
        .hasMessageContaining("direct:write");
  }

  @Test
  void aChangedFileIsReloadedAndAnotherIsLeftAlone() throws Exception {
    aSoundFile("write", "one.txt");
    aSoundFile("other", "other.txt");
    settle();
    Object untouched = folder.overview();
    aSoundFile("write", "two.txt");
    settle();
    engine.call("write", "again", Map.of());
    assertThat(home.resolve("out/two.txt")).hasContent("again");
    assertThat(home.resolve("out/one.txt")).doesNotExist();
    assertThat(untouched).isNotNull();
    engine.call("other", "x", Map.of());
  }

  @Test
  void aFileThatIsStillBeingWrittenWaits() throws Exception {
    aSoundFile("write", "one.txt");
    folder.look();
    aSoundFile("write", "two.txt");
    folder.look();
    assertThat(folder.overview().running()).isEmpty();
    folder.look();
    assertThat(folder.overview().running()).hasSize(1);
  }

  @Test
  void aRunningFileThatBecomesBrokenRunsOnAsItWas() throws Exception {
    aSoundFile("write", "one.txt");
    settle();
    aFile("write", "- route:\n    id: write\n    from: {uri: 'direct:write'\n");
    settle();
    engine.call("write", "said", Map.of());
    assertThat(home.resolve("out/one.txt")).hasContent("said");
    assertThat(faults()).hasSize(1);
  }

  @Test
  void aSyntaxErrorIsToldByItsLine() throws Exception {
    aFile("broken", "- route:\n    id: x\n    from:\n      uri: direct:x\n      steps: [\n");
    settle();
    assertThat(onlyFault().file()).isEqualTo("routes/city/broken.camel.yaml");
    assertThat(onlyFault().line()).isGreaterThan(4);
    assertThat(onlyFault().sentence()).startsWith("is no YAML");
  }

  @Test
  void aRouteWithoutAnIdIsToldByItsLine() throws Exception {
    aFile("broken", "# a\n- route:\n    from:\n      uri: direct:x\n      steps: []\n");
    settle();
    assertThat(onlyFault()).isEqualTo(fault(2, "route needs an id of its own"));
  }

  @Test
  void anIdThatTheEngineUsesIsTaken() throws Exception {
    aSoundFile("write", "x");
    aFile("broken", SOUND.formatted("engines-own", "a", "{{city.out}}", "b"));
    settle();
    assertThat(onlyFault().line()).isEqualTo(2);
    assertThat(onlyFault().sentence()).contains("engines-own is taken: the engine");
  }

  @Test
  void anIdOfAnotherFileIsTakenUntilThatFileIsGone() throws Exception {
    aSoundFile("a", "x");
    aFile("broken", SOUND.formatted("a", "b", "{{city.out}}", "b"));
    settle();
    assertThat(onlyFault().sentence()).contains("a is taken: routes/city/a.camel.yaml");
    Files.delete(home.resolve("routes/city/a.camel.yaml"));
    settle();
    assertThat(faults()).isEmpty();
    assertThat(folder.overview().running()).containsExactly("routes/city/broken.camel.yaml");
  }

  @Test
  void aComponentThatIsNotThereIsToldByItsLine() throws Exception {
    aFile("broken", routeTo("fax:office"));
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("fax");
  }

  @Test
  void anUnknownParameterIsToldByItsLine() throws Exception {
    aFile("broken", routeTo("file:out?nosuchoption=1"));
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("nosuchoption");
  }

  @Test
  void anUnknownStepIsToldByItsLine() throws Exception {
    aFile(
        "broken",
        "- route:\n    id: x\n    from:\n      uri: direct:x\n      steps:\n        - teleport: home\n");
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("teleport");
  }

  @Test
  void anUnknownPropertyIsToldByItsLine() throws Exception {
    aFile("broken", routeTo("file:{{no.such.property}}"));
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("no.such.property");
  }

  @Test
  void theEnginesSchemesAreNotForTheCity() throws Exception {
    aFile("broken", routeTo("ledger:record"));
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("ledger: is the engine's own");
  }

  @Test
  void aDoorIsNotForTheCity() throws Exception {
    aFile("broken", "- rest:\n    get:\n      - path: /api\n        to: direct:x\n");
    settle();
    assertThat(onlyFault()).matches(fault -> fault.line() == 1);
    assertThat(onlyFault().sentence()).contains("door of the engine's");
  }

  @Test
  void theDataFolderIsClosedToFileEndpoints() throws Exception {
    aFile("broken", routeTo("file:" + home.resolve("data/stolen")));
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("the engine's own");
  }

  @Test
  void theEnginesClassesAreNotForTheCity() throws Exception {
    aFile(
        "broken",
        """
        - beans:
            - name: stolen
              type: "#class:id.laksa.rulebook.Fault"
        - route:
            id: x
            from:
              uri: direct:x
              steps:
                - bean: {ref: stolen}
        """);
    settle();
    assertThat(onlyFault().sentence()).contains("id.laksa.rulebook.Fault");
  }

  @Test
  void aRouteThatCallsItselfForEverIsEndedWithItsReason() throws Exception {
    aFile("loop", routeTo("direct:x"));
    settle();
    assertThatThrownBy(() -> engine.call("x", "round", Map.of()))
        .isInstanceOf(CityRouteFailed.class);
    assertThat(folder.overview().failing())
        .singleElement()
        .satisfies(failing -> assertThat(failing.reason()).contains("circles"));
  }

  @Test
  void aLoopWithoutAnEndIsEnded() throws Exception {
    aFile(
        "loop",
        """
        - route:
            id: x
            from:
              uri: direct:x
              steps:
                - loop:
                    doWhile: "true"
                    simple: "${body} != null"
                    steps:
                      - setHeader: {name: a, constant: b}
        """);
    settle();
    assertThatThrownBy(() -> engine.call("x", "round", Map.of()))
        .isInstanceOf(CityRouteFailed.class);
  }

  @Test
  void aRouteThatThrowsIsToldByItsKindAndNotByItsWords() throws Exception {
    aFile(
        "throws",
        """
        - route:
            id: x
            from:
              uri: direct:x
              steps:
                - throwException: {exceptionType: java.lang.IllegalStateException, message: "Budi said ${body}"}
        """);
    settle();
    assertThatThrownBy(() -> engine.call("x", "secret", Map.of()))
        .isInstanceOf(CityRouteFailed.class)
        .hasMessageContaining("IllegalStateException")
        .hasMessageNotContaining("Budi");
    assertThat(folder.overview().failing())
        .singleElement()
        .satisfies(failing -> assertThat(failing.reason()).isEqualTo("IllegalStateException"));
  }

  @Test
  void aKameletIsUsedAndItsChangeReloadsWhoUsesIt() throws Exception {
    aKamelet("write-file", "kamelet-one.txt");
    aFile("use", routeTo("kamelet:write-file"));
    settle();
    assertThat(faults()).isEmpty();
    engine.call("x", "by kamelet", Map.of());
    assertThat(home.resolve("out/kamelet-one.txt")).hasContent("by kamelet");

    aKamelet("write-file", "kamelet-two.txt");
    settle();
    folder.look();
    engine.call("x", "by kamelet again", Map.of());
    assertThat(home.resolve("out/kamelet-two.txt")).hasContent("by kamelet again");
  }

  @Test
  void aKameletThatIsNotThereKeepsItsFileAsideUntilItComes() throws Exception {
    aFile("use", routeTo("kamelet:write-file"));
    settle();
    assertThat(onlyFault().line()).isEqualTo(6);
    assertThat(onlyFault().sentence()).contains("write-file");
    aKamelet("write-file", "kamelet-one.txt");
    settle();
    folder.look();
    assertThat(faults()).isEmpty();
  }

  private static String routeTo(String uri) {
    return """
        - route:
            id: x
            from:
              uri: direct:x
              steps:
                - to: {uri: "%s"}
        """
        .formatted(uri);
  }

  private void aKamelet(String name, String out) throws IOException {
    Files.writeString(
        home.resolve("kamelets/" + name + ".kamelet.yaml"),
        """
        apiVersion: camel.apache.org/v1
        kind: Kamelet
        metadata:
          name: %s
        spec:
          definition:
            title: Write
            type: object
          template:
            from:
              uri: kamelet:source
              steps:
                - to: {uri: "file:{{city.out}}", parameters: {fileName: "%s"}}
        """
            .formatted(name, out));
  }

  private void aSoundFile(String id, String out) throws IOException {
    aFile(id, SOUND.formatted(id, id, "{{city.out}}", out));
  }

  private void aFile(String name, String text) throws IOException {
    town.file(name, text);
  }

  private void settle() throws IOException {
    town.settle();
  }

  private List<Fault> faults() {
    return town.faults();
  }

  private Fault onlyFault() {
    assertThat(faults()).hasSize(1);
    return faults().get(0);
  }

  private static Fault fault(int line, String sentence) {
    return new Fault("routes/city/broken.camel.yaml", line, sentence);
  }
}
