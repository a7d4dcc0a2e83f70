package id.laksa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The first page stays one. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final long LARGEST = 9_000;

  @Test
  void itIsReadInAFewMinutes() throws IOException {
    assertThat(Files.size(README)).isLessThanOrEqualTo(LARGEST);
  }

  @Test
  void theTwoCommandsComeFirst() throws IOException {
    assertThat(Documents.shell(README).get(0).lines())
        .satisfiesExactly(
            run -> assertThat(run).startsWith("./laksa run "),
            verify -> assertThat(verify).startsWith("mvn verify "));
  }
}
