package id.laksa.evidence.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecoderProcessTest {
  private static final Bounds BOUNDS = new Bounds(128_000_000, 16_384);
  private final WebpDecoder decoder = new WebpDecoder(WebpDecoder.COMPUTING);

  @AfterEach
  void end() {
    decoder.close();
  }

  @Test
  void aWebpIsDecoded() throws IOException {
    assertThat(decoder.decode(picture(Photos.LOSSY_WEBP)).getWidth()).isEqualTo(32);
  }

  @Test
  void oneProcessDecodesManyAlsoAfterADamagedOne() throws IOException {
    decoder.decode(picture(Photos.LOSSY_WEBP));
    List<ProcessHandle> first = decoders();
    byte[] damaged = Photos.LOSSLESS_WEBP.clone();
    damaged[30] ^= 0x55;
    assertThatThrownBy(() -> decoder.decode(picture(damaged)))
        .isInstanceOf(UnfitPhotoException.class);
    assertThat(decoder.decode(picture(Photos.CLEAR_WEBP)).getWidth()).isEqualTo(32);
    assertThat(decoders()).isEqualTo(first).hasSize(1);
  }

  /** The decoder would undo each of them over the whole picture, one after the other. */
  @Test
  void aWebpThatAsksForMillionsOfTransformsIsGivenUpAndTheNextOneIsDecoded() throws IOException {
    try (WebpDecoder quick = new WebpDecoder(Duration.ofMillis(1_500))) {
      assertThatThrownBy(() -> quick.decode(picture(HostileWebps.ofMillionsOfTransforms())))
          .isInstanceOf(GaveUpException.class);
      assertThat(quick.decode(picture(Photos.LOSSY_WEBP)).getWidth()).isEqualTo(32);
    }
  }

  @Test
  void aProcessThatDiedIsReplaced() throws Exception {
    decoder.decode(picture(Photos.LOSSY_WEBP));
    for (ProcessHandle process : decoders()) {
      process.destroyForcibly();
      process.onExit().get();
    }
    assertThat(decoder.decode(picture(Photos.LOSSY_WEBP)).getWidth()).isEqualTo(32);
  }

  @Test
  void aClosedDecoderGivesUp() throws IOException {
    decoder.decode(picture(Photos.LOSSY_WEBP));
    decoder.close();
    assertThatThrownBy(() -> decoder.decode(picture(Photos.LOSSY_WEBP)))
        .isInstanceOf(GaveUpException.class);
  }

  private static List<ProcessHandle> decoders() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private static Picture picture(byte[] webp) throws UnfitPhotoException {
    return Format.WEBP.takeApart(webp.clone(), BOUNDS);
  }
}
