package id.laksa.app.embedded;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who may log in to the embedded Kafka. The engine's own user may do everything; the reader reads
 * the public topics; each writer writes the one topic of its source. Nobody else may do anything.
 *
 * @param enginePassword of {@link #ENGINE}
 * @param readerPassword of {@link #READER}
 * @param writers the passwords by the names of the bulk sources
 */
public record KafkaUsers(
    String enginePassword, String readerPassword, Map<String, String> writers) {
  /** The engine's own user. */
  public static final String ENGINE = "laksa";

  /** The user of everyone who reads events. */
  public static final String READER = "events-reader";

  public KafkaUsers {
    writers = Map.copyOf(writers);
  }

  /** Every password by its user. */
  Map<String, String> passwords() {
    Map<String, String> all = new TreeMap<>(writers);
    all.put(ENGINE, enginePassword);
    all.put(READER, readerPassword);
    return all;
  }

  /** Says no password. */
  @Override
  public String toString() {
    return "KafkaUsers" + passwords().keySet();
  }
}
