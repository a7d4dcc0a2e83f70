package id.laksa.complaint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under a key derived for one purpose; thread-safe. */
public final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private final SecretKeySpec key;
  private final ThreadLocal<Mac> mac;

  private KeyedHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.mac = ThreadLocal.withInitial(this::newMac);
  }

  /**
   * Derives the key of one purpose, so that no two uses of a master key can meet.
   *
   * @param purpose a fixed label
   */
  public static KeyedHash derived(byte[] masterKey, String purpose) {
    KeyedHash master = new KeyedHash(masterKey);
    return new KeyedHash(master.of(("laksa:" + purpose).getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Takes a key as it is, for what others must be able to check.
   *
   * @param key of this one purpose
   */
  public static KeyedHash under(byte[] key) {
    return new KeyedHash(key);
  }

  /** The 32 bytes of HMAC over the parts, in order; delimiting them is the caller's matter. */
  public byte[] of(byte[]... parts) {
    Mac threadsOwn = mac.get();
    for (byte[] part : parts) {
      threadsOwn.update(part);
    }
    return threadsOwn.doFinal();
  }

  /** Compares in constant time. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }

  private Mac newMac() {
    try {
      Mac fresh = Mac.getInstance(ALGORITHM);
      fresh.init(key);
      return fresh;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
