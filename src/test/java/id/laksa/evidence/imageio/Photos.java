package id.laksa.evidence.imageio;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Photographs the tests draw themselves. */
final class Photos {
  /** 32 x 24, the left half red, the right half blue. */
  static final byte[] LOSSY_WEBP =
      base64(
          "UklGRmAAAABXRUJQVlA4IFQAAACQBACdASogABgAPikQhkKhoQ36AAwBQlkAHg38A/AD9gP6ByAXYD9gAHn01aAA"
              + "/vlPP//9uqXvQBif//6B76162QS/3iida9bIG0CRWs6fXGIegAA=");

  /** The same, lossless. */
  static final byte[] LOSSLESS_WEBP =
      base64("UklGRiYAAABXRUJQVlA4TBkAAAAvH8AFAA8Q87//8x8OBAJJ/tILDBDR/yjeAA==");

  /** 32 x 24, the left half red, the right half clear. */
  static final byte[] CLEAR_WEBP =
      base64(
          "UklGRoIAAABXRUJQVlA4WAoAAAAQAAAAHwAAFwAAQUxQSBMAAAABDzD/ERFCIJDkL73AABH9j+INAFZQOCBIAAAA"
              + "kAMAnQEqIAAYAD4tEIZCoaEN+gAMAWJZAC1FoB+AH4AAN8sQSAD++Hyz/2tAcGq/07P/5D9/Ifv5D9/8"
              + "h+/80TdL0INZ4MAA");

  /** Two frames. */
  static final byte[] MOVING_WEBP =
      base64(
          "UklGRvIAAABXRUJQVlA4WAoAAAACAAAAHwAAFwAAQU5JTQYAAAD/////AABBTk1GbgAAAAAAAAAAAB8AABcAAGQA"
              + "AAJWUDggVgAAAHAEAJ0BKiAAGAA+fTCSR6SjIaE36ACQD4lkALUWgH4gfsBxgAH5/AZ916mAAP7ucIf/"
              + "4s4cY5+v/9+0Shv5/65feojx+0Sh/4E7+BMTMqTX7SXnI4AAQU5NRlAAAAAIAAAAAAAPAAAXAABkAAAA"
              + "VlA4IDgAAAD0AgCdASoQABgAPpE4l0eDAIAAASCUAOwB+AH4AAIiAAD+3tY//+jBcBwPfS///YzH7Rn+"
              + "cbkAAA==");

  private Photos() {}

  /** The left half red, the right half blue, a green patch in the upper left corner. */
  static BufferedImage aStreet(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 2, height);
    pen.setColor(Color.BLUE);
    pen.fillRect(width / 2, 0, width - width / 2, height);
    pen.setColor(Color.GREEN);
    pen.fillRect(0, 0, width / 4, height / 4);
    pen.dispose();
    return image;
  }

  static byte[] aJpeg() {
    return aJpeg(640, 480);
  }

  static byte[] aJpeg(int width, int height) {
    return encoded("jpeg", aStreet(width, height, BufferedImage.TYPE_3BYTE_BGR), false);
  }

  static byte[] aProgressiveJpeg() {
    return encoded("jpeg", aStreet(640, 480, BufferedImage.TYPE_3BYTE_BGR), true);
  }

  static byte[] aPng() {
    return png(aStreet(640, 480, BufferedImage.TYPE_3BYTE_BGR));
  }

  static byte[] png(BufferedImage image) {
    return encoded("png", image, false);
  }

  static byte[] encoded(String format, BufferedImage image, boolean inPasses) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (inPasses) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static BufferedImage decoded(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A progressive JPEG of one grey, so that it is small, of any size. */
  static byte[] aLargeJpeg(int width, int height, boolean inPasses) {
    BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    return encoded("jpeg", grey, inPasses);
  }

  /** The JPEG with one more segment right after its start marker. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + content.length + 4);
    file.put(jpeg, 0, 2).put((byte) 0xff).put((byte) marker);
    file.putShort((short) (content.length + 2)).put(content);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }

  /** The JPEG with a frame header that claims another size. */
  static byte[] claiming(int width, int height, byte[] jpeg) {
    byte[] file = jpeg.clone();
    for (int at = 2; at < file.length; at++) {
      boolean frame = file[at] == (byte) 0xff && (file[at + 1] & 0xfc) == 0xc0;
      if (frame && file[at + 1] != (byte) 0xc4) {
        ByteBuffer.wrap(file).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
        return file;
      }
    }
    throw new IllegalArgumentException("no frame");
  }

  /** The PNG with a header that claims another size. */
  static byte[] pngClaiming(int width, int height, byte[] png) {
    byte[] header = Arrays.copyOfRange(png, 16, 29);
    ByteBuffer.wrap(header).putInt(0, width).putInt(4, height);
    ByteBuffer file = ByteBuffer.allocate(png.length).put(png, 0, 8);
    return file.put(chunk("IHDR", header)).put(png, 33, png.length - 33).array();
  }

  /** The PNG with one more chunk right after its header. */
  static byte[] withChunk(byte[] png, String type, byte[] content) {
    byte[] chunk = chunk(type, content);
    ByteBuffer file = ByteBuffer.allocate(png.length + chunk.length);
    return file.put(png, 0, 33).put(chunk).put(png, 33, png.length - 33).array();
  }

  static byte[] joined(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  static byte[] firstPercent(int percent, byte[] file) {
    return Arrays.copyOf(file, (int) ((long) file.length * percent / 100));
  }

  /** What the JPEG is without its last bytes. */
  static byte[] without(int bytes, byte[] jpeg) {
    return Arrays.copyOf(jpeg, jpeg.length - bytes);
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(content.length + 12).putInt(content.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, content.length + 4);
    return chunk.putInt((int) sum.getValue()).array();
  }

  private static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
