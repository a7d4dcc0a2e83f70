package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DecoderProcessTest {
  private static final Bounds BOUNDS = new Bounds(64_000_000, 16_384);

  @Test
  void aWebpIsDecoded() throws IOException {
    Picture picture = Format.WEBP.takeApart(Photos.LOSSY_WEBP.clone(), BOUNDS);
    assertThat(DecoderProcess.decode(picture).getWidth()).isEqualTo(32);
  }

  /** The decoder would undo each of them over the whole picture, one after the other. */
  @Test
  void aWebpThatAsksForMillionsOfTransformsIsGivenUp() throws IOException {
    byte[] lossless = Arrays.copyOf(Photos.LOSSLESS_WEBP, 4_000_000);
    // The bits 101 over and over: one more transform follows, it is "subtract green".
    byte[] bits = {0b0110_1101, (byte) 0b1101_1011, (byte) 0b1011_0110};
    for (int at = 25; at < lossless.length; at++) {
      lossless[at] = bits[(at - 25) % 3];
    }
    ByteBuffer header = ByteBuffer.wrap(lossless).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(4, lossless.length - 8).putInt(16, lossless.length - 20);
    Picture picture = Format.WEBP.takeApart(lossless, BOUNDS);
    assertThatThrownBy(() -> DecoderProcess.decode(picture, 1))
        .isInstanceOf(UnfitPhotoException.class)
        .hasMessage("cannot-decode");
  }
}
