package id.laksa.web;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.PageKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets a form carry a photo that is already kept: only who once uploaded it through a form has its
 * seal, so nobody takes another's photo by naming it.
 */
public final class PhotoSeals {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}\\.[0-9a-f]{32}");
  private final KeyedHash hash;

  /** Takes the keys that all nodes share. */
  public PhotoSeals(PageKeys keys) {
    this.hash = keys.of("web-photo");
  }

  /**
   * What the form carries.
   *
   * @param sha256 of a kept photo, in hex
   */
  public String seal(String sha256) {
    byte[] seal = hash.of(sha256.getBytes(StandardCharsets.US_ASCII));
    return sha256 + "." + HexFormat.of().formatHex(Arrays.copyOf(seal, 16));
  }

  /** The SHA-256 of the kept photo; empty unless the seal is ours. */
  public Optional<String> open(String sealed) {
    if (!FORM.matcher(sealed).matches()) {
      return Optional.empty();
    }
    String sha256 = sealed.substring(0, 64);
    return KeyedHash.same(seal(sha256), sealed) ? Optional.of(sha256) : Optional.empty();
  }
}
