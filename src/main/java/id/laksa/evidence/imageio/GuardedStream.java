package id.laksa.evidence.imageio;

import id.laksa.evidence.RefusalReason;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes whose end can't be overlooked. The WebP decoder catches the end of its input and goes on
 * with whatever bits it saw last, for minutes; it may look ahead by a few bytes, no more.
 */
final class GuardedStream extends ImageInputStreamImpl {
  private static final int LOOK_AHEAD = 8;

  private final byte[] bytes;

  GuardedStream(byte[] bytes) {
    this.bytes = Arrays.copyOf(bytes, bytes.length + LOOK_AHEAD);
  }

  @Override
  public int read() throws UnfitPhotoException {
    bitOffset = 0;
    return Byte.toUnsignedInt(bytes[next(1)]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws UnfitPhotoException {
    bitOffset = 0;
    int most = Math.min(length, Math.max(1, bytes.length - (int) streamPos));
    System.arraycopy(bytes, next(most), target, offset, most);
    return most;
  }

  private int next(int count) throws UnfitPhotoException {
    int from = (int) streamPos;
    if (from + count > bytes.length) {
      throw new UnfitPhotoException(RefusalReason.TRUNCATED);
    }
    streamPos += count;
    return from;
  }
}
