package id.laksa.app;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in to the embedded Kafka. The engine's own user may do everything; the reader reads
 * the public topics, and so does the city's, who has topics and groups of its own beside; each
 * writer writes the one topic of its source. Nobody else may do anything.
 *
 * @param enginePassword of {@link #ENGINE}
 * @param readerPassword of {@link #READER}
 * @param cityPassword of {@link #CITY}; null where there is no such user
 * @param writers the passwords by the names of the bulk sources
 */
public record KafkaUsers(
    String enginePassword,
    String readerPassword,
    @Nullable String cityPassword,
    Map<String, String> writers) {
  /** The engine's own user. */
  public static final String ENGINE = "laksa";

  /** The user of everyone who reads events. */
  public static final String READER = "events-reader";

  /** The user of the city's own routes, who also writes topics of its own. */
  public static final String CITY = "city";

  public KafkaUsers {
    writers = Map.copyOf(writers);
  }

  /** Those of a Kafka without routes of a city's. */
  public KafkaUsers(String enginePassword, String readerPassword, Map<String, String> writers) {
    this(enginePassword, readerPassword, null, writers);
  }

  /** Every password by its user. */
  public Map<String, String> passwords() {
    Map<String, String> all = new TreeMap<>(writers);
    all.put(ENGINE, enginePassword);
    all.put(READER, readerPassword);
    if (cityPassword != null) {
      all.put(CITY, cityPassword);
    }
    return all;
  }

  /** Says no password. */
  @Override
  public String toString() {
    return "KafkaUsers" + passwords().keySet();
  }
}
