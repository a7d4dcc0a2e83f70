package id.laksa.app;

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
 * Who may log in: the operator and every department's user, with passwords that are made at the
 * first run and kept in {@code credentials.properties}.
 */
public final class Credentials {
  /** The control room's user. */
  public static final String OPERATOR = "operator";

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
   * @throws StartupFailure if the file can't be read or written
   */
  public static Credentials load(Path folder, Collection<String> departments) {
    Map<String, Supplier<String>> wanted = new LinkedHashMap<>();
    wanted.put(OPERATOR, Secrets::password);
    new TreeSet<>(departments).forEach(user -> wanted.put(user, Secrets::password));
    return new Credentials(SecretFile.complete(folder.resolve(FILE), wanted));
  }

  /**
   * Reads the file of an engine that has run, for a command beside it.
   *
   * @return the passwords by their users
   * @throws StartupFailure if the file can't be read
   */
  static Map<String, String> passwords(Path folder) {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve(FILE))) {
      credentials.load(reader);
    } catch (IOException e) {
      throw new StartupFailure("The credentials in " + folder + " can't be read.", e);
    }
    return credentials.stringPropertyNames().stream()
        .collect(Collectors.toMap(user -> user, credentials::getProperty));
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
