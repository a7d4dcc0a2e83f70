package id.laksa.complaint;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts personal data at rest: AES-256-GCM under {@code laksa.data.key}, bound to what it
 * belongs to, so that one person's box can't be moved to another complaint. Thread-safe.
 */
public final class SealedBox {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * Takes the key.
   *
   * @param dataKey 32 bytes
   */
  public SealedBox(byte[] dataKey) {
    this.key = new SecretKeySpec(dataKey, "AES");
  }

  /**
   * Seals.
   *
   * @param belongsTo what the box is bound to; needed again to open it
   */
  public byte[] seal(byte[] plain, byte[] belongsTo) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, belongsTo, plain);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(VERSION)
        .put(nonce)
        .put(sealed)
        .array();
  }

  /**
   * Opens.
   *
   * @throws IllegalStateException if the box was changed, moved, or sealed with another key
   */
  public byte[] open(byte[] box, byte[] belongsTo) {
    ByteBuffer in = ByteBuffer.wrap(box);
    if (in.remaining() < 1 + NONCE_BYTES + TAG_BITS / 8 || in.get() != VERSION) {
      throw new IllegalStateException("Not a box of this version");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    in.get(nonce);
    byte[] sealed = new byte[in.remaining()];
    in.get(sealed);
    return crypt(Cipher.DECRYPT_MODE, nonce, belongsTo, sealed);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] belongsTo, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(belongsTo);
      return cipher.doFinal(input);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException("Personal data was changed, moved or sealed otherwise", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has AES-GCM", e);
    }
  }
}
