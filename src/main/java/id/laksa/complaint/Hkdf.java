package id.laksa.complaint;

import java.io.ByteArrayOutputStream;

/** HKDF with HMAC-SHA256 (RFC 5869); the JDK has none before 24. Thread-safe. */
final class Hkdf {
  private static final int HASH_BYTES = 32;
  private static final int MOST_BYTES = 255 * HASH_BYTES;
  private final KeyedHash pseudorandom;

  /**
   * Extracts.
   *
   * @param salt needn't be secret; empty for none
   * @param material the key to derive from
   */
  Hkdf(byte[] salt, byte[] material) {
    byte[] key = salt.length == 0 ? new byte[HASH_BYTES] : salt;
    this.pseudorandom = KeyedHash.under(KeyedHash.under(key).of(material));
  }

  /**
   * Expands.
   *
   * @param info what the key is for; another key for each
   * @param length in bytes, 1 to 8160
   */
  byte[] expand(byte[] info, int length) {
    if (length < 1 || length > MOST_BYTES) {
      throw new IllegalArgumentException("not a length: " + length);
    }
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    byte[] last = {};
    for (byte i = 1; made.size() < length; i++) {
      last = pseudorandom.of(last, info, new byte[] {i});
      made.write(last, 0, Math.min(last.length, length - made.size()));
    }
    return made.toByteArray();
  }
}
