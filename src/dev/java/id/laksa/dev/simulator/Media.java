package id.laksa.dev.simulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A stored medium; its bytes are never changed. */
public final class Media {
  private final String id;
  private final String type;
  private final byte[] bytes;
  private final byte[] sha256;

  Media(String id, String type, byte[] bytes) {
    this.id = id;
    this.type = type;
    this.bytes = bytes.clone();
    this.sha256 = hash(bytes);
  }

  /** Digits. */
  public String id() {
    return id;
  }

  /** Its MIME type as the sender said. */
  public String type() {
    return type;
  }

  /** The bytes themselves, not a copy: don't write to them. */
  public byte[] bytes() {
    return bytes;
  }

  /** The 32 bytes of its hash. */
  public byte[] sha256() {
    return sha256.clone();
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
