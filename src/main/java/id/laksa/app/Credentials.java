package id.laksa.app;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Who may log in: the operator and every department's user, with passwords that are made at the
 * first run and kept in {@code credentials.properties}.
 */
public final class Credentials {
  /** The control room's user. */
  public static final String OPERATOR = "operator";

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
    return new Credentials(SecretFile.complete(folder.resolve("credentials.properties"), wanted));
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
