package id.laksa.evidence.imageio;

import static id.laksa.evidence.RefusalReason.ANIMATED;
import static id.laksa.evidence.RefusalReason.CANNOT_DECODE;
import static id.laksa.evidence.RefusalReason.TRUNCATED;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes a WebP apart, chunk by chunk, up to the length it gives itself. */
final class WebpParts {
  /** The decoder takes about 30 bytes of heap a pixel: 12.8 megapixels of 128 are 384 MB. */
  private static final int SHARE = 10;

  private static final int HEADER = 12;
  private static final int ANIMATION = 0x02;
  private static final int ALPHA_AND_PROFILE = 0x30;

  private final byte[] file;
  private final ByteBuffer in;
  private final Bounds bounds;
  private final ByteArrayOutputStream drawing;
  private int canvasWidth;
  private int canvasHeight;
  private int width;
  private int height;
  private byte @Nullable [] exif;

  private WebpParts(byte[] file, Bounds bounds) {
    this.file = file;
    this.in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    this.bounds = bounds.share(SHARE);
    this.drawing = new ByteArrayOutputStream(file.length);
  }

  static Picture read(byte[] file, Bounds bounds) throws UnfitPhotoException {
    return new WebpParts(file, bounds).read();
  }

  private Picture read() throws UnfitPhotoException {
    long end = 8 + Integer.toUnsignedLong(in.getInt(4));
    drawing.write(file, 0, HEADER);
    for (long at = HEADER; at + 8 <= end; at = in.position()) {
      in.position((int) at);
      String type = type();
      int length = in.getInt();
      int data = in.position();
      if (length < 0) {
        throw new UnfitPhotoException(TRUNCATED);
      }
      chunk(type, data, length);
      in.position(data + length);
      in.position(Math.min(data + length + (length & 1), file.length));
    }
    if (end > file.length) {
      throw new UnfitPhotoException(TRUNCATED);
    }
    if (width == 0 || (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height))) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    byte[] bytes = drawing.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bytes.length - 8);
    return new Picture(width, height, bytes, exif);
  }

  private void chunk(String type, int data, int length) throws UnfitPhotoException {
    switch (type) {
      case "VP8X" -> {
        int flags = in.get(data);
        if ((flags & ANIMATION) != 0) {
          throw new UnfitPhotoException(ANIMATED);
        }
        canvasWidth = 1 + (in.getInt(data + 4) & 0xffffff);
        canvasHeight = 1 + (in.getInt(data + 6) >>> 8);
        bounds.check(canvasWidth, canvasHeight);
        if (drawing.size() != HEADER || length != 10) {
          throw new UnfitPhotoException(CANNOT_DECODE);
        }
        in.put(data, (byte) (flags & ALPHA_AND_PROFILE));
        copy(data, length);
      }
      case "VP8 " -> {
        if ((in.get(data) & 1) != 0) {
          throw new UnfitPhotoException(CANNOT_DECODE);
        }
        picture(in.getShort(data + 6) & 0x3fff, in.getShort(data + 8) & 0x3fff);
        copy(data, length);
      }
      case "VP8L" -> {
        int size = in.getInt(data + 1);
        picture(1 + (size & 0x3fff), 1 + (size >>> 14 & 0x3fff));
        copy(data, length);
      }
      case "ALPH", "ICCP" -> copy(data, length);
      case "EXIF" -> exif = Arrays.copyOfRange(file, data, data + length);
      default -> {}
    }
  }

  private void picture(int width, int height) throws UnfitPhotoException {
    bounds.check(width, height);
    if (this.width != 0) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    this.width = width;
    this.height = height;
  }

  private void copy(int data, int length) {
    int end = Math.min(data + length + (length & 1), file.length);
    drawing.write(file, data - 8, 8 + end - data);
  }

  private String type() {
    byte[] type = new byte[4];
    in.get(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
