package id.laksa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each package says of itself. */
class PackagesTest {
  private static final Pattern MARKED =
      Pattern.compile("/\\*\\*\\s.*\\S\\s*\\*/\n@NullMarked\npackage .*", Pattern.DOTALL);

  @Test
  void everyPackageSaysWhatItIsForAndThatNothingInItIsNullUnlessSaid() throws IOException {
    List<Path> packages =
        Stream.concat(packages("src/main/java"), packages("src/dev/java")).toList();
    assertThat(packages).hasSizeGreaterThan(100);
    assertThat(packages)
        .allSatisfy(
            folder -> assertThat(folder.resolve("package-info.java")).content().matches(MARKED));
  }

  private static Stream<Path> packages(String root) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(root))) {
      return all
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .toList()
          .stream();
    }
  }
}
