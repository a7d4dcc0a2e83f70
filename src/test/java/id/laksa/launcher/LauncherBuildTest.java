package id.laksa.launcher;

import static id.laksa.launcher.LauncherTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.launcher.FakeMachine.Outcome;
import id.laksa.launcher.FakeMachine.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherBuildTest {
  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void aMachineWithAJdk() throws IOException {
    machine = new FakeMachine(root).withJava("17").withCompiler();
  }

  @Test
  void aMissingMavenIsOneSentenceWhenABuildIsNeeded() throws Exception {
    assertRefused(machine.run("run"), "Maven is needed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.6.3", "2.2.1", "of another kind"})
  void anOldMavenIsOneSentence(String version) throws Exception {
    assertRefused(machine.withMaven(version).run("run"), "Maven is too old");
    assertThat(machine.builds()).isZero();
  }

  @Test
  void aRuntimeWithoutCompilerIsOneSentenceWhenABuildIsNeeded() throws Exception {
    Files.delete(root.resolve("bin/javac"));
    assertRefused(machine.withMaven("3.8.7").run("run"), "no compiler beside it");
  }

  @Test
  void mavenIsNotAskedWhenTheJarIsNewerThanTheSources() throws Exception {
    assertThat(machine.built().run("run").exit()).isZero();
  }

  @Test
  void aMissingJarIsBuiltOnce() throws Exception {
    machine.withMaven("3.8.7");
    assertThat(machine.run("run").exit()).isZero();
    assertThat(machine.run("run").exit()).isZero();
    assertThat(machine.builds()).isEqualTo(1);
  }

  @Test
  void whatMavenSaysStaysOutOfStandardOutput() throws Exception {
    Outcome outcome = machine.withMaven("4.0.0").run("run");
    assertThat(outcome.out()).startsWith("java 17 in ").doesNotContain("a word of Maven");
    assertThat(outcome.err()).contains("a word of Maven");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "src/main/java/A.java", "src/main", "src/dev", "docs/api"})
  void aYoungerSourceIsBuiltAgain(String source) throws Exception {
    Files.createDirectories(machine.home.resolve("src/main/java/A.java"));
    machine.built().withMaven("3.8.7").date(source, 60);
    machine.run("run");
    assertThat(machine.builds()).isEqualTo(1);
  }

  @Test
  void aBuildThatWasCutOffIsBuiltAgain() throws Exception {
    machine.built().withMaven("3.8.7");
    Files.createFile(machine.home.resolve("target/.building"));
    machine.run("run");
    assertThat(machine.builds()).isEqualTo(1);
  }

  @Test
  void aFailedBuildIsSaidAndItsJarIsNotTrusted() throws Exception {
    Outcome failed = machine.withMavenThatFails().run("run");
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("the build failed");

    machine.withMaven("3.8.7").run("run");
    assertThat(machine.builds()).isEqualTo(1);
  }

  @Test
  void commandsStartedAtOnceBuildOnce() throws Exception {
    machine.withMaven("3.8.7");
    List<Running> commands = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      commands.add(machine.start(machine.home.resolve("laksa"), Map.of(), "run"));
    }
    for (Running command : commands) assertThat(command.finish().exit()).isZero();
    assertThat(machine.builds()).isEqualTo(1);
  }
}
