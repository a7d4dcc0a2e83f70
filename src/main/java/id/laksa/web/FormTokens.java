package id.laksa.web;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.PageKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token in a form: it proves that the form is ours and at most 24 hours old, and its nonce
 * makes whatever is sent with it one complaint, however often. Any node reads any other's.
 * Thread-safe.
 */
public final class FormTokens {
  private static final Duration LIFE = Duration.ofHours(24);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
  private static final Pattern FORM = Pattern.compile("[\\w-]{22}\\.\\d{1,11}\\.[\\w-]{22}");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private final KeyedHash hash;
  private final SecureRandom random = new SecureRandom();

  /** Takes the keys that all nodes share. */
  public FormTokens(PageKeys keys) {
    this.hash = keys.of("web-form");
  }

  /** A new token, unlike any other. */
  public String issue(Instant now) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    String said = BASE64.encodeToString(nonce) + "." + now.getEpochSecond();
    return said + "." + sealOf(said);
  }

  /** The nonce of a token; empty unless it is ours and still good. */
  public Optional<String> nonceOf(String token, Instant now) {
    if (!FORM.matcher(token).matches()) {
      return Optional.empty();
    }
    String[] parts = token.split("\\.", -1);
    Instant issued = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    boolean ours = KeyedHash.same(sealOf(parts[0] + "." + parts[1]), parts[2]);
    boolean good = !issued.isAfter(now.plus(CLOCKS_APART)) && now.isBefore(issued.plus(LIFE));
    return ours && good ? Optional.of(parts[0]) : Optional.empty();
  }

  private String sealOf(String said) {
    byte[] seal = hash.of(said.getBytes(StandardCharsets.US_ASCII));
    return BASE64.encodeToString(Arrays.copyOf(seal, 16));
  }
}
