package id.laksa.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names what holds it. */
class ThreatModelTest {
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Test))`");

  @Test
  void eachLineNamesATestThatIsThere() throws IOException {
    List<String> lines =
        Files.readAllLines(Path.of("docs/threat-model.md"), UTF_8).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| who →"))
            .toList();
    assertThat(lines).isNotEmpty().allMatch(line -> TEST.matcher(line).find());
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Set<String> there =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(lines)
          .flatMap(line -> TEST.matcher(line).results().map(ThreatModelTest::name).toList())
          .isSubsetOf(there);
    }
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
