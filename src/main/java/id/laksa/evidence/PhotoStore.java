package id.laksa.evidence;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Keeps photographs under the hash of their bytes. A fault is an unchecked I/O exception. */
public interface PhotoStore {
  /**
   * Keeps the bytes; once it returns they survive a crash. The same bytes again change nothing.
   *
   * @param jpeg the bytes served
   * @return their id, see {@link #idOf}
   */
  String put(byte[] jpeg);

  /**
   * Opens a photograph; the caller closes it.
   *
   * @param sha256 an id from anywhere
   * @return empty when nothing is kept under it, or it is no id at all
   */
  Optional<InputStream> open(String sha256);

  /**
   * Says of a photograph that was put here earlier that it is about to be named, as if it were put
   * here again.
   *
   * @param sha256 an id
   * @return false when it is no longer here
   */
  boolean renew(String sha256);

  /**
   * Removes a photograph for good; one that isn't there is removed already.
   *
   * @param sha256 an id
   * @return false when it was put here within the last minute: whoever did may be about to name it
   */
  boolean remove(String sha256);

  /** The SHA-256 of the bytes: 64 lower-case hexadecimal digits. */
  static String idOf(byte[] jpeg) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jpeg));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
