package id.laksa.login;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.PageKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may enter by a door. Passwords are kept and compared as keyed hashes. */
public final class Accounts {
  private static final byte[] NOBODYS = new byte[32];
  private final KeyedHash hash;
  private final Map<String, byte[]> hashes = new TreeMap<>();
  private final Set<String> strong = new HashSet<>();

  /**
   * Takes the credentials.
   *
   * @param door the name of the door; each has a key of its own
   * @param passwords by user
   */
  public Accounts(PageKeys keys, String door, Map<String, String> passwords) {
    this.hash = keys.of(door + "-password");
    passwords.forEach(
        (user, password) -> {
          hashes.put(user, of(password));
          if (password.length() >= GuessThrottle.STRONG) {
            strong.add(user);
          }
        });
  }

  /** Whether there is such a user. */
  public boolean knows(String user) {
    return hashes.containsKey(user);
  }

  /** Whether this is the user's password; takes as long whether or not there is one. */
  public boolean matches(String user, String password) {
    boolean same = MessageDigest.isEqual(fingerprint(user), of(password));
    return same && knows(user);
  }

  /** What is another one when the user's password is; tells nobody anything about it. */
  public byte[] fingerprint(String user) {
    return hashes.getOrDefault(user, NOBODYS).clone();
  }

  /**
   * Tries a password.
   *
   * @param source the network it comes from
   * @param browser of one that was logged in as this user before; else null
   */
  public LoginVerdict enter(
      GuessThrottle throttle,
      String user,
      String password,
      String source,
      @Nullable String browser) {
    PasswordGuess guess =
        new PasswordGuess(knows(user) ? user : null, strong.contains(user), source, browser);
    return throttle.judge(guess, () -> matches(user, password));
  }

  private byte[] of(String password) {
    return hash.of(password.getBytes(StandardCharsets.UTF_8));
  }
}
