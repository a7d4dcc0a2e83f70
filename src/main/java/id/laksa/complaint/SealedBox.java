package id.laksa.complaint;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts personal data at rest: AES-256-GCM, bound to what it belongs to, so that one person's
 * box can't be moved to another complaint. A box names the key it was sealed with, so that keys can
 * be changed. Thread-safe.
 */
public final class SealedBox {
  /** Bytes of a box that say which key it needs. */
  public static final int HEADER_BYTES = 5;

  /** From before keys could be changed: names none. */
  private static final byte NAMELESS = 1;

  private static final byte NAMING = 2;
  private static final int ID_BYTES = HEADER_BYTES - 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final List<Key> keys = new ArrayList<>();

  private static final class Key {
    private final SecretKeySpec master;
    private final SecretKeySpec derived;
    private final byte[] header;

    private Key(byte[] dataKey) {
      byte[] id = KeyedHash.derived(dataKey, "box-key-id").of();
      this.master = new SecretKeySpec(dataKey, "AES");
      this.derived = new SecretKeySpec(KeyedHash.derived(dataKey, "box").of(), "AES");
      this.header = ByteBuffer.allocate(HEADER_BYTES).put(NAMING).put(id, 0, ID_BYTES).array();
    }
  }

  /**
   * Seals and opens by one key.
   *
   * @param dataKey 32 bytes
   */
  public SealedBox(byte[] dataKey) {
    this(dataKey, List.of());
  }

  /**
   * Seals by one key and opens by several.
   *
   * @param current 32 bytes
   * @param older what was sealed by them is still opened; 32 bytes each
   */
  public SealedBox(byte[] current, List<byte[]> older) {
    keys.add(new Key(current));
    older.forEach(key -> keys.add(new Key(key)));
  }

  /** How every box begins that is sealed by the current key. */
  public byte[] header() {
    return keys.get(0).header.clone();
  }

  /**
   * Seals.
   *
   * @param belongsTo what the box is bound to; needed again to open it
   */
  public byte[] seal(byte[] plain, byte[] belongsTo) {
    Key current = keys.get(0);
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, current.derived, nonce, current.header, belongsTo, plain);
    return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
        .put(current.header)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Opens.
   *
   * @throws IllegalStateException if the box was changed, moved, or sealed with a key that isn't
   *     here
   */
  public byte[] open(byte[] box, byte[] belongsTo) {
    if (box.length > 0 && box[0] == NAMELESS) {
      return openNameless(box, belongsTo);
    }
    for (Key key : keys) {
      if (Arrays.mismatch(box, key.header) == HEADER_BYTES) {
        return open(box, HEADER_BYTES, key.derived, key.header, belongsTo);
      }
    }
    throw new IllegalStateException("Sealed with a key that isn't here");
  }

  private byte[] openNameless(byte[] box, byte[] belongsTo) {
    IllegalStateException last = null;
    for (Key key : keys) {
      try {
        return open(box, 1, key.master, new byte[0], belongsTo);
      } catch (IllegalStateException e) {
        last = e;
      }
    }
    throw new IllegalStateException("No key here opens it", last);
  }

  private static byte[] open(
      byte[] box, int from, SecretKeySpec key, byte[] header, byte[] belongsTo) {
    if (box.length < from + NONCE_BYTES + TAG_BITS / 8) {
      throw new IllegalStateException("A box was cut short");
    }
    byte[] nonce = Arrays.copyOfRange(box, from, from + NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(box, from + NONCE_BYTES, box.length);
    return crypt(Cipher.DECRYPT_MODE, key, nonce, header, belongsTo, sealed);
  }

  private static byte[] crypt(
      int mode, SecretKeySpec key, byte[] nonce, byte[] header, byte[] belongsTo, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(header);
      cipher.updateAAD(belongsTo);
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException("Personal data was changed, moved or sealed otherwise", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has AES-GCM", e);
    }
  }
}
