package id.laksa.evidence.imageio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a camera would: a big-endian TIFF block with the main, shot and GPS directories. */
public final class ExifBlock {
  private static final int SHORT = 3;
  private static final int ASCII = 2;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;

  private final List<Tag> main = new ArrayList<>();
  private final List<Tag> shot = new ArrayList<>();
  private final List<Tag> gps = new ArrayList<>();

  public ExifBlock orientation(int value) {
    main.add(new Tag(0x0112, SHORT, 1, ByteBuffer.allocate(4).putShort((short) value).array()));
    return this;
  }

  public ExifBlock takenAt(String dateTimeOriginal, @Nullable String offset) {
    shot.add(ascii(0x9003, dateTimeOriginal));
    if (offset != null) {
      shot.add(ascii(0x9011, offset));
    }
    return this;
  }

  public ExifBlock at(String latRef, double lat, String lonRef, double lon) {
    gps.add(ascii(1, latRef));
    gps.add(degrees(2, lat));
    gps.add(ascii(3, lonRef));
    gps.add(degrees(4, lon));
    return this;
  }

  /** The TIFF block alone, as PNG and WebP hold it. */
  byte[] tiff() {
    int shotAt = 8 + size(main, 2);
    int gpsAt = shotAt + size(shot, 0);
    List<Tag> first = new ArrayList<>(main);
    first.add(pointer(0x8769, shotAt));
    first.add(pointer(0x8825, gpsAt));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8});
    out.writeBytes(directory(first, 8));
    out.writeBytes(directory(shot, shotAt));
    out.writeBytes(directory(gps, gpsAt));
    return out.toByteArray();
  }

  /** The JPEG with this block in front. */
  public byte[] in(byte[] jpeg) {
    byte[] prefix = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    return Photos.withSegment(jpeg, 0xe1, Photos.joined(prefix, tiff()));
  }

  private static byte[] directory(List<Tag> tags, int at) {
    int valuesAt = at + 6 + 12 * tags.size();
    ByteBuffer entries = ByteBuffer.allocate(6 + 12 * tags.size()).putShort((short) tags.size());
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (Tag tag : tags) {
      entries.putShort((short) tag.id).putShort((short) tag.type).putInt(tag.count);
      if (tag.value.length <= 4) {
        entries.put(tag.value).position(entries.position() + 4 - tag.value.length);
      } else {
        entries.putInt(valuesAt + values.size());
        values.writeBytes(tag.value);
      }
    }
    return Photos.joined(entries.array(), values.toByteArray());
  }

  private static int size(List<Tag> tags, int pointers) {
    return 6
        + 12 * (tags.size() + pointers)
        + tags.stream().mapToInt(tag -> tag.value.length <= 4 ? 0 : tag.value.length).sum();
  }

  private static Tag pointer(int id, int at) {
    return new Tag(id, LONG, 1, ByteBuffer.allocate(4).putInt(at).array());
  }

  private static Tag ascii(int id, String text) {
    byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
    return new Tag(id, ASCII, bytes.length, bytes);
  }

  private static Tag degrees(int id, double value) {
    ByteBuffer parts = ByteBuffer.allocate(24).putInt((int) Math.round(value * 1e6));
    return new Tag(
        id, RATIONAL, 3, parts.putInt(1_000_000).putInt(0).putInt(1).putInt(0).putInt(1).array());
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Tag(int id, int type, int count, byte[] value) {}
}
