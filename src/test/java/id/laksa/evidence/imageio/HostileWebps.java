package id.laksa.evidence.imageio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** WebPs that cost much more than they weigh. */
public final class HostileWebps {
  private HostileWebps() {}

  /** 4 MB that would take hours. */
  public static byte[] ofMillionsOfTransforms() {
    byte[] lossless = Arrays.copyOf(Photos.LOSSLESS_WEBP, 4_000_000);
    // The bits 101 over and over: one more transform follows, it is "subtract green".
    byte[] bits = {0b0110_1101, (byte) 0b1101_1011, (byte) 0b1011_0110};
    for (int at = 25; at < lossless.length; at++) {
      lossless[at] = bits[(at - 25) % 3];
    }
    ByteBuffer header = ByteBuffer.wrap(lossless).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(4, lossless.length - 8).putInt(16, lossless.length - 20);
    return lossless;
  }

  /** A few bytes for any size: each pixel is the only one that there can be and takes no bit. */
  public static byte[] ofOneColour(int width, int height) {
    ByteBuffer webp = ByteBuffer.allocate(34).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(26);
    webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(14);
    webp.put((byte) 0x2f).putInt((width - 1) | ((height - 1) << 14));
    // No transform, no cache, one group of five codes, each of the one symbol 0.
    return webp.putLong(0b0001_0001_0001_0001_0001_000L).array();
  }
}
