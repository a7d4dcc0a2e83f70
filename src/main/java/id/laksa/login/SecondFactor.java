package id.laksa.login;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes of an authenticator app: TOTP (RFC 6238), six digits, 30 seconds, SHA-1. */
public final class SecondFactor {
  private static final int BYTES = 20;

  /** Clocks of phones are wrong by so many steps at most. */
  private static final int STEPS_APART = 1;

  private final TimeBasedOneTimePasswordGenerator generator =
      new TimeBasedOneTimePasswordGenerator();

  /** A new secret. */
  public byte[] newSecret() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** A secret as it is typed into an app. */
  public static String typed(byte[] secret) {
    return new Base32().encodeToString(secret).replace("=", "");
  }

  /** A secret that was typed; empty when it is none. */
  public static Optional<byte[]> secret(String typed) {
    return typed.matches("[A-Z2-7]{32}")
        ? Optional.of(new Base32().decode(typed))
        : Optional.empty();
  }

  /** A secret as an app reads it from a link. */
  public static String link(String user, byte[] secret) {
    String label = URLEncoder.encode("LAKSA:" + user, StandardCharsets.UTF_8);
    return "otpauth://totp/" + label + "?secret=" + typed(secret) + "&issuer=LAKSA";
  }

  /**
   * The step whose code this is; empty when it is none of now.
   *
   * @param after no code of this step or of one before is taken again
   */
  public OptionalLong step(byte[] secret, String code, long after, Instant now) {
    long seconds = generator.getTimeStep().toSeconds();
    long current = now.getEpochSecond() / seconds;
    for (long step = current - STEPS_APART; step <= current + STEPS_APART; step++) {
      if (step > after && isCodeOf(secret, code, Instant.ofEpochSecond(step * seconds))) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private boolean isCodeOf(byte[] secret, String code, Instant at) {
    try {
      String right =
          generator.generateOneTimePasswordString(
              new SecretKeySpec(secret, generator.getAlgorithm()), at);
      return MessageDigest.isEqual(
          right.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("The secret is a key", e);
    }
  }
}
