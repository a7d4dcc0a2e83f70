package id.laksa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.app.Laksa;
import id.laksa.launcher.FakeMachine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LauncherTest {
  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void aBareMachine() throws IOException {
    machine = new FakeMachine(root);
  }

  @Test
  void aMissingJavaIsOneSentence() throws Exception {
    assertRefused(machine.built().run("run"), "no Java was found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_292", "11.0.2", "16", "none"})
  void anOldJavaIsOneSentence(String version) throws Exception {
    assertRefused(machine.built().withJava(version).run("run"), "is not Java 17 or newer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.15", "21", "25-ea"})
  void aJavaFromSeventeenOnWillDo(String version) throws Exception {
    assertThat(machine.built().withJava(version).run("run").out()).contains("java " + version);
  }

  @Test
  void javaHomeComesBeforeThePath() throws Exception {
    machine.built().withJava("11").withJavaIn(root.resolve("jdk/bin"), "21");
    assertThat(runWith("JAVA_HOME", root.resolve("jdk").toString()).out()).contains("java 21");
  }

  @Test
  void aJavaHomeThatLeadsNowhereIsPassedOver() throws Exception {
    machine.built().withJava("17");
    assertThat(runWith("JAVA_HOME", "/nowhere").out()).contains("java 17");
  }

  @Test
  void argumentsArriveAsTheyWereTyped() throws Exception {
    Outcome outcome =
        machine.built().withJava("17").run("rules", "explain", "jalan  rusak * $HOME", "");
    assertThat(outcome.out()).endsWith("<rules>\n<explain>\n<jalan  rusak * $HOME>\n<>\n");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void theCommandRunsInTheCallersFolderAndKnowsItsOwn() throws Exception {
    String out = machine.built().withJava("17").run("run").out();
    assertThat(out)
        .contains(" in " + root.toRealPath() + "\n")
        .contains("<-Dlaksa.home=" + home() + ">");
  }

  @Test
  void aLinkToALinkFindsTheFolder() throws Exception {
    machine.built().withJava("17");
    Path link = Files.createSymbolicLink(root.resolve("one"), Path.of("la ksa/laksa"));
    Path linkToLink = Files.createSymbolicLink(root.resolve("two"), link);
    assertThat(machine.start(linkToLink, Map.of(), "run").finish().out())
        .contains("<-Dlaksa.home=" + home() + ">");
  }

  @Test
  void whatAnEngineKeepsIsMadeForItsOwnerAlone() throws Exception {
    machine.built().withJava("17");
    assertThat(machine.run("run").out()).contains("umask 0077\n");
    assertThat(machine.run("rules", "check").out()).doesNotContain("umask 0077");
  }

  @Test
  void javaOptionsOfTheCallerReplaceTheDefaults() throws Exception {
    machine.built().withJava("17");
    assertThat(runWith("LAKSA_JAVA_OPTS", "-Xmx2g -Da=b").out())
        .contains("<-Xmx2g>\n<-Da=b>\n")
        .doesNotContain("-Xmx1g");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false", "16, false"})
  void onFewProcessorsAnEngineLeavesTheThoroughCompilerOut(int processors, boolean quick)
      throws Exception {
    machine.built().withJava("17").withProcessors(processors);
    assertThat(
            machine
                .run("run")
                .out()
                .contains("<-XX:TieredStopAtLevel=1>\n<-XX:ReservedCodeCacheSize=240m>"))
        .isEqualTo(quick);
    assertThat(machine.run("rules", "check").out()).doesNotContain("TieredStopAtLevel");
  }

  @Test
  void whereNobodyCountsProcessorsJavaDecides() throws Exception {
    assertThat(machine.built().withJava("17").run("run").out()).doesNotContain("TieredStopAt");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void noCommandReadsSerializedObjectsWhateverOptionsAreGiven(String command) throws Exception {
    machine.built().withJava("17");
    String filter = command.equals("bench decide") ? "org.openjdk.jmh.**;java.base/*;!*" : "!*";
    for (String own : List.of("", "-Xmx2g -Djdk.serialFilter=*")) {
      Path laksa = machine.home.resolve("laksa");
      Outcome outcome =
          machine.start(laksa, Map.of("LAKSA_JAVA_OPTS", own), command.split(" ")).finish();
      assertThat(outcome.out().lines().filter(line -> line.contains("jdk.serialFilter")))
          .last()
          .isEqualTo("<-Djdk.serialFilter=" + filter + ">");
    }
  }

  static List<String> commands() {
    return commands("", new CommandLine(Laksa.class)).toList();
  }

  private static Stream<String> commands(String before, CommandLine parent) {
    return parent.getSubcommands().entrySet().stream()
        .flatMap(
            each -> {
              String command = (before + " " + each.getKey()).strip();
              return Stream.concat(Stream.of(command), commands(command, each.getValue()));
            });
  }

  @Test
  void quickStartsArePreparedWithoutReadingSerializedObjects() throws Exception {
    machine.built().withJava("17").run("run");
    assertThat(machine.home.resolve("archived.log")).content().contains("-Djdk.serialFilter=!* ");
  }

  @Test
  void theImageReadsNoSerializedObjects() {
    assertThat(Path.of("Dockerfile")).content().contains(" '-Djdk.serialFilter=!*' ");
  }

  @Test
  void aRunPreparesQuickStartsOnceAndEveryCommandUsesThem() throws Exception {
    machine.built().withJava("17");
    Outcome first = machine.run("run");
    assertThat(first.out()).contains("<-XX:SharedArchiveFile=" + home() + "/target/laksa.jsa>");
    assertThat(first.err()).contains("preparing quick starts");
    assertThat(machine.run("run").err()).isEmpty();
    assertThat(machine.run("rules", "check").out()).contains("-XX:SharedArchiveFile=");
    assertThat(machine.archives()).isEqualTo(1);
  }

  @Test
  void noOtherCommandWaitsForQuickStartsToBePrepared() throws Exception {
    assertThat(machine.built().withJava("17").run("rules", "check").out())
        .doesNotContain("SharedArchiveFile");
    assertThat(machine.archives()).isZero();
  }

  @Test
  void aNewJarIsPreparedAgain() throws Exception {
    machine.built().withJava("17").run("run");
    Files.setLastModifiedTime(
        machine.home.resolve("target/laksa.jar"), FileTime.from(Instant.now().plusSeconds(60)));
    machine.run("run");
    assertThat(machine.archives()).isEqualTo(2);
  }

  @Test
  void aPreparationThatFailsStopsNothingAndIsNotTriedAgain() throws Exception {
    Files.createFile(machine.built().withJava("17").home.resolve("no-archive"));
    assertThat(machine.run("run").out()).contains("<run>").doesNotContain("SharedArchiveFile");
    assertThat(machine.run("run").exit()).isZero();
    assertThat(machine.archives()).isEqualTo(1);
  }

  @Test
  void optionsOfTheCallerGoWithoutAnArchive() throws Exception {
    machine.built().withJava("17");
    assertThat(runWith("LAKSA_JAVA_OPTS", "-Xmx2g").out()).doesNotContain("SharedArchiveFile");
    assertThat(machine.archives()).isZero();
  }

  private Path home() throws Exception {
    return machine.home.toRealPath();
  }

  private Outcome runWith(String variable, String value) throws Exception {
    return machine.start(machine.home.resolve("laksa"), Map.of(variable, value), "run").finish();
  }

  static void assertRefused(Outcome outcome, String reason) {
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("laksa: ").contains(reason).hasLineCount(1);
  }
}
