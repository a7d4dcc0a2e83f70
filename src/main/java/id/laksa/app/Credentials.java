package id.laksa.app;

import id.laksa.complaint.BulkSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who may log in: the operator, every department's user, who reads events and every bulk source,
 * with passwords that are made at the first run and kept in {@code credentials.properties}; and the
 * key that signs events.
 */
public final class Credentials {
  /** The control room's user. */
  public static final String OPERATOR = "operator";

  /** The key that signs events, beside the passwords: who reads events checks them by it. */
  public static final String EVENTS_KEY = "events-key";

  private static final String FILE = "credentials.properties";

  private final Map<String, String> passwords;

  private Credentials(Map<String, String> passwords) {
    this.passwords = Map.copyOf(passwords);
  }

  /**
   * Reads the file, after adding the users it lacks.
   *
   * @param folder the data folder
   * @param departments the users of the departments: their codes in lower case
   * @param sources the bulk sources
   * @throws StartupFailure if the file can't be read or written
   */
  public static Credentials load(
      Path folder, Collection<String> departments, Collection<BulkSource> sources) {
    Map<String, Supplier<String>> wanted = new LinkedHashMap<>();
    wanted.put(OPERATOR, Secrets::password);
    new TreeSet<>(departments).forEach(user -> wanted.put(user, Secrets::password));
    wanted.put(KafkaUsers.READER, Secrets::password);
    wanted.put(KafkaUsers.CITY, Secrets::password);
    sources.forEach(source -> wanted.put(source.name(), Secrets::password));
    wanted.put(EVENTS_KEY, Secrets::password);
    return new Credentials(SecretFile.complete(folder.resolve(FILE), wanted));
  }

  /**
   * Reads the file of an engine that has run, for a command beside it.
   *
   * @return the passwords by their users
   * @throws StartupFailure if the file can't be read
   */
  public static Map<String, String> passwords(Path folder) {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      credentials.load(reader);
    } catch (IOException e) {
      throw new StartupFailure("The credentials in " + folder + " can't be read.", e);
    }
    return credentials.stringPropertyNames().stream()
        .collect(Collectors.toMap(user -> user, credentials::getProperty));
  }

  /** Who may log in to the embedded Kafka. */
  public KafkaUsers kafkaUsers(String enginePassword, Collection<BulkSource> sources) {
    return new KafkaUsers(
        enginePassword,
        password(KafkaUsers.READER),
        password(KafkaUsers.CITY),
        sources.stream()
            .collect(Collectors.toMap(BulkSource::name, source -> password(source.name()))));
  }

  /** Whether there is such a user. */
  boolean has(String user) {
    return passwords.containsKey(user);
  }

  /**
   * The password of a user.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public String password(String user) {
    String password = passwords.get(user);
    if (password == null) {
      throw new IllegalArgumentException("no user " + user);
    }
    return password;
  }
}
