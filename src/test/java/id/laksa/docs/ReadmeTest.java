package id.laksa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README says about settings is what the settings file says. */
class ReadmeTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(laksa\\.[a-z0-9.-]+)` \\| (?:`(.*?)`)? ?\\| .+ \\|$", Pattern.MULTILINE);

  @Test
  void theTableOfSettingsIsTheSettingsFile() throws IOException {
    Map<String, String> table = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("README.md")));
    while (row.find()) {
      String value = row.group(2);
      table.put(row.group(1), value == null ? "" : value);
    }
    Properties defaults = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("conf/application.properties"))) {
      defaults.load(reader);
    }
    Map<String, String> file = new TreeMap<>();
    defaults.stringPropertyNames().forEach(name -> file.put(name, defaults.getProperty(name)));
    assertThat(table).isEqualTo(file);
  }
}
