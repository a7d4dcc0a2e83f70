package id.laksa.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Where the city's app backend is called, as the city has registered it.
 *
 * @param secrets one, or two while they are changed: each signs
 * @param inside whether it may lie in the city's own network, without TLS
 * @param within how long a call may take, in all
 */
public record CallbackTarget(URI address, List<String> secrets, boolean inside, Duration within) {
  private static final int LONGEST_ADDRESS = 2_048;
  private static final int SHORTEST_SECRET = 24;
  private static final int LONGEST_SECRET = 64;
  private static final String MARK = "whsec_";

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException with what is wrong, and no secret in it
   */
  public CallbackTarget {
    secrets = List.copyOf(secrets);
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean allowed = scheme.equals("https") || (inside && scheme.equals("http"));
    if (!allowed || address.getHost() == null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("an address like https://app.example.go.id/laksa");
    }
    if (address.toString().length() > LONGEST_ADDRESS || address.getRawFragment() != null) {
      throw new IllegalArgumentException("an address of at most 2,048 characters without a #");
    }
    if (secrets.isEmpty() || !secrets.stream().allMatch(CallbackTarget::isSecret)) {
      throw new IllegalArgumentException(
          "secrets like whsec_…, 24 to 64 bytes in base64 behind the underscore");
    }
  }

  /** Names the address in the ledger. */
  public byte[] fingerprint() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(address.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says no secret. */
  @Override
  public String toString() {
    return "CallbackTarget[" + address.getHost() + "]";
  }

  private static boolean isSecret(String secret) {
    try {
      int bytes =
          secret.startsWith(MARK)
              ? Base64.getDecoder().decode(secret.substring(MARK.length())).length
              : 0;
      return bytes >= SHORTEST_SECRET && bytes <= LONGEST_SECRET;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
