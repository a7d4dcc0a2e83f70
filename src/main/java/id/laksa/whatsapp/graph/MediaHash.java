package id.laksa.whatsapp.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Compares a file with a SHA-256 in any of the forms that Meta writes it in. */
final class MediaHash {
  private MediaHash() {}

  /** Whether {@code announced}, hexadecimal or base64 of either alphabet, is the file's hash. */
  static boolean matches(Path file, String announced) throws IOException {
    byte[] hash = of(file);
    if (announced.equalsIgnoreCase(HexFormat.of().formatHex(hash))) {
      return true;
    }
    String standard = announced.replace('-', '+').replace('_', '/').replace("=", "");
    return standard.equals(Base64.getEncoder().withoutPadding().encodeToString(hash));
  }

  private static byte[] of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream read = new DigestInputStream(in, digest)) {
        read.transferTo(OutputStream.nullOutputStream());
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
