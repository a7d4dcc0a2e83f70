package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of the tables share: the city's own, to be spoilt. */
abstract class TablesCase {
  @TempDir private Path root;
  Folders folders;

  @BeforeEach
  void copyTheFolders() {
    folders = new Folders(root);
  }

  /** Adds a row, which must be the only fault, named by file and line. */
  final void assertRefused(String file, String row, String sentence) {
    folders.append(file, row);

    assertThat(folders.faults())
        .containsExactly("%s:%d: %s".formatted(file, folders.lines(file), sentence));
  }
}
