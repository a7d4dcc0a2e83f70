package id.laksa.evidence.imageio;

import static id.laksa.evidence.RefusalReason.CANNOT_DECODE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Takes a PNG apart, chunk by chunk, up to its end chunk. Texts and profiles, which can unpack to
 * gigabytes, never reach the decoder; of a moving PNG the still picture remains.
 */
final class PngParts {
  /** No camera writes larger ones, and a few bytes can unpack to all of it, 8 bytes a pixel. */
  private static final int SHARE = 2;

  private static final Set<String> DRAWING = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngParts() {}

  static Picture read(byte[] file, Bounds bounds) throws UnfitPhotoException {
    ByteBuffer in = ByteBuffer.wrap(file);
    if (!"IHDR".equals(type(in, 12))) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    int width = in.getInt(16);
    int height = in.getInt(20);
    bounds.share(SHARE).check(width, height);
    ByteArrayOutputStream drawing = new ByteArrayOutputStream(file.length);
    drawing.write(file, 0, 8);
    byte @Nullable [] exif = null;
    String type = "";
    in.position(8);
    while (!"IEND".equals(type)) {
      int start = in.position();
      int length = in.getInt();
      type = type(in, start + 4);
      if (length < 0) {
        throw new UnfitPhotoException(CANNOT_DECODE);
      }
      int end = start + 8 + length;
      in.position(end);
      if (in.getInt() != sum(file, start + 4, length + 4)) {
        throw new UnfitPhotoException(CANNOT_DECODE);
      }
      if (DRAWING.contains(type)) {
        drawing.write(file, start, end + 4 - start);
      } else if ("eXIf".equals(type)) {
        exif = Arrays.copyOfRange(file, start + 8, end);
      }
    }
    return new Picture(width, height, drawing.toByteArray(), exif);
  }

  private static String type(ByteBuffer in, int at) {
    byte[] type = new byte[4];
    in.get(at, type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  private static int sum(byte[] file, int from, int length) {
    CRC32 sum = new CRC32();
    sum.update(file, from, length);
    return (int) sum.getValue();
  }
}
