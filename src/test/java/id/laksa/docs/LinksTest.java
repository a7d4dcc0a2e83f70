package id.laksa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever follows a link arrives. */
class LinksTest {
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:)([^)\\s]+)\\)|<img src=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  static List<Path> pages() throws IOException {
    return Documents.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsToAFileThatIsThereAndToAHeadingInIt(Path page) throws IOException {
    List<String> lost =
        LINK.matcher(Documents.prose(page))
            .results()
            .map(link -> link.group(1) == null ? link.group(2) : link.group(1))
            .filter(link -> !leads(page, link))
            .toList();
    assertThat(lost).as("links of %s", page).isEmpty();
  }

  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || anchors(target).anyMatch(parts[1]::equals));
  }

  /** As GitHub makes them of headings. */
  private static Stream<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(Documents.prose(page))
          .results()
          .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
          .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
