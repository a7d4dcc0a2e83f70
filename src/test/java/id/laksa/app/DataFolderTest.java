package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
