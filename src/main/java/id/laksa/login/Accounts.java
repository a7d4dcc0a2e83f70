package id.laksa.login;

import id.laksa.complaint.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/** Who may enter by a door. Passwords are kept and compared as keyed hashes. */
public final class Accounts {
  private static final byte[] NOBODYS = new byte[32];
  private final KeyedHash hash;
  private final Map<String, byte[]> hashes = new TreeMap<>();

  /**
   * Takes the credentials.
   *
   * @param door the name of the door; each has a key of its own
   * @param passwords by user
   */
  public Accounts(byte[] masterKey, String door, Map<String, String> passwords) {
    this.hash = KeyedHash.derived(masterKey, door + "-password");
    passwords.forEach((user, password) -> hashes.put(user, of(password)));
  }

  /** Whether there is such a user. */
  public boolean knows(String user) {
    return hashes.containsKey(user);
  }

  /** Whether this is the user's password; takes as long whether or not there is one. */
  public boolean matches(String user, String password) {
    boolean same = MessageDigest.isEqual(hashes.getOrDefault(user, NOBODYS), of(password));
    return same && knows(user);
  }

  private byte[] of(String password) {
    return hash.of(password.getBytes(StandardCharsets.UTF_8));
  }
}
