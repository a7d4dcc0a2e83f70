package id.laksa.evidence.imageio;

import static id.laksa.evidence.RefusalReason.CANNOT_DECODE;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a JPEG apart, marker by marker, up to its end marker. What follows that (a motion photo's
 * film, a maker's trailer) is common in phones' files and is left behind. Where the end marker is
 * missing it is put on, as browsers do: whether a scan broke off, the decoder tells; whether a scan
 * is missing, {@link JpegScans}.
 */
final class JpegParts {
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;

  private final byte[] file;
  private final ByteBuffer in;
  private final Bounds bounds;
  private final ByteArrayOutputStream drawing;
  private final JpegScans scans = new JpegScans();
  private int width;
  private int height;
  private byte @Nullable [] exif;

  private JpegParts(byte[] file, Bounds bounds) {
    this.file = file;
    this.in = ByteBuffer.wrap(file);
    this.bounds = bounds;
    this.drawing = new ByteArrayOutputStream(file.length);
  }

  static Picture read(byte[] file, Bounds bounds) throws UnfitPhotoException {
    return new JpegParts(file, bounds).read();
  }

  private Picture read() throws UnfitPhotoException {
    in.position(2);
    copy(0, 2);
    for (int marker = nextMarker(); marker != END; marker = nextMarker()) {
      int start = in.position();
      int length = Short.toUnsignedInt(in.getShort());
      if (length < 2) {
        throw new UnfitPhotoException(CANNOT_DECODE);
      }
      in.position(start + length);
      segment(marker, start, length);
    }
    if (width == 0 || scans.isEmpty()) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    drawing.write(0xff);
    drawing.write(END);
    return new Picture(width, height, drawing.toByteArray(), exif);
  }

  private void segment(int marker, int start, int length) throws UnfitPhotoException {
    switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> {
        frame(marker, start);
        copy(start - 2, start + length);
      }
      case 0xc4, 0xdb, 0xdd -> copy(start - 2, start + length);
      case SCAN -> scan(start);
      case 0xe0 -> copyIf(length == 16 && says("JFIF\0", start), start, length);
      case 0xe2 -> copyIf(says("ICC_PROFILE\0", start), start, length);
      case 0xee -> copyIf(says("Adobe", start), start, length);
      case 0xe1 -> {
        if (exif == null && says("Exif\0\0", start)) {
          exif = Arrays.copyOfRange(file, start + 8, start + length);
        }
      }
      default -> {
        // Other frames (lossless, arithmetic, hierarchical), or a picture within the picture.
        if (marker < 0xdc) {
          throw new UnfitPhotoException(CANNOT_DECODE);
        }
      }
    }
  }

  private void frame(int marker, int start) throws UnfitPhotoException {
    if (width != 0 || in.get(start + 2) != 8) {
      throw new UnfitPhotoException(CANNOT_DECODE);
    }
    height = Short.toUnsignedInt(in.getShort(start + 3));
    width = Short.toUnsignedInt(in.getShort(start + 5));
    bounds.check(width, height);
    scans.frame(marker, in, start, width, height);
  }

  private void scan(int start) throws UnfitPhotoException {
    scans.scan(in, start);
    int end = hasNextMarker() ? in.position() - 2 : file.length;
    in.position(end);
    copy(start - 2, end);
  }

  private int nextMarker() {
    if (hasNextMarker()) {
      return Byte.toUnsignedInt(in.get(in.position() - 1));
    }
    if (!scans.areComplete()) {
      throw new BufferUnderflowException();
    }
    return END;
  }

  private boolean hasNextMarker() {
    while (in.remaining() > 1) {
      if (in.get() == (byte) 0xff) {
        int marker = Byte.toUnsignedInt(in.get(in.position()));
        boolean restart = marker >= 0xd0 && marker <= 0xd7;
        if (marker != 0 && marker != 0xff && !restart) {
          in.get();
          return true;
        }
      }
    }
    return false;
  }

  private boolean says(String name, int start) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    int from = start + 2;
    return from + bytes.length <= in.position()
        && in.slice(from, bytes.length).equals(ByteBuffer.wrap(bytes));
  }

  private void copyIf(boolean wanted, int start, int length) {
    if (wanted) {
      copy(start - 2, start + length);
    }
  }

  private void copy(int from, int to) {
    drawing.write(file, from, to - from);
  }
}
