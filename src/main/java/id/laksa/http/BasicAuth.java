package id.laksa.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Basic authentication against the credentials, compared in constant time. */
public final class BasicAuth {
  private static final int LONGEST = 1_024;
  private final Map<String, String> passwords;

  /**
   * Takes the credentials.
   *
   * @param passwords by user
   */
  public BasicAuth(Map<String, String> passwords) {
    this.passwords = Map.copyOf(passwords);
  }

  /**
   * Who is asking.
   *
   * @param authorization the header; null when there is none
   * @return the user; empty unless both user and password are right
   */
  public Optional<String> user(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
      String expected = passwords.get(parts[0]);
      boolean right = parts.length == 2 && expected != null && same(expected, parts[1]);
      return right ? Optional.of(parts[0]) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
