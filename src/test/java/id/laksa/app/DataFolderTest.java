package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void itIsMadeIfItIsMissing() {
    try (DataFolder data = DataFolder.open(folder.resolve("new/data"))) {
      assertThat(data.folder("postgres")).isDirectory();
    }
  }

  @Test
  void itIsItsOwnersAloneAndSoIsWhatIsMadeInIt() throws IOException {
    try (DataFolder data = DataFolder.open(folder.resolve("new/data"))) {
      assertThat(mode(data.path())).isEqualTo("rwx------");
      assertThat(mode(data.folder("kafka"))).isEqualTo("rwx------");
      assertThat(mode(data.path().resolve("engine.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void oneThatOthersCouldReadIsClosedThroughout() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path journal = Files.createDirectories(data.resolve("artemis/journal"));
    Path file = Files.writeString(journal.resolve("1.amq"), "a reporter");
    Path program = Files.writeString(data.resolve("program"), "");
    Path outside = Files.writeString(folder.resolve("outside"), "");
    Files.createSymbolicLink(journal.resolve("link"), outside);
    for (Path open : new Path[] {data, journal, program}) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    for (Path open : new Path[] {file, outside}) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    }
    DataFolder.open(data).close();
    for (Path closed : new Path[] {data, journal, program}) {
      assertThat(mode(closed)).isEqualTo("rwx------");
    }
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(outside)).isEqualTo("rw-r--r--");
  }

  @Test
  void oneThatBelongsToAnotherUserIsRefused() throws IOException {
    assumeThat(System.getProperty("user.name")).as("only root gives away").isEqualTo("root");
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.setAttribute(data, "unix:uid", 65_534);
    assertThatThrownBy(() -> DataFolder.open(data))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("belongs to")
        .hasMessageContaining("--data");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void itBelongsToOneEngineAtATime() {
    try (DataFolder data = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining(data.path().toString())
          .hasMessageContaining("--data");
    }
    DataFolder.open(folder).close();
  }

  @Test
  void onePlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("can't be written");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
