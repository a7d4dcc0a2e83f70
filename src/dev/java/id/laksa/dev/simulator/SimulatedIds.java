package id.laksa.dev.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes ids that look like the real ones and can't be guessed. */
final class SimulatedIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] HEAD = {0x1C, 0x18};
  private static final int FROM_BUSINESS = 0x11;
  private static final int FROM_USER = 0x12;

  private SimulatedIds() {}

  /** A message id that holds the user, the direction and a random number, as real ones do. */
  static String wamid(String user, boolean fromUser) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEAD);
    writeText(bytes, user);
    bytes.writeBytes(new byte[] {0x15, 0x02, 0x00});
    bytes.write(fromUser ? FROM_USER : FROM_BUSINESS);
    bytes.write(0x18);
    writeText(bytes, HexFormat.of().withUpperCase().formatHex(random(fromUser ? 10 : 9)));
    bytes.write(0);
    return "wamid." + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Sixteen digits. */
  static String mediaId() {
    return Long.toString(RANDOM.nextLong(1_000_000_000_000_000L, 9_999_999_999_999_999L));
  }

  static String traceId() {
    return "A" + Base64.getUrlEncoder().withoutPadding().encodeToString(random(16));
  }

  static byte[] random(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return drawn;
  }

  private static void writeText(ByteArrayOutputStream bytes, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    bytes.write(ascii.length);
    bytes.writeBytes(ascii);
  }
}
