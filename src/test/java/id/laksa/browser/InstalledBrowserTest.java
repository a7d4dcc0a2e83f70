package id.laksa.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBrowserTest {
  @TempDir Path folder;

  @Test
  void anyOfTheKnownOnesOnThePathIsTaken() throws IOException {
    Path edge = program("microsoft-edge");
    assertThat(InstalledBrowser.find(Map.of("PATH", "/nowhere::" + folder))).contains(edge);
  }

  @Test
  void theOneThatIsNamedCountsBeforeAnyOther() throws IOException {
    program("chromium");
    Path own = program("my browser");
    assertThat(
            InstalledBrowser.find(
                Map.of("PATH", folder.toString(), InstalledBrowser.VARIABLE, own.toString())))
        .contains(own);
  }

  @Test
  void oneThatIsNamedAndIsNotThereIsAnError() {
    Map<String, String> environment =
        Map.of(InstalledBrowser.VARIABLE, folder.resolve("none").toString());
    assertThatThrownBy(() -> InstalledBrowser.find(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(InstalledBrowser.VARIABLE);
  }

  private Path program(String name) throws IOException {
    Path program = Files.createFile(folder.resolve(name));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
