package id.laksa.app;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody can guess. */
public final class Secrets {
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int PASSWORD_LENGTH = 24;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 24 letters and digits: 142 bits. */
  public static String password() {
    return RANDOM
        .ints(PASSWORD_LENGTH, 0, LETTERS_AND_DIGITS.length())
        .map(LETTERS_AND_DIGITS::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** 32 bytes in base64. */
  static String key() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }
}
