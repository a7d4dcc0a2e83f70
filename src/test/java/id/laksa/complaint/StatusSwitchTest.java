package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds a status is asked everywhere what it means, unless a default answers for him. */
class StatusSwitchTest {
  private static final Set<String> STATUSES =
      Arrays.stream(Status.values()).map(Status::name).collect(Collectors.toSet());

  private static final Pattern DEFAULT = Pattern.compile("\\bdefault ->");
  private static final Pattern LABELS = Pattern.compile("\\bcase ([A-Z_,\\s]+)->");

  @Test
  void noSwitchOverStatusesHasADefault() throws IOException {
    for (String source : List.of("src/main/java", "src/dev/java")) {
      try (Stream<Path> files = Files.walk(Path.of(source))) {
        assertThat(files.filter(file -> file.toString().endsWith(".java")))
            .allSatisfy(file -> assertThat(switchesWithDefault(file)).isEmpty());
      }
    }
  }

  @Test
  void oneThatHasItIsFound() {
    String over = "switch (status) { case TRIAGE, CLOSED -> 1; default -> 2; }";
    assertThat(found(over)).hasSize(1);
    assertThat(found("switch (event) { case CLOSED, WARNED -> 1; default -> 2; }")).isEmpty();
  }

  private static List<String> switchesWithDefault(Path file) {
    try {
      return found(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> found(String code) {
    return DEFAULT
        .matcher(code)
        .results()
        .map(end -> code.substring(code.lastIndexOf("switch (", end.start()), end.end()))
        .filter(StatusSwitchTest::isOverStatuses)
        .toList();
  }

  private static boolean isOverStatuses(String one) {
    Set<String> all =
        LABELS
            .matcher(one)
            .results()
            .flatMap(result -> Stream.of(result.group(1).split(",")).map(String::strip))
            .collect(Collectors.toSet());
    return !all.isEmpty() && STATUSES.containsAll(all);
  }
}
