package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.docs.MadeDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/settings.md is made of the settings file, its remarks and the bounds in the code. */
class SettingsDocumentTest {
  private static final String HEAD =
      """
      # Settings

      Made of [conf/application.properties](../conf/application.properties) and of the bounds in the code;
      `SettingsDocumentTest` holds it so and makes it anew.

      Each setting has its default in that file. The environment overrides it (`LAKSA_HTTP_PORT` for
      `laksa.http.port`: dots and hyphens become underscores), the command line overrides both
      (`./laksa run --laksa.http.port=9000`). All are read at the start, on every node by itself; one that can't be meant
      is told then, by its name, and nothing is started. Durations are as in ISO 8601: `PT10S`, `PT15M`, `P2D`.
      """;
  private static final Pattern PAGE = Pattern.compile("\\b((?:\\w+/)+\\w+\\.md)(#[\\w-]+)?");

  /**
   * One setting.
   *
   * @param part of the file where it stands
   * @param means its remark, empty when it has none
   */
  private record Line(String part, String name, String value, String means) {}

  @Test
  void thePageIsTheSettingsFileWithTheBoundsOfTheCode() throws IOException {
    StringBuilder made = new StringBuilder(HEAD);
    String part = "";
    for (Line line : lines()) {
      if (!line.part.equals(part)) {
        part = line.part;
        made.append("\n## %s\n".formatted(part))
            .append("| setting | default | bounds | means |\n|---|---|---|---|\n");
      }
      String value = line.value.isEmpty() ? "" : "`" + line.value + "`";
      made.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(line.name, value, bounds(line), linked(line.means).replace("|", "\\|")));
    }
    MadeDocument.holds(Path.of("docs/settings.md"), made.toString(), SettingsDocumentTest.class);
  }

  @Test
  void everySettingStandsInAPartAndSaysWhatItMeans() throws IOException {
    assertThat(lines())
        .allSatisfy(
            line -> {
              assertThat(line.part).as(line.name).isNotEmpty();
              assertThat(line.means).as(line.name).isNotEmpty();
            });
  }

  @Test
  void thePageLeavesNoneOut() throws IOException {
    Map<String, String> all = Settings.load(Path.of("conf"), Map.of(), Map.of()).all();
    assertThat(lines())
        .extracting(Line::name)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(all.keySet())
        .containsAll(NumberSettings.names());
  }

  private static List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    List<String> remark = new ArrayList<>();
    String part = "";
    for (String text : Files.readAllLines(Path.of("conf/application.properties"))) {
      if (text.startsWith("## ")) {
        part = text.substring(3);
      } else if (text.startsWith("# ")) {
        remark.add(text.substring(2));
        continue;
      } else if (!text.isEmpty()) {
        String[] pair = text.split("=", 2);
        lines.add(new Line(part, pair[0], pair[1], String.join(" ", remark)));
      }
      remark.clear();
    }
    return lines;
  }

  private static String bounds(Line line) {
    if (NumberSettings.names().contains(line.name)) {
      return NumberSettings.bounds(line.name);
    }
    if (line.value.equals("true") || line.value.equals("false")) {
      return "`true`, `false`";
    }
    try {
      Duration.parse(line.value);
      return "a duration";
    } catch (DateTimeException e) {
      return "";
    }
  }

  /** Pages of the repository, as links from docs/. */
  private static String linked(String means) {
    return PAGE.matcher(means)
        .replaceAll(
            page -> {
              String path = page.group(1);
              String anchor = page.group(2) == null ? "" : page.group(2);
              String target =
                  path.startsWith("docs/") ? path.substring("docs/".length()) : "../" + path;
              return "[%s](%s%s)".formatted(path, target, anchor);
            });
  }
}
