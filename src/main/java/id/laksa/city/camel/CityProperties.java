package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the city's files name in double braces: {@code conf/city.properties}, each key {@code a.b}
 * overridden by the environment's {@code A_B}, or by the contents of the file that {@code A_B_FILE}
 * names.
 *
 * @param faults what couldn't be read and isn't set then; whoever names what isn't set is set aside
 */
public record CityProperties(Properties values, List<Fault> faults) {
  private static final String FILE = "_FILE";
  private static final String NAME = "conf/city.properties";

  /**
   * Reads them.
   *
   * @param file need not be there
   * @param environment of the process
   */
  public static CityProperties read(Path file, Map<String, String> environment) {
    Properties values = new Properties();
    List<Fault> faults = new ArrayList<>();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        values.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        faults.add(new Fault(NAME, 0, "can't be read: " + Reasons.of(e)));
      }
    }
    for (String key : values.stringPropertyNames()) {
      String variable = variable(key);
      String value = environment.get(variable);
      String from = environment.get(variable + FILE);
      if (from != null) {
        value = contents(from, key, faults);
        // Neither the file's own nor none at all is what was wanted.
        values.remove(key);
      }
      if (value != null) {
        values.setProperty(key, value);
      }
    }
    return new CityProperties(values, List.copyOf(faults));
  }

  /** These, and below them what the engine gives. */
  public CityProperties over(Map<String, String> given) {
    Properties all = new Properties();
    all.putAll(given);
    all.putAll(values);
    return new CityProperties(all, faults);
  }

  private static @Nullable String contents(String file, String key, List<Fault> faults) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | IllegalArgumentException e) {
      String variable = variable(key) + FILE;
      faults.add(
          new Fault(
              NAME,
              0,
              "the file that " + variable + " names can't be read: " + key + " isn't set"));
      return null;
    }
  }

  private static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
