package id.laksa.whatsapp.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Meta's signature of a webhook: HMAC-SHA256 over the bytes as they came, keyed by the secret. */
public final class WebhookSignature {
  private static final String ALGORITHM = "HmacSHA256";
  private final SecretKeySpec secret;

  /**
   * Takes the secret.
   *
   * @param appSecret of the app in Meta's dashboard; not empty
   */
  public WebhookSignature(String appSecret) {
    this.secret = new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /**
   * Whether the header proves that the bytes come from Meta. Compared in constant time.
   *
   * @param header {@code X-Hub-WebhookSignature-256}; null when there is none
   */
  public boolean isRight(byte[] body, @Nullable String header) {
    return header != null
        && MessageDigest.isEqual(
            of(body).getBytes(StandardCharsets.US_ASCII), header.getBytes(StandardCharsets.UTF_8));
  }

  /** The header's value for a body. */
  public String of(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
